"""A brief as a document: headings, paragraphs, lists, a table, and the notes they refer to.

No writer adds a word: what a reader finds in one format stands here. Every text is as it may be
shown: control characters are escapes, so that none reaches XML, a terminal or a browser.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeAlias
from urllib.parse import quote

from stances.model.addresses import is_link
from stances.visible import visible, visible_line

_NOT_IN_XML = re.compile("[\ufffe\uffff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
LANGUAGE = "en-GB"


@dataclass(frozen=True, slots=True)
class Text:
    """Words; ``language`` is that of a quotation, empty for the language of the brief."""

    text: str
    strong: bool = False
    quiet: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A web address that can be followed; what is shown is the address as the data have it."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to the note with that key."""

    key: str


Inline: TypeAlias = Text | Link | Ref


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the title of the brief is not one."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``lead`` stands out, ``small`` recedes, ``quotation`` is set apart.

    A ``legend`` is small and says what the colours mean.
    """

    parts: Sequence[Inline]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without an order."""

    items: Sequence[Sequence[Inline]]


@dataclass(frozen=True, slots=True)
class BoardCell:
    """What is known of one actor on one issue: the position is None for every kind of nothing."""

    label: str
    details: Sequence[str]
    position: int | None = None
    stale: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """An issue with its cells, one for each actor."""

    title: str
    cells: Sequence[BoardCell]


@dataclass(frozen=True, slots=True)
class Board:
    """The comparison: issues by actors; ``summary`` says for a screen reader what it shows."""

    caption: str
    summary: str
    corner: str
    actors: Sequence[str]
    rows: Sequence[Row]


Block: TypeAlias = Heading | Paragraph | Bullets | Board


@dataclass(frozen=True)
class Brief:
    """A whole brief; ``written`` gives the text of each note by its key."""

    title: str
    subtitle: str
    subject: str
    as_of: date
    made: date
    blocks: Sequence[Block]
    written: Mapping[str, Sequence[Inline]] = field(repr=False)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each note, in the order in which the text first refers to it.

        A table refers to notes of the text, and has none of its own: a page full of cells could not
        hold the notes of all of them at its foot.
        """
        text = (ref for block in self.blocks for ref in refs_of(block))
        return {key: at for at, key in enumerate(dict.fromkeys(ref.key for ref in text), start=1)}

    @property
    def notes(self) -> list[tuple[int, Sequence[Inline]]]:
        """The notes that are referred to, by number."""
        return [(number, self.written[key]) for key, number in self.numbers.items()]


def refs_of(block: Block) -> Iterator[Ref]:
    """The references in a block of text, in reading order."""
    if isinstance(block, Bullets):
        yield from (part for item in block.items for part in item if isinstance(part, Ref))
    elif isinstance(block, Paragraph):
        yield from (part for part in block.parts if isinstance(part, Ref))


def line(text: str) -> str:
    """The text on one line, with whatever cannot be shown as an escape."""
    return _escaped(visible_line(" ".join(text.split())))


def passage(text: str) -> str:
    """The text as it stands, its line ends included, with whatever cannot be shown as an escape."""
    return _escaped(visible(text.strip("\n").replace("\r\n", "\n")))


def language_of(text: str | None) -> str:
    """The language code if it is one, else an empty text."""
    return text if text and _LANGUAGE.fullmatch(text) else ""


def linked(text: str, *addresses: str | None) -> list[Inline]:
    """The text, with those of the addresses that stand in it as links."""
    for address in addresses:
        if address and is_link(address) and address in text:
            before, _, after = text.partition(address)
            link = Link(line(address), followed(address))
            return [*linked(before, *addresses), link, *linked(after, *addresses)]
    return [Text(_escaped(visible_line(text)))] if text else []


def followed(address: str) -> str:
    """The address with everything that could end it in a document percent-encoded."""
    return quote(address, safe=":/?#[]@!$&*+,;=%~-._")


def _escaped(text: str) -> str:
    return _NOT_IN_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
