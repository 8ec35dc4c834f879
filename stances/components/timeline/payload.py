"""What the timeline shows: lanes of positions, ticks of records, events; days since 1970-01-01."""

from collections.abc import Sequence
from dataclasses import dataclass

from stances.components.kit.payload import LegendItem


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of one position: first day, day after the last; no shade if it is contested.

    On a ``stale`` stretch the position is too old.
    """

    start: int
    end: int
    shade: str
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A record: the days its date can mean, its words; ``hollow`` if it has no position."""

    stance: str
    first: int
    last: int
    shade: str
    hollow: bool
    uncertain: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One actor on one issue; ``ended`` are the last days of times in office that have passed.

    ``excluded`` are the first and last days of times when the actor may not take a position.
    """

    cell: str
    label: str
    bars: Sequence[Bar]
    ticks: Sequence[Tick]
    ended: Sequence[int] = ()
    excluded: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """An event: its first day, a short label, the full label, and whether it is major."""

    day: int
    short: str
    label: str
    major: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lanes from the first to the last day; ``alt`` says in words what they show."""

    alt: str
    first: int
    last: int
    lanes: Sequence[Lane]
    marks: Sequence[Mark]
    legend: Sequence[LegendItem]
