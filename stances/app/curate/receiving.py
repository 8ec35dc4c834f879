"""How a text comes in: from a link, a file or the clipboard, and what was taken, to confirm."""

import os
from dataclasses import dataclass
from hashlib import blake2b

import streamlit as st

from stances import wording
from stances.app import page
from stances.app.curate import form
from stances.app.curate.proposal import original
from stances.app.curate.work import FETCH, work
from stances.errors import StancesError
from stances.gathering.archive import ARCHIVE, copy_instead, with_copy
from stances.gathering.fetch import Limits
from stances.gathering.gather import MOST_BYTES, UPLOADS, gather, read_upload
from stances.gathering.gathered import Gathered, Kind, NotGathered, Outcome
from stances.gathering.record import source_fields
from stances.model.records import Source

KEY = "text_form"
_LINK, _PASTED, _TEXT = (f"{KEY}_{name}" for name in ("link", "pasted", "taken"))
_UPLOADED, _ARCHIVE = "uploaded_text", "ask_archive"
_RECEIVED, _SEEN, _TURN = "received_text", "received_upload", "received_turn"
_ASKING = "Asking the Internet Archive …"


@dataclass(frozen=True, slots=True)
class Received:
    """What has come in: the bytes to keep if nothing is corrected, and what is known of them."""

    raw: bytes
    text: str
    gathered: Gathered | None = None


def receive() -> Received | None:
    """The text that has come in, None if none has."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        link = st.text_input(
            "From a link",
            key=_LINK,
            placeholder="https://",
            help="Asks for this one page, once, and takes its text, title, author and date.",
            persist_state="session",
        )
        st.button(
            "Fetch",
            key="fetch",
            icon=":material/download:",
            on_click=work().ask,
            args=(FETCH,),
        )
    archive = st.checkbox(
        "Ask the Internet Archive for a copy too", key=_ARCHIVE, persist_state="session"
    )
    if work().wanted == FETCH:
        _fetch(link.strip(), archive=archive)
    upload = st.file_uploader(
        "Or upload a file",
        type=list(UPLOADS),
        key=f"{_UPLOADED}_{form.value(_TURN) or 0}",
        max_upload_size=MOST_BYTES // 1024**2,
    )
    if upload is not None:
        _read(upload.name, bytes(upload.getvalue()))
    received: Received | None = form.value(_RECEIVED)
    if received is not None:
        return received
    if form.value(_TEXT) and not form.value(_PASTED):  # of a draft that was brought back
        form.hold(_PASTED, form.value(_TEXT))
        form.hold(_TEXT, "")
    pasted = st.text_area("Or paste the text", key=_PASTED, height=200, persist_state="session")
    if not pasted.strip():
        return None
    return Received(pasted.encode("utf-8", "surrogatepass"), pasted)


def show_origin(received: Received) -> None:
    """Says what the text was taken from, and what to look at in it."""
    gathered = received.gathered
    if gathered is None:
        return
    pages = f", {wording.count(gathered.pages, 'page')}" if gathered.pages else ""
    st.info(
        page.as_text(
            f"Taken from a {gathered.kind}{pages}. Compare it with the document and correct it "
            "below; nothing is saved before you do so."
        ),
        icon=":material/fact_check:",
    )
    for remark in gathered.remarks:
        st.warning(page.as_text(f"{remark[:1].upper()}{remark[1:]}."))


def confirm(received: Received) -> bytes:
    """The text to keep, as it came or as it was corrected here."""
    if received.gathered is None:
        return received.raw
    text = st.text_area(
        "The text that was taken: correct it where something is missing or does not belong",
        key=_TEXT,
        height=320,
        persist_state="session",
    )
    st.button("Take another text", on_click=forget, key="another_text")
    if text == received.text:
        return received.raw
    st.caption("You have changed the text: the text shown here is kept.")
    return text.encode("utf-8", "surrogatepass")


def forget() -> None:
    """Nothing has come in."""
    form.clear(_RECEIVED, _SEEN)
    form.hold(_TURN, (form.value(_TURN) or 0) + 1)  # an empty field for uploads
    for key in (_LINK, _PASTED, _TEXT):
        form.hold(key, "")


def _fetch(link: str, *, archive: bool) -> None:
    """Asks for the page, and says why there is none; what stands in the form stays."""
    private = os.environ.get("STANCES_PRIVATE_LINKS", "") == "1"
    limits = Limits(allow_private=private)
    try:
        with st.spinner("Fetching the page …"):
            gathered = gather(link, limits=limits)
    except StancesError as error:
        why = str(error)
        if archive and isinstance(error, NotGathered) and error.outcome is Outcome.GONE:
            with st.spinner(_ASKING):
                why += f"; {copy_instead(link, limits=limits, server=ARCHIVE)}"
        st.error(page.as_text(f"Not fetched: {why}. You can upload or paste the text instead."))
        return
    if archive:
        with st.spinner(_ASKING):
            gathered = with_copy(gathered, limits=limits, server=ARCHIVE)
    _take(gathered, gathered.text.encode())


def _read(name: str, raw: bytes) -> None:
    """Reads an upload, once; a plain text is kept as received, byte for byte."""
    seen = blake2b(name.encode(errors="surrogatepass") + b"\0" + raw, digest_size=16).hexdigest()
    if form.value(_SEEN) == seen:
        return
    try:
        gathered = read_upload(name, raw)
    except StancesError as error:
        st.error(page.as_text(f"Not read: {error}."))
        return
    form.hold(_SEEN, seen)
    _take(gathered, raw if gathered.kind is Kind.TEXT else gathered.text.encode())


def _take(gathered: Gathered, raw: bytes) -> None:
    """What was taken goes into the form, for the curator to correct and confirm."""
    fields = source_fields(gathered, original().dataset) | {"id": None}
    form.fill(Source, fields, key=KEY)
    shown = gathered.text.replace("\r\n", "\n")
    form.hold(_TEXT, shown)
    form.hold(_RECEIVED, Received(raw, shown, gathered))
