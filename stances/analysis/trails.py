"""The records that were in force one after the other, cell by cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from stances.analysis.in_force import Disputes
from stances.analysis.ledger import Bools, Ints, Ledger
from stances.tables import Tables

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


class Trails(Mapping[Pair, Sequence[Step]]):
    """The steps of each pair of actor and issue that has any, oldest first.

    Arrays hold them; a pair's steps are made when it is asked for.
    """

    def __init__(
        self,
        tables: Tables,
        ledger: Ledger,
        pairs: Sequence[Pair],
        coded: Ints,
        disputes: Disputes,
    ) -> None:
        self._tables, self.ledger = tables, ledger
        actors, issues = ledger.places
        self.place = {pair: actors[pair[0]] + issues[pair[1]] for pair in pairs}
        self._records = _in_force(ledger, coded, list(self.place.values()))
        self._cells = ledger.cell[self._records]
        self._contested = disputes.contested(self._records)
        self._made: dict[Pair, Sequence[Step]] = {}

    @property
    def known(self) -> Ints:
        """The records in force with a position, as indices of the ledger, cell by cell."""
        return self._records[~self._contested]

    def __getitem__(self, pair: Pair) -> Sequence[Step]:
        steps = self._made.get(pair)
        if steps is None:
            steps = self._made[pair] = self._steps(*self._span(pair))
        if not steps:
            raise KeyError(pair)
        return steps

    def __iter__(self) -> Iterator[Pair]:
        known = set(self._cells.tolist())
        return (pair for pair, place in self.place.items() if place in known)

    def __len__(self) -> int:
        return len(np.unique(self._cells))

    def _span(self, pair: Pair) -> tuple[int, int]:
        start, end = self._spans
        place = self.place[pair]
        return int(start[place]), int(end[place])

    @cached_property
    def _spans(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        end = np.cumsum(np.bincount(self._cells, minlength=self.ledger.cells))
        return np.concatenate([[0], end[:-1]]), end

    def turns(self) -> tuple[Ints, Ints]:
        """The records between which the position changes sides, before and after, cell by cell.

        Before is the last one that has a side.
        """
        known = self.known
        signed = known[self.ledger.position[known] != 0]
        before, after = signed[:-1], signed[1:]
        signs, cells = np.sign(self.ledger.position), self.ledger.cell
        turned = (signs[before] != signs[after]) & (cells[before] == cells[after])
        return before[turned], after[turned]

    def _steps(self, start: int, end: int) -> list[Step]:
        records = self._records[start:end]
        names = self._tables.stance_ids[self.ledger.row[records]].tolist()
        days = self.ledger.earliest[records].tolist()
        values = self.ledger.position[records].astype(int).tolist()
        contested = self._contested[start:end].tolist()
        return [
            Step(name, day, None if disputed else value)
            for name, day, value, disputed in zip(names, days, values, contested, strict=True)
        ]


def _in_force(ledger: Ledger, coded: Ints, places: Sequence[int]) -> Ints:
    """The coded records of those cells that were in force, cell by cell, oldest first.

    Of a day only the last was, unless the records state their order within it.
    """
    selected = np.zeros(ledger.cells, dtype=bool)
    selected[list(places)] = True
    chosen = coded[selected[ledger.cell[coded]]]
    chosen = chosen[np.argsort(ledger.cell[chosen], kind="stable")]
    before, after = chosen[:-1], chosen[1:]
    replaced = (
        (ledger.cell[before] == ledger.cell[after])
        & (ledger.earliest[before] == ledger.earliest[after])
        & ~_succeed(ledger, after, before)
    )
    kept = np.ones(len(chosen), dtype=bool)
    kept[:-1] = ~replaced
    return chosen[kept]


def _succeed(ledger: Ledger, records: Ints, earlier: Ints) -> Bools:
    """True for each record that is of one date with the earlier one and states to be after it."""
    within = ledger.within
    return np.asarray(
        (ledger.latest[records] == ledger.latest[earlier])
        & (within[earlier] > 0)
        & (within[earlier] < within[records])
    )
