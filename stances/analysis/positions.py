"""The position in force on a date (docs/method.md, "Position in force")."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial

import numpy as np
import pandas as pd

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
from stances.analysis.voices import another_voice, has_many_voices
from stances.model.vocabulary import CellStatus
from stances.tables import Tables
from stances.tables.rows import StanceRow, columns_of, frame_of

POSITIONS = columns_of(Cell)
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """A record that was in force: its id, its earliest day as a number, its position.

    Two steps have the same day if the records state their order within it.

    The position is None if another record of the same day and rank contests it.
    """

    stance: str
    day: int
    position: int | None


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
    admitted: frozenset[str]
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
    pairs = [(actor, issue) for actor in selection.actors for issue in selection.issues]
    trails = view.trails(pairs)
    view.fetch(pairs)
    return Positions(
        selection.as_of,
        tuple(view.cell(actor, issue, trails.get((actor, issue), ())) for actor, issue in pairs),
        trails,
        view.admitted_names(),
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
        self.names = self.tables.stance_ids[ledger.row]
        self.coded = ledger.coded(self.admitted)
        self.disputes = disputes(ledger, self.coded)
        self.force = ledger.last(self.coded)
        self.silence = ledger.last(ledger.silent(self.admitted))
        self.actor_at = {name: place for place, name in enumerate(ledger.actors)}
        self.issue_at = {name: place for place, name in enumerate(ledger.issues)}
        self.rows: dict[int, StanceRow] = {}

    def fetch(self, pairs: Sequence[Pair]) -> None:
        """Makes the rows that the cells of the pairs rest on, all at once."""
        places = [self.place(*pair) for pair in pairs]
        chosen = np.where(self.force[places] >= 0, self.force[places], self.silence[places])
        shown = np.unique(chosen[chosen >= 0])
        rows = self.tables.stances_named(self.names[shown].tolist())
        self.rows = dict(zip(shown.tolist(), rows, strict=True))

    def admitted_names(self) -> frozenset[str]:
        return frozenset(self.names[self.admitted])

    def place(self, actor: str, issue: str) -> int:
        return self.actor_at[actor] * len(self.ledger.issues) + self.issue_at[issue]

    def trails(self, pairs: Sequence[Pair]) -> dict[Pair, list[Step]]:
        pair_at = {self.place(*pair): pair for pair in pairs}
        selected = np.zeros(self.ledger.cells, dtype=bool)
        selected[list(pair_at)] = True
        chosen = self.coded[selected[self.ledger.cell[self.coded]]]
        columns = (self.ledger.cell, self.ledger.earliest, self.ledger.dispute)
        places, days, groups = (column[chosen].tolist() for column in columns)
        values = self.ledger.position[chosen].astype(int).tolist()
        names = self.names[chosen].tolist()
        trails: dict[Pair, list[Step]] = {}
        before: dict[int, int] = {}
        rows = chosen.tolist()
        for row, name, place, day, group, value in zip(
            rows, names, places, days, groups, values, strict=True
        ):
            steps = trails.setdefault(pair_at[place], [])
            if steps and steps[-1].day == day and not self.ledger.succeeds(row, before[place]):
                steps.pop()
            before[place] = row
            steps.append(Step(name, day, None if group in self.disputes else value))
        return trails

    def cell(self, actor: str, issue: str, trail: Sequence[Step]) -> Cell:
        place = self.place(actor, issue)
        reversal, voice = _changes_of_sign(self.tables, actor, trail)
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
        against = tuple(self.names[other] for other in rivals(self.ledger, self.disputes, index))
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


def _changes_of_sign(
    tables: Tables, actor: str, trail: Sequence[Step]
) -> tuple[str | None, str | None]:
    """The days of the last change of sign by one voice, and by another speaker of a group."""
    several = has_many_voices(tables, actor)
    days: dict[bool, int] = {}
    signed: Step | None = None
    for step in trail:
        if not step.position:
            continue
        if signed and step.position * (signed.position or 0) < 0:
            changed = several and another_voice(
                tables, *(tables.stance_rows[each.stance] for each in (signed, step))
            )
            days[changed] = step.day
        signed = step
    one, other = (days.get(kind) for kind in (False, True))
    return _iso(one), _iso(other)


def _iso(day: int | None) -> str | None:
    return None if day is None else day_of(day).isoformat()
