"""What stands around a passage of a text: its paragraph, and the words before and after it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stances.model.seeds import Passage

_REACH = 400


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A passage with the number of its paragraph, from 1, and what comes before and after it there.

    Each is on one line; an ellipsis says that the paragraph goes on.
    """

    paragraph: int
    before: str
    words: str
    after: str

    @property
    def whole(self) -> str:
        """The passage within its paragraph."""
        return " ".join(f"{self.before}{self.words}{self.after}".split())


def paragraph_starts(text: str) -> Iterator[int]:
    """Where each paragraph begins: after empty lines if there are any, otherwise on each line."""
    gap = r"\n[ \t]*\n\s*" if re.search(r"\n[ \t]*\n", text) else r"\n\s*"
    yield 0
    for match in re.finditer(gap, text):
        yield match.end()


def surroundings(text: str, passage: Passage, *, reach: int = _REACH) -> Surroundings:
    """What stands around the passage, at most ``reach`` characters on each side."""
    starts = [*paragraph_starts(text)]
    number = sum(start <= passage.start for start in starts)
    first = starts[number - 1]
    last = next((start for start in starts[number:] if start >= passage.end), len(text))
    start, end = max(first, passage.start - reach), min(last, passage.end + reach)
    while start > first and not text[start - 1].isspace():
        start += 1
    while end < last and not text[end].isspace():
        end -= 1
    before = ("… " if start > first else "") + text[start : passage.start]
    after = text[passage.end : end].rstrip() + (" …" if end < last else "")
    lines = (re.sub(r"\s+", " ", part) for part in (before, passage.text, after))
    return Surroundings(number, *lines)
