"""The position in force on a date (docs/method.md, "Position in force")."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial

import numpy as np
import pandas as pd

from stances.analysis.admitted import Admitted
from stances.analysis.cell import Cell, Reason
from stances.analysis.in_force import (
    age_in_days,
    disputes,
    is_stale,
    left_office,
    not_applicable,
    rivals,
)
from stances.analysis.ledger import day_of
from stances.analysis.selection import Selection
from stances.analysis.trails import Pair, Step, Trails
from stances.analysis.voices import another_voice, has_many_voices
from stances.model.vocabulary import CellStatus
from stances.tables import Tables
from stances.tables.rows import StanceRow, columns_of, frame_of

POSITIONS = columns_of(Cell)


@dataclass(frozen=True)
class Positions:
    """Positions of actors × issues on a day, and how each came about.

    ``cells`` are in the order of the selection, actors outermost; ``trails`` gives for (actor,
    issue) the records that were in force, oldest first; ``admitted`` are the ids of all records
    that count on the day, coded or not; ``tables`` are the frames they come from.
    """

    as_of: date
    cells: tuple[Cell, ...]
    trails: Mapping[Pair, Sequence[Step]]
    admitted: AbstractSet[str]
    tables: Tables = field(repr=False)

    @property
    def frame(self) -> pd.DataFrame:
        """The cells as a frame with the columns of POSITIONS."""
        return frame_of(self.cells, Cell)

    @cached_property
    def cell_of(self) -> Mapping[Pair, Cell]:
        """The cells by actor and issue."""
        return {cell.pair: cell for cell in self.cells}

    def cell(self, actor: str, issue: str) -> Cell:
        """The cell of that actor and issue; KeyError if they are not in the selection."""
        return self.cell_of[actor, issue]

    @property
    def stances(self) -> list[str]:
        """The ids of the records that the cells rest on, cell by cell, in the file's order."""
        return [
            record.stance
            for cell in self.cells
            for record in self.tables.stances_of.get(cell.pair, ())
            if record.stance in self.admitted
        ]

    def trail(self, cell: Cell) -> Sequence[Step]:
        """The records that were in force in the cell, oldest first."""
        return self.trails.get(cell.pair, ())


def positions(selection: Selection) -> Positions:
    """The position in force of each actor of the selection on each of its issues."""
    view = _View(selection)
    return Positions(
        selection.as_of,
        tuple(view.cell(*pair) for pair in view.pairs),
        view.trails,
        Admitted(selection.tables, selection.ledger.row[view.admitted]),
        selection.tables,
    )


class _View:
    """The ledger on the day of a selection."""

    def __init__(self, selection: Selection) -> None:
        ledger = selection.ledger
        self.selection, self.tables, self.ledger = selection, selection.tables, ledger
        self.day = selection.day
        self.admitted = selection.admitted()
        every = ledger.admitted(self.day, selection.knowledge)
        self.recorded = np.bincount(ledger.cell[every], minlength=ledger.cells)
        self.counts = np.bincount(ledger.cell[self.admitted], minlength=ledger.cells)
        self.coded = ledger.coded(self.admitted)
        self.disputes = disputes(ledger, self.coded)
        self.force = ledger.last(self.coded)
        self.silence = ledger.last(ledger.silent(self.admitted))
        self.pairs = [(actor, issue) for actor in selection.actors for issue in selection.issues]
        self.trails = Trails(self.tables, ledger, self.pairs, self.coded, self.disputes)
        self.rows = self._rows_shown()

    def _rows_shown(self) -> dict[int, StanceRow]:
        """The rows that the cells rest on, all made at once."""
        places = [self.trails.place[pair] for pair in self.pairs]
        chosen = np.where(self.force[places] >= 0, self.force[places], self.silence[places])
        shown = np.unique(chosen[chosen >= 0])
        names = self.tables.stance_ids[self.ledger.row[shown]].tolist()
        return dict(zip(shown.tolist(), self.tables.stances_named(names), strict=True))

    def name(self, index: int) -> str:
        return str(self.tables.stance_ids[self.ledger.row[index]])

    def cell(self, actor: str, issue: str) -> Cell:
        place = self.trails.place[actor, issue]
        reversal, voice = self._changes_of_sign(actor, issue)
        blank = partial(
            Cell,
            actor,
            issue,
            records=int(self.counts[place]),
            reversed=reversal,
            another_voice=voice,
        )
        if not_applicable(self.tables, actor, issue, self.selection.as_of):
            return blank(status=CellStatus.NOT_APPLICABLE)
        if left_office(self.tables.offices_of.get(actor, ()), self.selection.as_of):
            return blank(reason=Reason.OUT_OF_OFFICE if self.counts[place] else None)
        if self.force[place] >= 0:
            return self._with_record(blank, int(self.force[place]), issue)
        if self.silence[place] >= 0:
            return self._with_record(blank, int(self.silence[place]), issue)
        if self.recorded[place]:
            return blank(reason=Reason.HIDDEN)
        return self._without_record(blank, (actor, issue))

    def _without_record(self, blank: Callable[..., Cell], pair: Pair) -> Cell:
        """What the searches that count on the day say of a pair without a record."""
        day = self.selection.as_of
        searches = [one for one in self.tables.searches_of.get(pair, ()) if one.counts_on(day)]
        wide = [search for search in searches if search.open]
        if wide:
            return blank(status=CellStatus.NOT_FOUND, date=wide[-1].date)
        if searches:
            read = {source for search in searches for source in search.sources}
            return blank(
                status=CellStatus.NOT_IN_TEXTS, date=searches[-1].date, texts=len(read) or 1
            )
        return blank()

    def _with_record(self, blank: Callable[..., Cell], index: int, issue: str) -> Cell:
        record = self.rows[index]
        latest = int(self.ledger.latest[index])
        limit = self.tables.issue_rows[issue].stale_after
        against = tuple(map(self.name, rivals(self.ledger, self.disputes, index)))
        return blank(
            position=None if against else record.position,
            status=CellStatus.CONTESTED if against else CellStatus(record.status),
            against=against,
            date=record.date,
            earliest=record.earliest,
            latest=record.latest,
            certain=latest <= self.day,
            age_days=age_in_days(latest, self.day),
            stale=record.position is not None and is_stale(latest, self.day, limit),
            stance=record.stance,
            speaker=record.speaker,
            attribution=record.attribution,
            confidence=record.confidence,
        )

    def _changes_of_sign(self, actor: str, issue: str) -> tuple[str | None, str | None]:
        """The days of the last change of sign by one voice, and by another speaker of a group."""
        days: dict[bool, int] = {}
        of_group = has_many_voices(self.tables, actor)
        for signed, step in self.trails.changes_of_sign((actor, issue), all_of_them=of_group):
            records = (self.tables.stance_rows[each.stance] for each in (signed, step))
            days[of_group and another_voice(self.tables, *records)] = step.day
        one, other = (days.get(kind) for kind in (False, True))
        return _iso(one), _iso(other)


def _iso(day: int | None) -> str | None:
    return None if day is None else day_of(day).isoformat()
