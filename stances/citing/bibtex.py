"""Items as BibTeX entries (BibLaTeX dialect, whose ``date`` keeps an uncertain date as EDTF)."""

import re
from collections.abc import Iterable
from urllib.parse import quote

from stances.citing.citable import Citable, Kind
from stances.model.records import Author

_TYPES = {Kind.PAGE: "online", Kind.TEXT: "misc", Kind.DATASET: "dataset"}
# BibTeX counts braces even after a backslash, hence the named ones.
_ESCAPES = str.maketrans(
    {character: f"\\{character}" for character in "#$%&_"}
    | {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
    | {"{": "\\textbraceleft{}", "}": "\\textbraceright{}"}
)
_ADDRESS = "%/:?#[]@!$&'()*+,;=~-._"


def bibtex_text(items: Iterable[Citable]) -> str:
    """The items as a ``.bib`` file."""
    return "\n".join(_entry(item) for item in items)


def _entry(item: Citable) -> str:
    lines = [f"  {name} = {{{value}}},\n" for name, value in _fields(item) if value]
    return f"@{_TYPES[item.kind]}{{{item.key},\n{''.join(lines)}}}\n"


def _fields(item: Citable) -> list[tuple[str, str]]:
    return [
        ("author", " and ".join(map(_author, item.authors))),
        ("title", _whole(item.title)),
        ("organization", _whole(item.publisher)),
        ("version", _escaped(item.version)),
        ("date", item.published.text if item.published else ""),
        ("url", _address(item.url)),
        ("urldate", item.accessed.text if item.accessed else ""),
        ("language", _escaped(item.language)),
        ("abstract", _escaped(item.abstract)),
        ("note", _escaped(" ".join([*item.notes, *item.reasons]))),
    ]


def _author(author: Author) -> str:
    """A person as “Family, Given”, each part whole; a body as one name."""
    if not author.family:
        return _whole(str(author))
    return ", ".join(map(_part, filter(None, [author.family, author.given])))


def _part(name: str) -> str:
    """A part of a person's name, in braces if BibTeX would divide it."""
    return _whole(name) if re.search(r",|\band\b|[{}\\]", name) else _escaped(name)


def _escaped(text: str | None) -> str:
    return (text or "").translate(_ESCAPES)


def _whole(text: str | None) -> str:
    """The text in extra braces, so that it is not split at "and" and keeps its capitals."""
    return f"{{{_escaped(text)}}}" if text else ""


def _address(address: str | None) -> str:
    """BibLaTeX takes addresses literally, so only characters invalid in an address are escaped."""
    return quote(address or "", safe=_ADDRESS)
