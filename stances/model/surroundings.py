"""What stands around a passage of a text: its paragraph, and the words before and after it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from stances.model.seeds import Passage

PARAGRAPH = " ¶ "
_REACH = 400


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A passage with the number of its paragraph, from 1, and what comes before and after it.

    Each is on one line: a pilcrow stands between paragraphs, an ellipsis where the text goes on.
    """

    paragraph: int
    before: str
    words: str
    after: str

    @property
    def whole(self) -> str:
        """The passage within what surrounds it."""
        return f"{self.before}{self.words}{self.after}"


def paragraph_starts(text: str) -> Iterator[int]:
    """Where each paragraph begins: after empty lines if there are any, otherwise on each line."""
    gap = r"\n[ \t]*\n\s*" if re.search(r"\n[ \t]*\n", text) else r"\n\s*"
    yield 0
    for match in re.finditer(gap, text):
        yield match.end()


def surroundings(text: str, passage: Passage, *, reach: int = _REACH) -> Surroundings:
    """What stands around the passage: its paragraph and those beside it that ``reach`` takes in.

    On each side there are at most ``reach`` characters; a paragraph beside it is whole or absent.
    """
    starts = [*paragraph_starts(text), len(text)]
    number = sum(start <= passage.start for start in starts[:-1])
    first = starts[number - 1]
    last = next(start for start in starts[number:] if start >= passage.end)
    earliest = max(0, passage.start - reach)
    latest = min(len(text), passage.end + reach)
    start = min((at for at in starts if earliest <= at <= first), default=earliest)
    end = max((at for at in starts if last <= at <= latest), default=latest)
    while start > first and not text[start - 1].isspace():
        start += 1
    while end < last and not text[end].isspace():
        end -= 1
    start, end = min(start, passage.start), max(end, passage.end)
    before = ("… " if text[:start].strip() else "") + _line(
        text[start : passage.start], starts, start
    )
    after = _line(text[passage.end : end], starts, passage.end).rstrip(PARAGRAPH)
    more = " …" if text[end:].strip() else ""
    words = _line(passage.text, starts, passage.start)
    return Surroundings(number, before, words, after + more)


def _line(text: str, starts: list[int], offset: int) -> str:
    """The text on one line, with a pilcrow where a paragraph begins."""
    places = [start - offset for start in starts if 0 < start - offset <= len(text)]
    parts = [text[one:other] for one, other in pairwise([0, *places, len(text)])]
    kept = [re.sub(r"\s+", " ", part) for part in parts]
    return PARAGRAPH.join([*(part.rstrip() for part in kept[:-1]), kept[-1]])
