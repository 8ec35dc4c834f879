"""A source text pasted or uploaded: kept with its metadata, its quotations offered."""

from typing import Any

import streamlit as st

from stances import wording
from stances.app import page
from stances.app.curate import stances
from stances.app.curate.fields import fill, record_form
from stances.app.curate.proposals import begun, propose_source, standing, unsaved_problems
from stances.curation.editing import new_source_id
from stances.curation.seeds import source_edit
from stances.curation.speech.quotations import Quotation, quotations
from stances.errors import InvalidData, StancesError
from stances.model.records import Source
from stances.model.seeds import Seed
from stances.model.vocabulary import ActorKind

KEY = "text_form"
_NEW = ""
_FIELDS = ("id", "title", "publisher", "author", "published", "url", "archived", "accessed",
           "language", "note")  # fmt: skip


def text_page() -> None:
    """A new text, or one that is kept: its quotations, each of which starts a stance."""
    dataset = standing().dataset
    kept = {source.id: source for source in dataset.sources if source.seed}
    known = [_NEW, *kept]
    if st.session_state.get("curated_text") not in known:
        st.session_state["curated_text"] = _NEW
    if not st.session_state.get(f"{KEY}_begun"):
        st.session_state[f"{KEY}_begun"] = True
        fill(Source, {}, key=KEY)
    chosen = st.selectbox(
        "Text",
        known,
        format_func=lambda name: name or "A new text",
        key="curated_text",
        persist_state="session",
    )
    if chosen == _NEW:
        _new_text()
        return
    seed = begun().seeds.get(kept[chosen].seed)
    if seed is not None:
        _offer(chosen, seed)


def _new_text() -> None:
    """Paste or upload, the metadata, and the save."""
    dataset = standing().dataset
    upload = st.file_uploader(
        "Upload a text file", type=["txt", "md"], key="uploaded_text", max_upload_size=2
    )
    pasted = st.text_area(
        "or paste the text", key="pasted_text", height=200, persist_state="session"
    )
    raw = upload.getvalue() if upload is not None else pasted.encode("utf-8", "surrogatepass")
    if not raw.strip():
        st.caption(
            "The text is kept as received under seeds/, so that every quotation can be checked "
            "against it. Up to 2 MB of plain text."
        )
        return
    fields = record_form(Source, dataset, key=KEY, only=_FIELDS, across=3)
    if not fields["id"]:
        fields["id"] = new_source_id(
            dataset, publisher=fields["publisher"], published=fields["published"]
        )
        st.caption(page.as_text(f"Its id will be {fields['id']}"))
    try:
        edit = source_edit(begun(), raw, fields)
    except InvalidData as error:
        unsaved_problems(error.problems)
        return
    except StancesError as error:
        st.error(page.as_text(str(error)))
        return
    found = quotations(edit.source.text, dataset)
    st.caption(f"{wording.count(len(found), 'quotation')} found; save to choose from them.")
    name = str(fields["id"])
    propose_source(edit, key=KEY, after=lambda: _saved(name))


def _saved(name: str) -> None:
    """After a save the new text is the one that is open, and the form is empty again."""
    for key in ("pasted_text", "uploaded_text"):
        st.session_state.pop(key, None)
    st.session_state["curated_text"] = name
    fill(Source, {}, key=KEY)


def _offer(source: str, seed: Seed) -> None:
    """The quotations of a text with their likely speakers; choosing one starts a stance."""
    dataset = standing().dataset
    found = quotations(seed.text, dataset)
    used = {
        item.quote for stance in dataset.stances for item in stance.evidence
        if item.source == source and item.quote
    }  # fmt: skip
    if not found:
        st.info("No quotation found in this text. A stance can still rest on it, in our own words.")
        return
    st.caption(
        f"{wording.count(len(found), 'quotation')} found. The speaker is a guess: check it against "
        "the text."
    )
    for number, quotation in enumerate(found):
        with st.container(border=True):
            st.text(quotation.text)
            known = dataset.actors_by_id.get(quotation.actor or "")
            who = quotation.speaker or "speaker not found"
            actor = f" · actor: {known.name}" if known else ""
            cited = " · already cited" if quotation.text in used else ""
            st.caption(page.as_text(f"{who}{actor}{cited}"))
            st.button(
                "Code this quotation",
                key=f"code_{number}",
                on_click=_code,
                args=(source, quotation),
            )


def _code(source: str, quotation: Quotation) -> None:
    """Callback: the stance form, filled in with what the text says."""
    dataset = standing().dataset
    published = dataset.sources_by_id[source].published
    actor = dataset.actors_by_id.get(quotation.actor or "")
    values: dict[str, Any] = {
        "actor": quotation.actor,
        "speaker": None if actor and actor.kind == ActorKind.PERSON else quotation.speaker or None,
        "date": str(published) if published else None,
        "attribution": "quote",
        "act": "statement",
        "confidence": "high",
        "evidence": [{"source": source, "quote": quotation.text}],
    }
    stances.start(dataset, values)
    st.session_state["task"] = "Stance"
