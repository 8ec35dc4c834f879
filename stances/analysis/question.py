"""A question: who stands where on what, on which day, by which records.

The dashboard and the command line build the same one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from stances.analysis.ledger import Bools, Ints, Ledger, day_number, ledger_of
from stances.analysis.matrix import Matrix, position_matrix
from stances.analysis.networks import statements
from stances.analysis.positions import Positions, positions
from stances.model.measures import Period
from stances.model.vocabulary import Knowledge
from stances.tables import Tables


@dataclass(frozen=True, eq=False)
class Question:
    """Which actors, issues and records are asked about, and the day.

    ``since`` leaves out records dated before it; ``keep`` says for each row of ``tables.stances``
    whether the record counts at all; ``stale`` includes positions that are too old in matrices and
    statements (a window with ``since`` names its own beginning, and nothing in it is too old).
    """

    tables: Tables
    ledger: Ledger
    as_of: date
    actors: tuple[str, ...]
    issues: tuple[str, ...]
    since: date | None = None
    knowledge: Knowledge = Knowledge.THEN
    keep: Bools | None = None
    stale: bool = False

    def on(self, day: date) -> "Question":
        """The same question on another day."""
        return replace(self, as_of=day)

    def about(
        self, *, actors: Sequence[str] | None = None, issues: Sequence[str] | None = None
    ) -> "Question":
        """The same question about other actors, other issues or both."""
        return replace(
            self,
            actors=self.actors if actors is None else tuple(actors),
            issues=self.issues if issues is None else tuple(issues),
        )

    def with_stale(self, stale: bool, *, since: date | None = None) -> "Question":
        """The same question with or without stale positions, of a window from ``since`` on."""
        return replace(self, stale=stale, since=since)

    @property
    def day(self) -> int:
        """The number of the as-of day."""
        return day_number(self.as_of)

    @property
    def any_age(self) -> bool:
        """True if no position is too old to count."""
        return self.stale or self.since is not None

    def admitted(self) -> Ints:
        """The records that count on the day, as indices of the ledger, in its order."""
        since = None if self.since is None else day_number(self.since)
        records = self.ledger.admitted(self.day, self.knowledge, since=since)
        return records if self.keep is None else records[self.keep[self.ledger.row[records]]]

    def coded(self) -> Ints:
        """Those that have a position."""
        return self.ledger.coded(self.admitted())

    def positions(self) -> Positions:
        """The position in force of each actor on each issue."""
        return positions(self)

    def matrix(self) -> Matrix:
        """The positions in force as an array, actors by issues."""
        return position_matrix(self)

    def statements(self, period: Period = Period.WINDOW) -> pd.DataFrame:
        """The coded records as events, a repeated statement once in each ``period``."""
        return statements(self, period)


def question(
    tables: Tables,
    *,
    as_of: date,
    actors: Sequence[str] | None = None,
    issues: Sequence[str] | None = None,
    ledger: Ledger | None = None,
) -> Question:
    """A question about ``actors`` and ``issues``, all if None, by all records.

    ``ledger`` is that of the tables, if it exists already.
    """
    ledger = ledger or ledger_of(tables)
    return Question(
        tables,
        ledger,
        as_of,
        tuple(ledger.actors if actors is None else actors),
        tuple(ledger.issues if issues is None else issues),
    )
