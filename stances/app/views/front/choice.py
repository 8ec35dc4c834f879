"""What the front page is about: the issue on the scale, the day, the records that count."""

from dataclasses import replace

import streamlit as st

from stances.analysis.question import Question, question
from stances.app import choices
from stances.app.cache import Bundle


def choose(bundle: Bundle) -> tuple[str, Question]:
    """The issue on the scale, and the question about every actor and every issue."""
    with st.container(key="front-choice", horizontal=True, vertical_alignment="bottom"):
        issue = choices.one_of(
            "scale",
            "Issue on the scale",
            choices.names_of(bundle, "issue"),
            usual=bundle.dataset.lead,
            widget="list",
        )
        day = choices.as_of(bundle)
        choices.turning_points(bundle, day)
        with st.popover("Filters", icon=":material/tune:"):
            keep, knowledge = choices.filters(bundle)
    asked = question(bundle.tables, as_of=day, ledger=bundle.ledger)
    asked = replace(asked, keep=keep, knowledge=knowledge)
    choices.show_data_end(bundle, asked)
    return issue, asked
