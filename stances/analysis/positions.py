"""The position in force on a date (docs/method.md, "Position in force")."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from stances.analysis.ledger import Ints, Ledger, day_number, ledger
from stances.model.vocabulary import CellStatus, Knowledge
from stances.tables import COUNT, DAY, FLAG, SMALL, TEXT, Columns, Row, Tables, frame_of

POSITIONS: Columns = {
    "actor": (TEXT, "actor id"),
    "issue": (TEXT, "issue id"),
    "position": (SMALL, "-2 to 2; missing unless the status is coded"),
    "status": (TEXT, "coded, contested, declined, unclear, not-found or none"),
    "date": (TEXT, "date of the record (EDTF); of the search for not-found"),
    "earliest": (DAY, "first day the date can mean"),
    "latest": (DAY, "last day the date can mean"),
    "certain": (FLAG, "true where the record had happened by the as-of date for sure"),
    "age_days": (COUNT, "days from the date to the as-of date"),
    "stale": (FLAG, "true where the age is past the issue's stale_after"),
    "records": (COUNT, "records admitted for this actor and issue"),
    "reversed": (TEXT, "day of the last change of sign, where there was one"),
    "stance": (TEXT, "id of the record in force"),
    "against": (TEXT, "ids of the records that contest it, joined by commas"),
    "speaker": (TEXT, "who said it"),
    "attribution": (TEXT, "how it is known"),
    "confidence": (TEXT, "how sure the coder is"),
    "reason": (TEXT, "out-of-office where the actor's time is over, hidden where filters hide all"),
}
OUT_OF_OFFICE = "out-of-office"
HIDDEN = "hidden"
_NOTHING: Row = dict.fromkeys(POSITIONS, None) | {
    "status": str(CellStatus.NONE),
    "certain": False,
    "stale": False,
    "records": 0,
}


@dataclass(frozen=True, slots=True)
class Step:
    """A record that was in force: its id, its earliest day as a number, its position.

    The position is None where another record of the day and rank contests it.
    """

    stance: str
    day: int
    position: int | None


@dataclass(frozen=True)
class Positions:
    """Positions of actors × issues on a day, and how each came about.

    ``cells`` are rows with the columns of POSITIONS, actors outermost, in the order asked for;
    ``trails`` give for (actor, issue) the records that were in force, oldest first; ``admitted``
    are the ids of the records that count on the day, in whatever state.
    """

    as_of: date
    cells: tuple[Row, ...]
    trails: Mapping[tuple[str, str], Sequence[Step]]
    admitted: frozenset[str]

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The cells as a frame."""
        return frame_of(self.cells, POSITIONS)

    def holds(self, actor: str, issue: str) -> bool:
        """True where that actor and issue are among the cells."""
        return any((c["actor"], c["issue"]) == (actor, issue) for c in self.cells)

    def cell(self, actor: str, issue: str) -> Row:
        """The cell of that actor and issue."""
        return next(c for c in self.cells if (c["actor"], c["issue"]) == (actor, issue))


def positions(
    tables: Tables,
    *,
    as_of: date,
    actors: Sequence[str] | None = None,
    issues: Sequence[str] | None = None,
    knowledge: Knowledge = Knowledge.THEN,
    keep: npt.NDArray[np.bool_] | None = None,
    book: Ledger | None = None,
) -> Positions:
    """The position in force of each actor on each issue on ``as_of``.

    ``keep`` says for each row of ``tables.stances`` whether the record counts at all; ``book`` is
    the tables' ledger, where it has been made already.
    """
    book = book or ledger(tables)
    actors = list(tables.actor_rows) if actors is None else actors
    issues = list(tables.issue_rows) if issues is None else issues
    day = day_number(as_of)
    admitted = book.admitted(day, knowledge)
    whole = np.bincount(book.cell[admitted], minlength=book.cells)
    if keep is not None:
        admitted = admitted[keep[book.row[admitted]]]
    names = tables.stances["stance"].to_numpy()
    view = _View(tables, book, day, names[book.row], admitted, whole=whole)
    pairs = [(actor, issue) for actor in actors for issue in issues]
    trails = view.trails(pairs)
    return Positions(
        as_of,
        tuple(view.cell(actor, issue, trails.get((actor, issue), ())) for actor, issue in pairs),
        trails,
        frozenset(names[book.row[admitted]]),
    )


