"""What changed between the positions on two days: cell by cell, and of what kind."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Annotated

import pandas as pd

from stances.analysis.cell import Cell
from stances.analysis.positions import Pair, Positions
from stances.analysis.shifts import move_kind
from stances.model.vocabulary import CellStatus, ChangeKind, ShiftKind
from stances.tables.rows import DAY, SMALL, TEXT, Day, frame_of

Kind = ShiftKind | ChangeKind
KINDS: tuple[Kind, ...] = (*ShiftKind, *ChangeKind)
_SILENT = (CellStatus.DECLINED, CellStatus.UNCLEAR)


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that differs between two days, the earlier one first."""

    kind: Kind
    before: Cell
    after: Cell

    @property
    def pair(self) -> Pair:
        """The actor and the issue."""
        return self.after.pair


@dataclass(frozen=True)
class Comparison:
    """The positions of the same actors on the same issues on two days, and what changed.

    ``changes`` are in the order of their kinds, then of the cells; ``restated`` are cells with
    another record and the same position. ``shown`` are the positions on the day that is looked at,
    the earlier or the later one. Only the two days count: what was undone between them is not a
    change.
    """

    before: Positions
    after: Positions
    shown: Positions
    changes: Sequence[Change]
    restated: Sequence[Change]

    @cached_property
    def of(self) -> Mapping[Pair, Change]:
        """The changes, restated ones included, by actor and issue."""
        return {change.pair: change for change in (*self.changes, *self.restated)}

    @property
    def counts(self) -> Mapping[Kind, int]:
        """How many changes there are of each kind, in the order of the kinds."""
        counted = Counter(change.kind for change in self.changes)
        return {kind: counted[kind] for kind in KINDS if counted[kind]}

    @property
    def other(self) -> Positions:
        """The positions on the day that the shown one is compared with."""
        return self.before if self.shown is self.after else self.after

    @property
    def frame(self) -> pd.DataFrame:
        """The positions shown, beside each what is known on the other day, and the kind."""
        rows = [_row(cell, self.other.as_of, self.of) for cell in self.other.cells]
        return pd.concat([self.shown.frame, frame_of(rows, _OtherDay)], axis=1)

    @property
    def stances(self) -> list[str]:
        """The ids of the records that the cells rest on, on either day."""
        return list(dict.fromkeys([*self.shown.stances, *self.other.stances]))


def compared(shown: Positions, other: Positions) -> Comparison:
    """The comparison of two sets of positions of the same actors and issues, in order of time."""
    other = other.showing([other.cell(*cell.pair) for cell in shown.cells])
    before, after = sorted((other, shown), key=lambda positions: positions.as_of)
    found = [
        Change(kind, old, new)
        for old, new in zip(before.cells, after.cells, strict=True)
        if (kind := _kind(after, old, new)) is not None
    ]
    return Comparison(
        before,
        after,
        shown,
        sorted(
            (change for change in found if change.kind is not ChangeKind.RESTATED),
            key=lambda change: KINDS.index(change.kind),
        ),
        [change for change in found if change.kind is ChangeKind.RESTATED],
    )


def _kind(positions: Positions, old: Cell, new: Cell) -> Kind | None:
    """How the cell changed, None if it did not; a change of age alone is none."""
    if old.stance == new.stance and _seen(old) == _seen(new):
        return None
    if CellStatus.CONTESTED in (old.status, new.status):
        return ChangeKind.CONTESTED
    if new.position is None and old.position is None:
        if old.state == new.state in _SILENT:
            return ChangeKind.RESTATED
        recorded = old.state in _SILENT or new.state in _SILENT
        return ChangeKind.SILENCE if recorded else ChangeKind.SEARCHED
    if new.position is None:
        return ChangeKind.POSITION_ENDED
    if not old.stance or not new.stance:
        return ChangeKind.NEW_POSITION
    rows = positions.tables.stance_rows
    kind = move_kind(positions.tables, rows[old.stance], rows[new.stance])
    return kind or ChangeKind.RESTATED


def _seen(cell: Cell) -> Cell:
    """What a reader sees of the cell, apart from its age and the number of its records."""
    return replace(
        cell, age_days=None, stale=False, certain=False, records=0, reversed=None,
        another_voice=None, date=cell.date if cell.stance else None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _OtherDay:
    """What the table of positions has beside each of them."""

    compared_on: Annotated[Day, DAY, "the day compared with"]
    compared_position: Annotated[int | None, SMALL, "position on that day"]
    compared_status: Annotated[str, TEXT, "status on that day"]
    compared_reason: Annotated[str | None, TEXT, "reason on that day"]
    compared_date: Annotated[str | None, TEXT, "date of the record on that day (EDTF)"]
    compared_speaker: Annotated[str | None, TEXT, "who said it"]
    compared_stance: Annotated[str | None, TEXT, "id of the record in force on that day"]
    change: Annotated[str | None, TEXT, "kind of the change; missing if nothing changed"]


def _row(cell: Cell, day: date, changes: Mapping[Pair, Change]) -> _OtherDay:
    change = changes.get(cell.pair)
    return _OtherDay(
        day,
        cell.position,
        str(cell.status),
        cell.reason,
        cell.date,
        cell.speaker,
        cell.stance,
        None if change is None else str(change.kind),
    )
