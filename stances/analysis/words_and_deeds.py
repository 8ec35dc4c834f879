"""Where an actor's latest deed and its latest words on an issue are far apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from stances.analysis.cell import Cell
from stances.analysis.positions import Positions
from stances.model.vocabulary import Act
from stances.tables.rows import SMALL, TEXT, StanceRow

FAR = 2


@dataclass(frozen=True, slots=True)
class Gap:
    """The latest decision or vote and the latest statement of an actor on an issue, far apart."""

    actor: Annotated[str, TEXT, "actor id"]
    issue: Annotated[str, TEXT, "issue id"]
    deed: Annotated[str, TEXT, "id of the latest decision or vote"]
    deed_date: Annotated[str, TEXT, "its date (EDTF)"]
    deed_position: Annotated[int, SMALL, "its position"]
    words: Annotated[str, TEXT, "id of the latest statement"]
    words_date: Annotated[str, TEXT, "its date (EDTF)"]
    words_position: Annotated[int, SMALL, "its position"]

    @property
    def pair(self) -> tuple[str, str]:
        """The actor and the issue."""
        return self.actor, self.issue


def gaps(positions: Positions) -> list[Gap]:
    """The cells in which they are on opposite sides or two steps apart, in the cells' order.

    Records without a position do not count, nor do cells in which no position may be in force.
    """
    every = (_gap(positions, cell) for cell in positions.cells if cell.stance)
    return [gap for gap in every if gap is not None]


def _gap(positions: Positions, cell: Cell) -> Gap | None:
    records = [
        row
        for row in positions.tables.stances_of.get(cell.pair, ())
        if row.position is not None and row.stance in positions.admitted
    ]
    deed = _latest(row for row in records if row.act != Act.STATEMENT)
    words = _latest(row for row in records if row.act == Act.STATEMENT)
    if deed is None or words is None:
        return None
    here, there = deed.position, words.position
    if here is None or there is None or abs(here - there) < FAR:
        return None
    return Gap(
        cell.actor, cell.issue, deed.stance, deed.date, here, words.stance, words.date, there
    )


def _latest(records: Iterable[StanceRow]) -> StanceRow | None:
    return max(
        records,
        key=lambda row: (row.earliest, row.latest, row.within_day, row.rank, row.stance),
        default=None,
    )