class _View:
    """The ledger on one day."""

    def __init__(
        self,
        tables: Tables,
        book: Ledger,
        day: int,
        names: npt.NDArray[Any],
        admitted: Ints,
        *,
        whole: npt.NDArray[np.int_],
    ) -> None:
        self.whole = whole
        self.tables, self.book, self.day, self.names = tables, book, day, names
        self.coded = book.coded(admitted)
        self.force = book.last(self.coded)
        self.silence = book.last(book.silent(admitted))
        self.counts = np.bincount(book.cell[admitted], minlength=book.cells)
        self.actor_at = {name: place for place, name in enumerate(book.actors)}
        self.issue_at = {name: place for place, name in enumerate(book.issues)}

    def place(self, actor: str, issue: str) -> int:
        return self.actor_at[actor] * len(self.book.issues) + self.issue_at[issue]

    def trails(self, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], list[Step]]:
        wanted = {self.place(*pair): pair for pair in pairs}
        asked = np.zeros(self.book.cells, dtype=bool)
        asked[list(wanted)] = True
        trails: dict[tuple[str, str], list[Step]] = {}
        for index in self.coded[asked[self.book.cell[self.coded]]].tolist():
            steps = trails.setdefault(wanted[int(self.book.cell[index])], [])
            day = int(self.book.earliest[index])
            if steps and steps[-1].day == day:
                steps.pop()
            position = None if self._rivals(index) else int(self.book.position[index])
            steps.append(Step(self.names[index], day, position))
        return trails

    def cell(self, actor: str, issue: str, trail: Sequence[Step]) -> Row:
        place = self.place(actor, issue)
        made: dict[str, Any] = {**_NOTHING, "actor": actor, "issue": issue}
        made["records"] = int(self.counts[place])
        made["reversed"] = _reversal(trail)
        until = self.tables.actor_rows[actor]["office_until"]
        if until is not None and day_number(until.date()) < self.day:
            made["reason"] = OUT_OF_OFFICE if made["records"] else None
            return made
        index = int(self.force[place])
        if index >= 0:
            made |= self._record(index, issue)
            rivals = self._rivals(index)
            if rivals:
                made |= {"status": str(CellStatus.CONTESTED), "position": None}
                made["against"] = ",".join(rivals)
            return made
        if self.silence[place] >= 0:
            return made | self._record(int(self.silence[place]), issue)
        if self.whole[place]:
            return made | {"reason": HIDDEN}
        searches = self.tables.searches_of.get((actor, issue))
        if searches:
            made |= {"status": str(CellStatus.NOT_FOUND), "date": searches[-1]["date"]}
        return made

    def _record(self, index: int, issue: str) -> dict[str, Any]:
        record = self.tables.stance_rows[self.names[index]]
        made = {name: record[name] for name in POSITIONS if name in record}
        latest = int(self.book.latest[index])
        limit = self.tables.issue_rows[issue]["stale_after"]
        age = max(self.day - latest, 0)
        made |= {"certain": latest <= self.day, "age_days": age}
        made["stale"] = made["position"] is not None and limit is not None and age > limit
        return made

    def _rivals(self, winner: int) -> list[str]:
        """Records of the winner's date and rank with another position."""
        book = self.book
        rivals, index = [], int(np.searchsorted(self.coded, winner)) - 1
        while index >= 0 and book.earliest[self.coded[index]] == book.earliest[winner]:
            other = int(self.coded[index])
            same = all(c[other] == c[winner] for c in (book.cell, book.latest, book.rank))
            if same and book.position[other] != book.position[winner]:
                rivals.append(self.names[other])
            index -= 1
        return rivals


def _reversal(trail: Sequence[Step]) -> str | None:
    day, sign = None, 0
    for step in trail:
        position = step.position or 0
        if position * sign < 0:
            day = step.day
        sign = position or sign
    return None if day is None else (date(1970, 1, 1) + timedelta(day)).isoformat()
