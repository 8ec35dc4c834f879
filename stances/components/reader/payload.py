"""What the reader shows: a source, its text cut where quotations begin and end, its stances."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A line about the source."""

    term: str
    value: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text, the stances that quote it, and the numbers of those that end here."""

    text: str
    stances: Sequence[str]
    closes: Sequence[int]


@dataclass(frozen=True, slots=True)
class SourceStance:
    """A stance that rests on the source; its number stands in the text too."""

    id: str
    number: int
    title: str
    label: str
    shade: str
    date: str
    summary: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source; no segments if its text is not kept. ``linked`` is the stance to show.

    ``formats`` are citations for programs, each [name, text].
    """

    source: str
    heading: str
    facts: Sequence[Fact]
    citation: str
    formats: Sequence[tuple[str, str]]
    segments: Sequence[Segment]
    stances: Sequence[SourceStance]
    linked: str
