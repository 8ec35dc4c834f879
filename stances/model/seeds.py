"""Source texts, and locating a quotation in one.

White space, dashes and quotation marks are folded before comparing, because they change in typing
and the meaning does not depend on them. Everything else must match verbatim.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_DOUBLE = dict.fromkeys("“”„‟«»″〝〞＂", '"')
_SINGLE = dict.fromkeys("‘’‚‛‹›′`´＇", "'")
_FOLD: Mapping[str, str] = _DASHES | _DOUBLE | _SINGLE


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage ``text[start:end]`` of a seed, and the line (1-based) it begins on."""

    start: int
    end: int
    line: int
    text: str


def fold(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the offset in the original."""
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if not character.isspace():
            characters.append(_FOLD.get(character, character))
        elif characters and characters[-1] != " ":
            characters.append(" ")
        else:
            continue
        offsets.append(offset)
    if characters and characters[-1] == " ":
        characters.pop()
        offsets.pop()
    return "".join(characters), offsets


@dataclass(frozen=True)
class Seed:
    """One source text as received."""

    name: str
    text: str

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        return fold(self.text)

    def find(self, quote: str) -> Passage | None:
        """The first passage that matches ``quote`` verbatim, or None."""
        folded_quote, _ = fold(quote)
        folded, _ = self._folded
        start = folded.find(folded_quote) if folded_quote else -1
        return None if start < 0 else self._passage(start, start + len(folded_quote))

    def nearest(self, quote: str) -> Passage | None:
        """The passage closest to ``quote``, widened to whole words; None if nothing is close."""
        folded_quote, _ = fold(quote)
        folded, _ = self._folded
        if not folded_quote or not folded:
            return None
        best = fuzz.partial_ratio_alignment(folded_quote, folded, score_cutoff=55)
        if best is None:
            return None
        start, end = best.dest_start, best.dest_end
        while start > 0 and folded[start - 1] != " ":
            start -= 1
        while end < len(folded) and folded[end] != " ":
            end += 1
        return self._passage(start, end)

    def _passage(self, start: int, end: int) -> Passage:
        _, offsets = self._folded
        first, last = offsets[start], offsets[end - 1] + 1
        return Passage(first, last, self.text.count("\n", 0, first) + 1, self.text[first:last])


@dataclass(frozen=True)
class Seeds:
    """The texts kept beside a dataset, by file name."""

    texts: Mapping[str, Seed]
    folder: str = "seeds"

    def get(self, name: str | None) -> Seed | None:
        """The text of that file name, or None."""
        return self.texts.get(name) if name else None
