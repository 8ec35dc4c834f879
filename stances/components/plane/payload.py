"""What the plane shows: actors as points, with the ties between them or their trails."""

from collections.abc import Sequence
from dataclasses import dataclass

from stances.components.kit.payload import LegendItem


@dataclass(frozen=True, slots=True)
class Point:
    """An actor; ``bloc`` is a number, -1 for none, ``start`` is where the actor was before.

    ``faint`` is true if the place is less certain than others.
    """

    id: str
    label: str
    x: float
    y: float
    bloc: int
    letter: str
    start: tuple[float, float] | None
    sentence: str
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two points (their places in the list); ``share`` of the strongest.

    ``thin`` is true if it rests on one shared issue.
    """

    a: int
    b: int
    weight: float
    share: float
    thin: bool


@dataclass(frozen=True, slots=True)
class Plane:
    """The picture; ``alt`` says it in words.

    ``uniform`` keeps one scale for both directions, when distances are what it is about.
    """

    alt: str
    points: Sequence[Point]
    ties: Sequence[Tie]
    legend: Sequence[LegendItem]
    uniform: bool
