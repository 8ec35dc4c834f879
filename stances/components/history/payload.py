"""What the history shows: values of measures by day; days since 1970-01-01."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A measure: for each day its value, the value in words, and how many it rests on.

    The value is None, and the words are empty, where there is no number.
    """

    name: str
    strong: bool
    values: Sequence[float | None]
    words: Sequence[str]
    counts: Sequence[int]


@dataclass(frozen=True, slots=True)
class History:
    """The picture; ``alt`` says it in words, ``dates`` are the days in words.

    ``low`` and ``high`` are the bounds of the strong line; ``counted`` is what the counts are of,
    ``single`` one of it, ``lowest`` where the scale begins, which ends at 1.
    """

    alt: str
    days: Sequence[int]
    dates: Sequence[str]
    lines: Sequence[Line]
    low: Sequence[float | None]
    high: Sequence[float | None]
    counted: str
    single: str
    lowest: float
