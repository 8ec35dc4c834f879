"""What the grid shows: a table whose cells are positions, pairs, buttons, links or words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from stances.components.kit.payload import LegendItem, Parameters


class Look(StrEnum):
    """How a table is laid out."""

    STANCES = "stances"
    """Large cells that are buttons, a heading with a line under it."""
    AGES = "ages"
    """The same with small cells."""
    SMALL = "small"
    """Cells of a colour and a sign alone; the label is there on hover and focus."""
    MATRIX = "matrix"
    """Square: the same actors as rows and as columns."""
    SHEET = "sheet"
    """A plain table of words and numbers."""
    COUNTS = "counts"
    """A small table of numbers."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; ``kind`` is a class: "number", "wide" or "verdict".

    A "hidden" heading is for screen readers only. With a ``page`` the name links there,
    to the actor or issue of that ``id``.
    """

    name: str
    sub: str = ""
    kind: str = ""
    page: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class OtherDay:
    """What is known on the day compared with, and the kind of change; ``later`` if it comes after.

    Without a label the two days say the same.
    """

    label: str
    shade: str
    change: str
    later: bool


@dataclass(frozen=True, slots=True)
class StanceCell:
    """A position as a button; ``trail`` are its steps as [share of the period, position].

    ``text`` is a passage of the source if it is ``verbatim``, otherwise our own words. ``flags``
    are what has to be noticed; a ``faded`` cell is not among those asked for. ``sign`` stands in a
    small cell in place of the label.
    """

    id: str
    kind: str
    shade: str
    label: str
    sentence: str
    details: Sequence[str] = ()
    flags: Sequence[str] = ()
    other: OtherDay | None = None
    faded: bool = False
    stale: str = ""
    possible: bool = False
    text: str = ""
    verbatim: bool = False
    trail: Sequence[tuple[float, int]] = ()
    sign: str = ""
    type: str = field(default="stance", init=False)


@dataclass(frozen=True, slots=True)
class PairCell:
    """The agreement of two actors, a link to their page; ``share`` (0 to 1) is its tint.

    ``stale`` says how much of it rests on stale positions.
    """

    pair: tuple[str, str]
    kind: str
    label: str
    count: str
    sentence: str
    bounds: str = ""
    stale: str = ""
    share: float = 0.0
    type: str = field(default="pair", init=False)


@dataclass(frozen=True, slots=True)
class VerdictCell:
    """What a row comes to."""

    kind: str
    label: str
    type: str = field(default="verdict", init=False)


@dataclass(frozen=True, slots=True)
class TextCell:
    """Words, and a second, smaller line."""

    text: str
    sub: str = ""
    type: str = field(default="text", init=False)


@dataclass(frozen=True, slots=True)
class ButtonCell:
    """A cell that is pressed; ``say`` is what a screen reader hears, ``id`` what comes back."""

    text: str
    id: str
    say: str
    shade: str = ""
    sub: str = ""
    type: str = field(default="button", init=False)


@dataclass(frozen=True, slots=True)
class LinkCell:
    """A cell that links to a page of the dashboard."""

    text: str
    page: str
    parameters: Mapping[str, str]
    sub: str = ""
    type: str = field(default="link", init=False)


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A row's heading that links to the page of its actor or issue."""

    text: str
    page: str
    id: str
    sub: str = ""
    type: str = field(default="head", init=False)


@dataclass(frozen=True, slots=True)
class IntervalCell:
    """A value between its bounds on a line from 0 to 1, and all three in words."""

    text: str
    value: float
    low: float
    high: float
    type: str = field(default="interval", init=False)


Cell = (
    StanceCell | PairCell | VerdictCell | TextCell | ButtonCell | LinkCell | HeadCell | IntervalCell
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what it is about, then its cells; None is a cell with nothing in it."""

    head: Cell
    cells: Sequence[Cell | None]


@dataclass(frozen=True, slots=True)
class Merge:
    """Where two branches of a clustering join: their places along the rows and their heights."""

    left: float
    right: float
    height: float
    left_height: float
    right_height: float


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, in words: a title, each kind as [code, words], each cell as [id, kind, words].

    ``rest`` says what else there is; without items there is only the title.
    """

    title: str
    kinds: Sequence[tuple[str, str]]
    items: Sequence[tuple[str, str, str]]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """The table: its first column's heading is ``corner``, ``caption`` is for screen readers.

    With a legend it also has a button that copies the page's address, ``as_of`` written out in it.
    ``parameters`` go along to other pages; ``tree`` is drawn beside the rows. ``changes``
    stand above it; ``only`` is the code of the legend whose cells stand out.
    """

    look: Look
    caption: str
    corner: Column
    columns: Sequence[Column]
    rows: Sequence[Row]
    legend: Sequence[LegendItem] = ()
    as_of: str = ""
    parameters: Parameters = field(default_factory=dict)
    tree: Sequence[Merge] = ()
    changes: Changes | None = None
    only: str = ""
