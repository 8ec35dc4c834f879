"""A source text pasted or uploaded: kept with its metadata, its quotations offered."""

from functools import partial

import streamlit as st

from stances import wording
from stances.app import cache, page
from stances.app.curate import form, stance
from stances.app.curate.form import NEW
from stances.app.curate.proposal import original, propose_source, show_reason
from stances.app.curate.record import suggested_source_id
from stances.curation.seeds import SourceText, source_text, texts_folder
from stances.curation.speech.quotations import Quotation
from stances.errors import StancesError
from stances.model.records import Source
from stances.model.seeds import Passage, Seed
from stances.model.vocabulary import Act, ActorKind, Attribution, Confidence

_KEY = "text_form"
_TEXT, _PASTED, _UPLOADED, _BEGUN = "curated_text", "pasted_text", "uploaded_text", "text_begun"
_FIELDS = ("id", "title", "publisher", "author", "published", "url", "archived", "accessed",
           "language", "tier", "copy_of", "note")  # fmt: skip


def text_page() -> None:
    """A new text, or one that is kept: its quotations, each of which starts a stance."""
    started = original()
    seeds = {source.id: source.seed for source in started.dataset.sources if source.seed}
    names = {name: label for name, label in started.names.sources.items() if name in seeds}
    if not form.value(_BEGUN):
        form.hold(_BEGUN, True)
        form.fill(Source, {}, key=_KEY)
    chosen = form.pick("Text", {NEW: "New text", **names}, key=_TEXT)
    if not chosen:
        _add_text()
        return
    seed = started.opened.seeds.get(seeds[chosen])
    if seed is not None:
        _offer_quotations(chosen, seed)


def _add_text() -> None:
    """Paste or upload, the metadata, and the save."""
    raw = _received()
    if not raw.strip():
        st.caption(
            "The text is kept as received under seeds/, so that every quotation can be checked "
            "against it. Plain text, up to 2 MB."
        )
        return
    started = original()
    values = form.record_form(Source, started.names, key=_KEY, only=_FIELDS, across=3)
    if not values["id"]:
        values["id"] = suggested_source_id(started.dataset, values)
    try:
        text = source_text(raw, folder=texts_folder(started.opened.path))
    except StancesError as error:
        show_reason(error)
        return
    _propose(text, values)


def _received() -> bytes:
    """The uploaded file's content, else what was pasted."""
    upload = st.file_uploader(
        "Upload a text file", type=["txt", "md"], key=_UPLOADED, max_upload_size=2
    )
    pasted = st.text_area("Or paste the text", key=_PASTED, height=200, persist_state="session")
    if upload is not None:
        return bytes(upload.getvalue())
    return pasted.encode("utf-8", "surrogatepass")


def _propose(text: SourceText, values: form.Values) -> None:
    started = original()
    outcome = cache.source_proposal(started, text, values)
    if isinstance(outcome, StancesError):
        show_reason(outcome)
        return
    number = len(cache.quotations_in(started, text.text))
    st.caption(f"{wording.count(number, 'quotation')} found. Save the text to choose from them.")
    propose_source(outcome, key=_KEY, after=partial(_open_saved, str(values["id"])))


def _open_saved(name: str) -> None:
    """After a save the new text is the one that is open, and the form is empty again."""
    form.clear(_PASTED, _UPLOADED)
    form.hold(_TEXT, name)
    form.fill(Source, {}, key=_KEY)


def _offer_quotations(source: str, seed: Seed) -> None:
    """The quotations of a text with their likely speakers; choosing one starts a stance."""
    started = original()
    quotations = cache.quotations_in(started, seed.text)
    cited = [
        passage
        for record in started.dataset.stances
        for item in record.evidence
        if item.source == source and item.quote
        if (passage := seed.find(item.quote, item.occurrence))
    ]
    if not quotations:
        st.info(
            "No quotation found in this text. A stance can still cite it, with a summary alone."
        )
        return
    st.caption(
        f"{wording.count(len(quotations), 'quotation')} found. The speaker is a guess: check it "
        "against the text."
    )
    for number, quotation in enumerate(quotations):
        with st.container(border=True):
            st.text(quotation.text)
            actor = started.dataset.actors_by_id.get(quotation.actor or "")
            words = [
                quotation.speaker or "Speaker unknown",
                f"actor: {actor.name}" if actor else "",
                "already cited" if any(_within(quotation, passage) for passage in cited) else "",
            ]
            st.caption(page.as_text(" · ".join(filter(None, words))))
            st.button(
                "Code this quotation",
                key=f"code_{number}",
                on_click=_code,
                args=(source, quotation, _occurrence(quotation, seed)),
            )


def _within(quotation: Quotation, passage: Passage) -> bool:
    """True if the words are part of a passage that is cited."""
    return passage.start <= quotation.start and quotation.end <= passage.end


def _occurrence(quotation: Quotation, seed: Seed) -> int | None:
    """Which of several places with these words it is; None if there is only one."""
    places = [passage.start for passage in seed.passages(quotation.text)]
    if len(places) < 2 or quotation.start not in places:
        return None
    return places.index(quotation.start) + 1


def _code(source: str, quotation: Quotation, occurrence: int | None) -> None:
    """Callback: the stance form, filled in with what the text says."""
    dataset = original().dataset
    published = dataset.sources_by_id[source].published
    actor = dataset.actors_by_id.get(quotation.actor or "")
    person = actor is not None and actor.kind == ActorKind.PERSON
    stance.start(
        {
            "actor": quotation.actor,
            "speaker": None if person else quotation.speaker or None,
            "date": str(published) if published else None,
            "attribution": Attribution.QUOTE,
            "act": Act.STATEMENT,
            "confidence": Confidence.HIGH,
            "evidence": [{"source": source, "quote": quotation.text, "occurrence": occurrence}],
        }
    )
    form.hold("task", "Stance")
