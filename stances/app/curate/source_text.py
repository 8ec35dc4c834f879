"""A source text from a link, a file or the clipboard: confirmed, kept, then coded by passages."""

from functools import partial

import streamlit as st

from stances import wording
from stances.app import cache
from stances.app.curate import desk, form, receiving
from stances.app.curate.at_fields import show_in_places, show_wrong_values
from stances.app.curate.drafts import Form
from stances.app.curate.form import NEW
from stances.app.curate.proposal import original, propose_source, show_reason
from stances.app.curate.record import suggested_source_id
from stances.app.curate.text_stance import code_text
from stances.curation.seeds import source_text, texts_folder
from stances.errors import InvalidData, StancesError
from stances.model.records import Source

_KEY = receiving.KEY
_TEXT, _BEGUN = "curated_text", "text_begun"
_FIELDS = ("id", "title", "publisher", "author", "published", "url", "archived", "accessed",
           "language", "tier", "copy_of", "note")  # fmt: skip


def text_page() -> None:
    """A new text, or one that is kept: beside it the form that codes its passages."""
    started = original()
    seeds = {source.id: source.seed for source in started.dataset.sources if source.seed}
    names = {name: label for name, label in started.names.sources.items() if name in seeds}
    if not form.value(_BEGUN):
        form.hold(_BEGUN, True)
        _empty()
    others = started.names.others("sources")
    chosen = form.pick("Text", {NEW: "New text", **names}, key=_TEXT, others=others)
    if not chosen:
        _add_text()
        return
    seed = desk.seed_of(chosen)
    if seed is not None:
        code_text(chosen, seed)


def draft() -> Form:
    """The form of a new text as one of which a draft is kept."""
    return Form(_KEY, "Source text", _empty)


def _add_text() -> None:
    """The text however it comes, what was taken of it to confirm, and the save."""
    received = receiving.receive()
    if received is None:
        st.caption(
            "The text is kept under seeds/, so that every quotation can be checked against it."
        )
        return
    started = original()
    receiving.show_origin(received)
    places: form.Places = {}
    values = form.record_form(
        Source, started.names, key=_KEY, only=_FIELDS, across=3, places=places
    )
    if not values["id"]:
        values["id"] = suggested_source_id(started.dataset, values)
    show_wrong_values("sources", values, places)
    text = receiving.confirm(received)
    try:
        kept = source_text(text, folder=texts_folder(started.opened.path))
    except StancesError as error:
        show_reason(error)
        return
    outcome = cache.source_proposal(started, kept, values)
    if isinstance(outcome, StancesError):
        if isinstance(outcome, InvalidData):
            show_in_places(outcome, "sources", values["id"], places)
        show_reason(outcome)
        return
    number = len(cache.quotations_in(started, kept.text))
    st.caption(f"{wording.count(number, 'quotation')} found. Save the text to code its passages.")
    propose_source(outcome, key=_KEY, after=partial(_open_saved, str(values["id"])))


def _open_saved(name: str) -> None:
    """After a save the new text is the one that is open, and the form is empty again."""
    form.hold(_TEXT, name)
    _empty()


def _empty() -> None:
    receiving.forget()
    form.fill(Source, {}, key=_KEY)
    draft().settle()
