"""What the evidence panel shows: the position of a cell and every record behind it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation; ``label`` names its source if it is not verbatim in a text that is kept.

    ``page`` says where in the text it stands, if that has pages.
    """

    text: str
    translation: str
    source: str
    label: str
    verbatim: bool
    page: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source that a record cites, with its address and that of an archived copy."""

    id: str
    label: str
    detail: str
    url: str
    archived: str
    corrections: Sequence[str]


@dataclass(frozen=True, slots=True)
class Flag:
    """What stands beside a record's position, and what it means."""

    label: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One record; ``formats`` are citations for programs, each [name, text]."""

    id: str
    date: str
    known: str
    speaker: str
    role: str
    shade: str
    label: str
    score: str
    flags: Sequence[Flag]
    badges: Sequence[str]
    summary: str
    scope: Sequence[tuple[str, str]]
    quotes: Sequence[Quote]
    sources: Sequence[SourceLine]
    codings: Sequence[str]
    settled: str
    note: str
    see_also: Sequence[str]
    corrections: Sequence[str]
    citation: str
    formats: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The position of an actor on an issue and what it rests on, records newest first.

    ``linked`` is the record that the address names, ``as_of`` the date for links to records.
    """

    heading: str
    proposal: str
    shade: str
    label: str
    basis: str
    corrections: Sequence[str]
    records: Sequence[Record]
    linked: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """What stands there while nothing is open."""

    paragraphs: Sequence[str]
