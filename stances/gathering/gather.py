"""A document gathered from its address or from a file that was uploaded."""

import re
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from stances import clock
from stances.gathering.decoding import decoded_markup, decoded_text
from stances.gathering.fetch import Fetched, Limits, fetch
from stances.gathering.gathered import Gathered, Kind, NotGathered, Outcome
from stances.gathering.page import read_page
from stances.gathering.pdf import read_pdf
from stances.gathering.reading import Read
from stances.gathering.word import is_word, read_word
from stances.model.seeds import content_hash

MOST_BYTES = Limits().most_bytes
UPLOADS = ("pdf", "docx", "html", "htm", "txt", "md")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP_NAMES = {".html", ".htm", ".xhtml"}
_TEXT_NAMES = {".txt", ".md", ".text"}


def gather(address: str, *, limits: Limits | None = None, accessed: date | None = None) -> Gathered:
    """The document at a web address, asked for once; NotGathered says why there is none.

    Nothing is written, and nothing but this address (and where it leads on) is asked for.
    """
    answer = fetch(address, limits=limits or Limits())
    kind, read = _read_answer(answer)
    asked = address.strip()
    gathered = _gathered(kind, read, accessed=accessed, address=asked, final=answer.final)
    return replace(gathered, remarks=(*_about_addresses(gathered), *gathered.remarks))


def read_upload(name: str, raw: bytes, *, accessed: date | None = None) -> Gathered:
    """The document in a file: PDF, DOCX, HTML or plain text; NotGathered if it is none of these."""
    if len(raw) > MOST_BYTES:
        raise NotGathered(
            Outcome.TOO_LARGE,
            f"{name} is {len(raw) / 1024**2:.1f} MB; the limit is {MOST_BYTES // 1024**2} MB: save "
            "the part you need",
        )
    ending = PurePath(name).suffix.lower()
    kind, read = _read(raw, markup=ending in _MARKUP_NAMES, plain=ending in _TEXT_NAMES)
    return _gathered(kind, read, accessed=accessed)


def _read_answer(answer: Fetched) -> tuple[Kind, Read]:
    sort = answer.headers.get_content_type()
    return _read(
        answer.raw,
        markup=sort in {"text/html", "application/xhtml+xml"},
        plain=sort in {"text/plain", "text/markdown"},
        charset=answer.headers.get_content_charset(),
        address=answer.final,
    )


def _read(
    raw: bytes,
    *,
    markup: bool,
    plain: bool,
    charset: str | None = None,
    address: str | None = None,
) -> tuple[Kind, Read]:
    """The document by what its bytes are and, if they do not tell, by what is said of them."""
    if raw[:1024].lstrip().startswith(b"%PDF-"):
        return Kind.PDF, read_pdf(raw)
    if raw.startswith(b"PK\x03\x04") and is_word(raw):
        return Kind.WORD, read_word(raw)
    if b"\0" in raw[:1024] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _unknown()
    if markup or (not plain and _MARKUP.match(raw[:4096])):
        markup_text, doubts = decoded_markup(raw, charset)
        page = read_page(markup_text, address=address)
        return Kind.PAGE, replace(page, remarks=(*page.remarks, *doubts))
    if not plain:
        raise _unknown()
    text = decoded_text(raw, charset)
    if not text.strip():
        raise NotGathered(Outcome.UNREADABLE, "the text is empty; choose another")
    return Kind.TEXT, Read(text=text)


def _unknown() -> NotGathered:
    return NotGathered(
        Outcome.UNREADABLE,
        "this is neither a web page nor PDF, DOCX or plain text; save it as one of these and "
        "upload it",
    )


def _about_addresses(gathered: Gathered) -> list[str]:
    if not gathered.moved:
        return []
    remarks = [f"the address leads on to {gathered.final_address}"]
    if gathered.front_page:
        remarks.append(
            "that is the front page of the site: the document may be gone, and this text another"
        )
    return remarks


def _gathered(
    kind: Kind,
    read: Read,
    *,
    accessed: date | None,
    address: str | None = None,
    final: str | None = None,
) -> Gathered:
    text, left_out = _CONTROLS.subn("", read.text)
    controls = (f"{left_out} control characters were left out of the text",) if left_out else ()
    return Gathered(
        kind=kind,
        text=text,
        accessed=accessed or clock.local_day(),
        hash=content_hash(text),
        title=read.title,
        author=read.author,
        publisher=read.publisher,
        date=read.date,
        language=read.language,
        address=address,
        final_address=final,
        pages=read.pages,
        remarks=(*read.remarks, *controls),
    )
