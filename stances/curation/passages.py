"""Where a passage stands in a text, in words."""

from stances.model.surroundings import paragraph_starts


def place_words(text: str, start: int, end: int) -> str:
    """The line, the paragraph and the characters of ``text[start:end]``, each from 1."""
    line = text.count("\n", 0, start) + 1
    paragraph = sum(1 for first in paragraph_starts(text) if first <= start)
    return f"line {line}, paragraph {paragraph}, characters {start + 1}–{end}"
