"""The lines of a YAML text, told apart from the lines inside its texts, which are never touched."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from stances.curation.yaml.extents import Extents
from stances.reading.lines import Lines

_HYPHEN = re.compile(r" *- +")
_ALONE = re.compile(r" *- *(#.*)?")
_KEEPING = re.compile(r"[|>][0-9]*\+")


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its number (1-based); ``kept`` characters of it belong to a text that goes on.

    ``inside`` is true if it begins within a text, where nothing is a comment or an empty line;
    ``keeps`` if it ends a text that takes in the empty lines below it.
    """

    number: int
    text: str
    inside: bool = False
    kept: int = 0
    keeps: bool = False

    @property
    def empty(self) -> bool:
        """True for an empty line outside texts."""
        return not self.inside and not self.text.strip()

    @property
    def comment(self) -> bool:
        """True for a line that is only a comment."""
        return not self.inside and self.text.lstrip(" \t").startswith("#")

    @property
    def indent(self) -> int:
        """The number of spaces before its first word."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def tidy(self) -> str:
        """Its text without the white space at its end, unless that belongs to a text."""
        return self.text[: self.kept] + self.text[self.kept :].rstrip(" \t")


class Rows:
    """The rows of a text whose nodes are at hand, and where its values begin."""

    def __init__(self, lines: Lines, root: Any) -> None:
        self._lines, self._extents = lines, Extents(lines.text, root)
        texts = lines.text.split("\n")
        inside = [False] * len(texts)
        kept, keeps = [0] * len(texts), [False] * len(texts)
        self._texts = list(_scalars(root))
        for node in self._texts:
            if "\n" not in lines.text[node.start_mark.index : node.end_mark.index]:
                continue
            first, _ = lines.place(node.start_mark.index)
            last, column = lines.place(self._extents.floor(node))
            if last > first:
                quoted = node.style not in ("|", ">")
                kept[first - 1] = len(texts[first - 1]) if quoted else kept[first - 1]
                keeps[last - 1] = bool(_KEEPING.match(lines.text, node.start_mark.index))
            for number in range(first + 1, last + 1):
                inside[number - 1] = True
                whole = number < last or node.style in ("|", ">")
                kept[number - 1] = len(texts[number - 1]) if whole else column - 1
        self.all = [
            Row(number, *parts)
            for number, parts in enumerate(zip(texts, inside, kept, keeps, strict=True), 1)
        ]

    @property
    def shares(self) -> bool:
        """True if an alias stands for a value."""
        return bool(self._extents.shared)

    def comment_between(self, start: int) -> int | None:
        """The place of the first comment after ``start``; None if there is none."""
        text, here = self._lines.text, start
        spans = sorted((node.start_mark.index, node.end_mark.index) for node in self._texts)
        for begin, end in [*spans, (len(text), len(text))]:
            at = text.find("#", here, max(begin, here))
            if at >= 0:
                return at
            here = max(here, end)
        return None

    def comments(self) -> list[Row]:
        """The lines that are only comments."""
        return [row for row in self.all if row.comment]

    def fields(self, keys: Iterable[Any]) -> list[int] | None:
        """The lines on which the fields of a mapping begin; None if not each has its own."""
        numbers: list[int] = []
        for key in keys:
            number, column = self._lines.place(key.start_mark.index)
            before = self.all[number - 1].text[: column - 1]
            if before.strip(" ") and (numbers or not _HYPHEN.fullmatch(before)):
                return None
            numbers.append(number)
        return numbers if _rising(numbers) else None

    def items(self, nodes: Iterable[Any]) -> list[int] | None:
        """The lines with the hyphens of a list's items; None if not each has its own."""
        numbers = []
        for node in nodes:
            number, column = self._lines.place(node.start_mark.index)
            if not _HYPHEN.fullmatch(self.all[number - 1].text[: column - 1]):
                number -= 1
                while number > 0 and (self.all[number - 1].empty or self.all[number - 1].comment):
                    number -= 1
                if number < 1 or not _ALONE.fullmatch(self.all[number - 1].text):
                    return None
            numbers.append(number)
        return numbers if _rising(numbers) else None


def _rising(numbers: Sequence[int]) -> bool:
    return all(one < other for one, other in pairwise(numbers))


def _scalars(root: Any) -> Iterator[Any]:
    """Every text of the tree once."""
    visited: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in visited:
            continue
        visited.add(id(node))
        if isinstance(node.value, str):
            yield node
        else:
            for child in node.value:
                waiting += child if isinstance(child, tuple) else [child]
