"""Quotation marks in a text: which open, which close, which are apostrophes.

Recognised are straight and typographic marks in English, German, French and Scandinavian usage,
nested, and speeches of several paragraphs in which each paragraph opens and only the last one
closes. A mark without its partner does not make a quotation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stances.model.surroundings import paragraph_starts

_CLOSERS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "'": "'",
    "”": "”",
}
_ALWAYS_OPEN = "„‚"
_SINGLE = "’'"
_BEFORE_OPENING = re.compile(r"[\s(\[{\u2013\u2014\u2015/:“„«‹‘‚\"'-]|^", re.ASCII)
_ELISION = re.compile(r"(?:tis|twas|em|til|n)\b|\d0s\b", re.IGNORECASE)
_DEEPEST = 7
_ENDS_SENTENCE = ".!?…:"


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage between two marks, ``text[start:end]``, and its depth of nesting."""

    start: int
    end: int
    depth: int


@dataclass(slots=True)
class _Open:
    mark: str
    at: int


def marked_passages(text: str) -> list[Marked]:
    """Every non-empty passage between quotation marks, in the order of their beginnings."""
    passages: list[Marked] = []
    waiting: list[_Open] = []
    starts = set(paragraph_starts(text))
    for at, mark in enumerate(text):
        if at in starts and at:
            waiting = [opened for opened in waiting if _goes_on(text, opened, at)]
        if mark not in _CLOSERS and mark not in "”’":
            continue
        level = _closed(text, at, waiting)
        if level is not None:
            start, end = _trimmed(text, waiting[level].at + 1, at)
            del waiting[level:]
            if start < end:
                passages.append(Marked(start, end, level))
        elif _opens(text, at) and not _repeats(text, at, waiting, starts):
            waiting = [*waiting[-_DEEPEST:], _Open(mark, at)]
    return list(levelled(passages))


def _goes_on(text: str, opened: _Open, at: int) -> bool:
    """True if the quotation is still open in the paragraph that begins at ``at``."""
    if text[at : at + 1] == opened.mark:
        return True
    last = at - 1
    while last > opened.at and text[last].isspace():
        last -= 1
    wrapped = text.count("\n", last, at) == 1
    return wrapped and text[last] not in _ENDS_SENTENCE


def _repeats(text: str, at: int, waiting: list[_Open], starts: set[int]) -> bool:
    """True if the mark only reopens, at the start of a paragraph, a quotation still open."""
    return at in starts and any(opened.mark == text[at] for opened in waiting)


def _opens(text: str, at: int) -> bool:
    mark = text[at]
    if mark in _ALWAYS_OPEN:
        return True
    if mark == "’" or at + 1 >= len(text):
        return False
    before, after = text[at - 1 : at] if at else "", text[at + 1]
    if after.isspace() and not (mark == "«" and after in "\u00a0\u202f "):
        return False
    if mark in "“«‹":
        return True
    if mark in "‘'" and _ELISION.match(text, at + 1):
        return False
    return _BEFORE_OPENING.fullmatch(before) is not None


def _closed(text: str, at: int, waiting: list[_Open]) -> int | None:
    """The level of the open quotation that the mark closes, or None."""
    mark = text[at]
    for level in range(len(waiting) - 1, -1, -1):
        opened = waiting[level]
        if mark not in _CLOSERS[opened.mark]:
            continue
        if mark in _SINGLE and not _closes_single(text, at):
            return None
        if opened.mark == mark and _at_paragraph_start(text, at):
            return None
        return level
    return None


def _at_paragraph_start(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" \t")


def _closes_single(text: str, at: int) -> bool:
    """True unless the mark is an apostrophe, inside a word or after a plural."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isspace() or after.isalnum():
        return False
    if before != "s":
        return True
    line_end = text.find("\n", at)
    for later in range(at + 1, len(text) if line_end < 0 else line_end):
        if text[later] in '‘“"”' or (text[later] == "'" and _opens(text, later)):
            return True
        if text[later] == text[at] and not text[later + 1 : later + 2].isalnum():
            return False
    return True


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def levelled(passages: list[Marked]) -> Iterator[Marked]:
    """The passages in order, with their depth among those that were closed."""
    around: list[Marked] = []
    for item in sorted(passages, key=lambda item: (item.start, -item.end)):
        while around and around[-1].end < item.end:
            around.pop()
        around.append(Marked(item.start, item.end, len(around)))
        yield around[-1]
