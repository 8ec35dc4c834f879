"""The text in a file's bytes, by what its server, its mark or the file itself says of it."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from codecs import lookup as codec

from stances.gathering.gathered import NotGathered, Outcome
from stances.reading.seeds import damage_in

_MARKS = {BOM_UTF8: "utf-8-sig", BOM_UTF16_LE: "utf-16", BOM_UTF16_BE: "utf-16"}
_STATED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE
)
_HEAD = 4096
_NO_TEXT = {"rot13", "unicode_escape", "raw_unicode_escape", "undefined", "punycode", "idna"}
DOUBT = "the page does not state its encoding, Windows-1252 is assumed; look for wrong letters"


def decoded_markup(raw: bytes, stated: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The markup with Unix line ends, and a remark if its encoding had to be assumed.

    ``stated`` is the encoding that the server names.
    """
    inside = _STATED.search(raw[:_HEAD])
    for name in (_mark(raw), stated, inside[1].decode() if inside else None, "utf-8"):
        if (text := _decoded(raw, name)) is not None:
            return text, ()
    return _unix(raw.decode("cp1252", errors="replace")), (DOUBT,)


def decoded_text(raw: bytes, stated: str | None = None) -> str:
    """The plain text with Unix line ends; NotGathered with the place if its encoding is unknown."""
    for name in (_mark(raw), stated, "utf-8"):
        if (text := _decoded(raw, name)) is not None:
            return text
    damage = damage_in(raw)
    where = f"line {damage.line}, column {damage.column}" if damage else "the text"
    what = f" ({damage.what})" if damage else ""
    raise NotGathered(
        Outcome.UNREADABLE, f"{where} is not UTF-8 text{what}; save it as UTF-8 and add it again"
    )


def _mark(raw: bytes) -> str | None:
    return next((name for mark, name in _MARKS.items() if raw.startswith(mark)), None)


def _decoded(raw: bytes, name: str | None) -> str | None:
    """The text in that encoding; None if it is not, or no encoding of text has the name."""
    try:
        known = codec(name or "").name.replace("-", "_")
        return None if known in _NO_TEXT else _unix(raw.decode(known))
    except (LookupError, ValueError, AttributeError):
        return None


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
