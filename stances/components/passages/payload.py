"""What the text for coding shows: its words, the quotations in it, the passage at work.

Places count as a browser does, in units of UTF-16; ``units.py`` converts them.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: where it begins and ends, who likely says it, and whether a stance cites it."""

    start: int
    end: int
    speaker: str
    cited: bool


@dataclass(frozen=True, slots=True)
class Passages:
    """A text, the places where its paragraphs begin, and its quotations.

    ``current`` is the passage at work, none if it is empty.
    """

    heading: str
    text: str
    paragraphs: Sequence[int]
    quotations: Sequence[Quoted]
    current: Sequence[int]
