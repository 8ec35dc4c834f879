"""The position in force on a date (docs/method.md, "Position in force")."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd

from stances.analysis.admitted import Admitted
from stances.analysis.cell import Cell, Reason
from stances.analysis.in_force import (
    applicable,
    disputes,
    left_office,
    stale_limits,
    stale_records,
)
from stances.analysis.ledger import Bools, Ints, day_of
from stances.analysis.selection import Selection
from stances.analysis.trails import Pair, Step, Trails
from stances.analysis.voices import has_many_voices, other_speaker
from stances.model.vocabulary import CellStatus
from stances.tables import Tables
from stances.tables.rows import columns_of, frame_of

POSITIONS = columns_of(Cell)
_OF_RECORD = ("stance", "date", "earliest", "latest", "position", "status", "speaker",
              "attribution", "confidence")  # fmt: skip


@dataclass(frozen=True)
class Positions:
    """Positions of actors × issues on a day, and how each came about.

    ``cells`` are in the order of the selection, actors outermost; ``trails`` gives for (actor,
    issue) the records that were in force, oldest first; ``admitted`` are the ids of all records
    that count on the day, coded or not; ``tables`` are the frames they come from.
    """

    as_of: date
    trails: Trails
    admitted: AbstractSet[str]
    tables: Tables = field(repr=False)
    make_cells: Callable[[], tuple[Cell, ...]] = field(repr=False)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The cells, made when they are first asked for: shifts need none of them."""
        return self.make_cells()

    def showing(self, cells: Sequence[Cell]) -> Self:
        """The same with some of its cells, or in another order."""
        return replace(self, make_cells=lambda: tuple(cells))

    def __eq__(self, other: object) -> bool:
        """True if the other has the same cells, trails and records of the same tables."""
        return (
            isinstance(other, Positions)
            and self.tables is other.tables
            and (self.as_of, self.cells) == (other.as_of, other.cells)
            and (self.trails, self.admitted) == (other.trails, other.admitted)
        )

    __hash__ = None  # type: ignore[assignment]

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
        view.trails,
        Admitted(selection.tables, selection.ledger.row[view.admitted]),
        selection.tables,
        view.cells,
    )


