"""One line of the printed table."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Self


class Timing(float):
    """A median of several times, with the fastest and the slowest of them."""

    low: float
    high: float

    @classmethod
    def of(cls, times: Sequence[float]) -> Self:
        """The median of the times."""
        timing = cls(median(times))
        timing.low, timing.high = min(times), max(times)
        return timing


@dataclass(frozen=True)
class Row:
    """One measurement: median milliseconds, ratio to the floor, and the ratio allowed.

    A measurement of something else than time says in what.
    """

    name: str
    milliseconds: float
    ratio: float
    limit: float | None
    unit: str = "ms"

    @property
    def spread(self) -> str:
        """The fastest and the slowest run, if there were several."""
        if not isinstance(self.milliseconds, Timing):
            return ""
        return f"{self.milliseconds.low:,.0f}–{self.milliseconds.high:,.0f}"

    @property
    def missed(self) -> bool:
        """True if the ratio is over its limit."""
        return self.limit is not None and self.ratio > self.limit
