"""Source texts, and locating a quotation in one.

Texts are compared as people see them (``seen``), and a quotation begins and ends at the edge of a
word or number (``word_edges``). Everything else must match verbatim.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from rapidfuzz import fuzz

from stances.model.seen import Seen, as_seen, seen_with_places
from stances.model.word_edges import Edges, edges, size

_SHORTEST = 2


def content_hash(text: str) -> str:
    """The SHA-256 of a text with Unix line ends and without a byte order mark."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return f"sha256:{sha256(plain.encode(errors='surrogatepass')).hexdigest()}"


def too_short(quote: str) -> bool:
    """True if the text has less than a word, so that it is no quotation."""
    return size(as_seen(quote), most=_SHORTEST) < _SHORTEST


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage ``text[start:end]`` of a seed, and the line (1-based) it begins on."""

    start: int
    end: int
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Cut:
    """Words that stand in a seed only inside longer ones: the line, and the word that is cut.

    ``first`` is true if the word is cut at the beginning of the quotation.
    """

    line: int
    word: str
    first: bool


@dataclass(frozen=True, slots=True)
class Damage:
    """Where a file stops being UTF-8 text, and what stands there."""

    line: int
    column: int
    what: str

    def message(self, file: str) -> str:
        """The place, what stands there, and the remedy."""
        return f"{file}:{self.line}:{self.column} is not UTF-8 text ({self.what}); save it as UTF-8"


@dataclass(frozen=True)
class Seed:
    """One source text as received; ``damage`` says where it is not UTF-8."""

    name: str
    text: str
    damage: Damage | None = None

    @cached_property
    def hash(self) -> str:
        """The content hash, which the record of the source keeps."""
        return content_hash(self.text)

    def page(self, place: int) -> int | None:
        """The page (1-based) that the place in the text is on; None if the text has no pages."""
        return self.text.count("\f", 0, place) + 1 if "\f" in self.text else None

    @cached_property
    def _seen(self) -> Seen:
        return seen_with_places(self.text)

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.text)]

    @cached_property
    def _edges(self) -> Edges:
        return edges(self._seen, self.text)

    @cached_property
    def _known(self) -> dict[str, tuple[Passage, ...]]:
        return {}

    def passages(self, quote: str) -> tuple[Passage, ...]:
        """The places where ``quote`` stands verbatim in whole words, in the order of the text."""
        known = self._known.get(quote)
        if known is None:
            known = () if too_short(quote) else tuple(self._whole(quote))
            self._known[quote] = known  # several rules and the table of evidence ask for the same
        return known

    def _whole(self, quote: str) -> Iterator[Passage]:
        for start, end in self._matches(quote):
            if self._edges.around(start) is None and self._edges.around(end) is None:
                yield self._passage(start, end)

    @property
    def seen(self) -> str:
        """The text as people see it."""
        return self._seen.text

    def find(self, quote: str, occurrence: int | None = None) -> Passage | None:
        """The passage that matches ``quote``, the first unless ``occurrence`` says which."""
        found = self.passages(quote)
        number = (occurrence or 1) - 1
        return found[number] if number < len(found) else None

    def cut(self, quote: str) -> Cut | None:
        """The word or number that ``quote`` cuts at its first match; None if it cuts none."""
        for start, end in self._matches(quote):
            for place in (start, end):
                if word := self._edges.around(place):
                    return Cut(self._passage(start, end).line, word, place == start)
        return None

    def nearest(self, quote: str) -> Passage | None:
        """The passage closest to ``quote``, widened to whole words; None if nothing is close."""
        wanted, text = as_seen(quote), self._seen.text
        if not wanted or not text:
            return None
        best = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=55)
        if best is None:
            return None
        start, end = best.dest_start, best.dest_end
        while start > 0 and text[start - 1] != " ":
            start -= 1
        while end < len(text) and text[end] != " ":
            end += 1
        return self._passage(start, end)

    def _matches(self, quote: str) -> Iterator[tuple[int, int]]:
        wanted = as_seen(quote)
        start = self._seen.text.find(wanted) if wanted else -1
        while start >= 0:
            yield start, start + len(wanted)
            start = self._seen.text.find(wanted, start + 1)

    def _passage(self, start: int, end: int) -> Passage:
        first, last = self._seen.starts[start], self._seen.ends[end - 1]
        return Passage(first, last, bisect_left(self._line_ends, first) + 1, self.text[first:last])


@dataclass(frozen=True)
class Seeds:
    """The texts kept beside a dataset, by file name."""

    texts: Mapping[str, Seed]
    folder: str = "seeds"

    def get(self, name: str | None) -> Seed | None:
        """The text of that file name, or None."""
        return self.texts.get(name) if name else None