class _View:
    """The ledger on the day of a selection."""

    def __init__(self, selection: Selection) -> None:
        ledger = selection.ledger
        self.selection, self.tables, self.ledger = selection, selection.tables, ledger
        self.day = selection.day
        self.admitted = selection.admitted()
        self.coded = ledger.coded(self.admitted)
        self.disputes = disputes(ledger, self.coded)
        self.pairs = [(actor, issue) for actor in selection.actors for issue in selection.issues]
        self.trails = Trails(self.tables, ledger, self.pairs, self.coded, self.disputes)

    def cells(self) -> tuple[Cell, ...]:
        """A cell for each pair: what stands in it is gathered in arrays, and put together once."""
        selection, ledger = self.selection, self.ledger
        places = np.array([self.trails.place[pair] for pair in self.pairs], dtype=np.int64)
        every = ledger.admitted(self.day, selection.knowledge)
        recorded = np.bincount(ledger.cell[every], minlength=ledger.cells)[places]
        counts = np.bincount(ledger.cell[self.admitted], minlength=ledger.cells)[places]
        force = ledger.last(self.coded)[places]
        silence = ledger.last(ledger.silent(self.admitted))[places]
        chosen = np.where(force >= 0, force, silence)
        gone = [self._left_office(actor) for actor in selection.actors for _ in selection.issues]
        allowed = applicable(self.tables, selection.actors, selection.issues, selection.as_of)
        apt = allowed.ravel() & ~np.array(gone, dtype=bool)
        records = self._records(chosen, apt)
        states = zip(
            self.pairs,
            counts.tolist(),
            *(days[places].tolist() for days in self._changes_of_sign()),
            allowed.ravel().tolist(),
            gone,
            (recorded > 0).tolist(),
            (apt & (chosen >= 0)).tolist(),
            strict=True,
        )
        cells = []
        for pair, count, turn, voice, may, out, hidden, known in states:
            more = next(records) if known else self._blank(pair, count, may, out, hidden)
            more |= {"records": count, "reversed": turn, "another_voice": voice}
            cells.append(Cell(*pair, **more))
        return tuple(cells)

    def _left_office(self, actor: str) -> bool:
        times = self.tables.offices_of.get(actor, ())
        return left_office(times, self.selection.as_of) is not None

    def _blank(
        self, pair: Pair, count: int, may: bool, out: bool, recorded: bool
    ) -> dict[str, Any]:
        """What a cell without a record in force says."""
        if not may:
            return {"status": CellStatus.NOT_APPLICABLE}
        if out:
            return {"reason": Reason.OUT_OF_OFFICE if count else None}
        return {"reason": Reason.HIDDEN} if recorded else self._searched(pair)

    def _searched(self, pair: Pair) -> dict[str, Any]:
        """What the searches that count on the day say of a pair without a record."""
        day = self.selection.as_of
        searches = [one for one in self.tables.searches_of.get(pair, ()) if one.counts_on(day)]
        wide = [search for search in searches if search.open]
        if wide:
            return {"status": CellStatus.NOT_FOUND, "date": wide[-1].date}
        if searches:
            read = {source for search in searches for source in search.sources}
            return {
                "status": CellStatus.NOT_IN_TEXTS,
                "date": searches[-1].date,
                "texts": len(read) or 1,
            }
        return {}

    def _records(self, chosen: Ints, apt: Bools) -> Iterator[dict[str, Any]]:
        """What each cell with a record takes from it, in their order."""
        ledger, records = self.ledger, chosen[apt & (chosen >= 0)]
        rows = self.tables.stance_values(ledger.row[records], _OF_RECORD)
        latest = ledger.latest[records]
        limits = stale_limits(self.tables)[ledger.cell[records] % max(len(ledger.issues), 1)]
        stale = stale_records(ledger, records, limits, self.day)
        computed = (
            self.disputes.contested(records).tolist(),
            (latest <= self.day).tolist(),
            np.maximum(self.day - latest, 0).tolist(),
            (stale & ~np.isnan(ledger.position[records])).tolist(),
            records.tolist(),
        )
        for values, *more in zip(rows, *computed, strict=True):
            record = dict(zip(_OF_RECORD, values, strict=True))
            contested, certain, age, old, index = more
            if contested:
                against = self.disputes.rivals(index)
                record |= {
                    "position": None,
                    "status": CellStatus.CONTESTED,
                    "against": tuple(map(self._name, against)),
                }
            else:
                record["status"] = _STATUSES[record["status"]]
            yield record | {"certain": certain, "age_days": age, "stale": old}

    def _name(self, index: int) -> str:
        return str(self.tables.stance_ids[self.ledger.row[index]])

    def _changes_of_sign(self) -> tuple[npt.NDArray[np.object_], npt.NDArray[np.object_]]:
        """For each cell the days of the last change of sign by one voice, and by another speaker.

        Only a group has other speakers.
        """
        before, after = self.trails.turns()
        cells = self.ledger.cell[after]
        turning, of = np.unique(cells // max(len(self.ledger.issues), 1), return_inverse=True)
        actors, _ = self.ledger.every
        groups = [has_many_voices(self.tables, actors[at]) for at in turning.tolist()]
        of_group = np.array(groups, dtype=bool)[of]
        other = np.zeros(len(after), dtype=bool)
        rows = (self.ledger.row[side[of_group]] for side in (before, after))
        other[of_group] = other_speaker(self.tables, *rows)
        answers = []
        for kind in (~other, other):
            last = np.full(self.ledger.cells, None, dtype=object)
            days = self.ledger.earliest[after[kind]]
            different, place = np.unique(days, return_inverse=True)
            texts = np.array([day_of(day).isoformat() for day in different.tolist()], dtype=object)
            last[cells[kind]] = texts[place]  # the last of each cell stays
            answers.append(last)
        return answers[0], answers[1]


_STATUSES = {str(status): status for status in CellStatus}
