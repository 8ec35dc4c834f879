"""What the feed shows: sections of items, each with buttons that open records; or a scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stances.components.kit.payload import PageLink


@dataclass(frozen=True, slots=True)
class Side:
    """A button with a position's dot that opens a record, or a cell if ``stance`` is empty."""

    label: str
    shade: str
    date: str
    cell: str
    stance: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """How many stand at one position."""

    count: int
    label: str
    shade: str


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: when and of what kind it is, its title, and what opens the records behind it.

    ``then`` puts an arrow between the sides, ``fold`` is the summary they are folded under.
    ``parts`` are words, true if they are marked. ``copy`` are the parameters of the item's own
    address.
    """

    title: str
    date: str
    kind: str = ""
    strong: bool = False
    sides: Sequence[Side] = ()
    then: bool = False
    fold: str = ""
    bars: Sequence[Bar] = ()
    parts: Sequence[tuple[str, bool]] = ()
    links: Sequence[PageLink] = ()
    copy: Mapping[str, str] | None = None
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its items, or what to say if there is none.

    A section that ``follows`` what was chosen elsewhere on the page comes into view with it.
    ``left_out`` says how much of what belongs there is not among the items.
    """

    items: Sequence[Item]
    empty: str
    heading: str = ""
    follows: str = ""
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """An actor on a scale: a button that opens its cell."""

    cell: str
    name: str
    date: str
    stale: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class ScaleColumn:
    """The actors at one position."""

    label: str
    score: str
    shade: str
    actors: Sequence[Chip]


@dataclass(frozen=True, slots=True)
class ScaleGroup:
    """The actors without a position, for one reason."""

    label: str
    actors: Sequence[Chip]


@dataclass(frozen=True, slots=True)
class Scale:
    """The actors along the positions of one issue, and below them those without one."""

    columns: Sequence[ScaleColumn]
    others: Sequence[ScaleGroup]
