"""The polarisation of every issue over time, one of them strong."""

import streamlit as st

from stances.analysis.history import month_days, polarisation_history
from stances.analysis.question import Question
from stances.app import address, choices, page
from stances.app.cache import Bundle
from stances.app.components.history import show_history as draw_history
from stances.charts.history import history_spec


def show_history(bundle: Bundle, question: Question) -> None:
    """A line for each issue, month by month; the chosen issue's stands out."""
    titles = choices.names_of(bundle, "issue")
    shown = {issue: titles[issue] for issue in question.issues}
    address.keep("issue")
    if other := titles.get(address.unknown("issue", ["", *shown])):
        st.caption(page.as_text(f"“{other}” is not among the issues chosen above."))
    strong = choices.one_of(
        "issue", "Issue", shown, usual=question.issues[0], widget="list", mounted=True,
        key="issue_line",
    )  # fmt: skip
    firsts = bundle.tables.stances["earliest"]
    first = question.as_of if firsts.empty else firsts.min().date()
    days = month_days(first, question.as_of)
    moments = polarisation_history(question, days)
    if all(moment.value is None for moment in moments[strong]):
        st.info("On no day did five actors have a position on this issue.")
        return
    spec = history_spec(
        {titles[issue]: moments[issue] for issue in question.issues},
        measure="Polarisation",
        counted="actors",
        strong=titles[strong],
    )
    draw_history(spec, key="polarisation_history")
