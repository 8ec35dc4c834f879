"""The brief on a view, beside its download: nothing is written before a format is chosen."""

from collections.abc import Mapping
from datetime import date
from functools import partial

import streamlit as st

from stances.analysis.question import Question
from stances.app import location
from stances.app.cache import Bundle
from stances.briefs import FORMATS, Format
from stances.wording.words import day_words

_OTHER_DAYS = ("compared", "then")  # what an address calls the day that a page compares with


def offer_brief(bundle: Bundle, question: Question, written: Mapping[str, str]) -> None:
    """A button that opens the formats; ``written`` is what the link to the view says."""
    popover = st.popover("Brief", icon=":material/description:", on_change="rerun", key="brief")
    if not popover.open:
        return
    from stances.briefs.assembly import Place, brief, usual_comparison  # noqa: PLC0415

    named = next((written[name] for name in _OTHER_DAYS if name in written), "")
    other = date.fromisoformat(named) if named else usual_comparison(question.as_of)
    place = Place(location.base_address(), location.view_address(written, bundle.dataset))

    headline = None
    if "scale" in written:  # the front page's sentence counts everyone
        headline = question.about(actors=list(question.ledger.actors), issues=[written["scale"]])

    def content(form: Format) -> bytes:
        return form.content(
            brief(question, bundle.dataset, compared_with=other, headline=headline, place=place)
        )

    with popover:
        st.caption(
            "The finding, the table, what moved, each actor's words and every source, as of "
            f"{day_words(question.as_of)}, compared with {day_words(other)}."
        )
        for name, form in FORMATS.items():
            st.download_button(
                form.label,
                data=partial(content, form),
                file_name=f"brief-{question.as_of}{form.suffix}",
                mime=form.media_type,
                on_click="ignore",
                icon=":material/download:",
                key=f"download_brief_{name}",
                width="stretch",
            )
