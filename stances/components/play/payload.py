"""What the play shows: the actors along the scale of one issue on any day, and the finding."""

from collections.abc import Sequence
from dataclasses import dataclass

from stances.components.kit.payload import LegendItem, PageLink
from stances.components.timeline.payload import Mark


@dataclass(frozen=True, slots=True)
class Words:
    """A part of the sentence: it opens a record or a cell, leads to a page, or is words alone."""

    text: str
    cell: str = ""
    stance: str = ""
    link: PageLink | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """The finding on one day; ``over`` is the line over it.

    ``scale`` is the id of its issue, for links to its evidence.
    """

    day: int
    scale: str
    over: str
    parts: Sequence[Words]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an actor can be: a column (it has a score), the tray, or out of sight.

    ``kind`` is the class of its chips.
    """

    label: str
    kind: str
    score: str = ""
    shade: str = ""


Change = tuple[int, int, str, bool, bool]
"""The first day, the number of the place, the date in words, true if stale, true if split."""


@dataclass(frozen=True, slots=True)
class Player:
    """An actor and its changes, oldest first; a group's chip looks like several."""

    cell: str
    label: str
    name: str
    group: bool
    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class Play:
    """The whole play of one issue; days are numbers.

    ``absent`` are the actors of whom nothing is known on any day, ``records`` the days of the
    records.
    """

    alt: str
    issue: str
    places: Sequence[Place]
    players: Sequence[Player]
    absent: Sequence[str]
    marks: Sequence[Mark]
    records: Sequence[int]
    first: int
    last: int
    legend: Sequence[LegendItem]
