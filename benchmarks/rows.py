"""One line of the printed table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measurement: median milliseconds, ratio to the floor, and the ratio allowed."""

    name: str
    milliseconds: float
    ratio: float
    limit: float | None
