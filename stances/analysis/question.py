"""A question: who stands where on what, on which day, according to which records.

The dashboard and the command line build the same one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from stances.analysis.admitted import Admitted
from stances.analysis.ledger import Ledger, ledger_of
from stances.analysis.matrix import Matrix, position_matrix
from stances.analysis.networks import statements
from stances.analysis.positions import Positions, positions
from stances.analysis.selection import Selection
from stances.model.measures import Period
from stances.tables import Tables


@dataclass(frozen=True, eq=False)
class Question(Selection):
    """A selection of actors, issues and records on a day, and what it answers."""

    def admitted_ids(self) -> Admitted:
        """The ids of all records that count on the day, coded or not."""
        return Admitted(self.tables, self.ledger.row[self.admitted()])

    def positions(self) -> Positions:
        """The position in force of each actor on each issue."""
        return positions(self)

    def matrix(self) -> Matrix:
        """The positions in force as an array, actors by issues."""
        return position_matrix(self)

    def statements(self, period: Period = Period.WINDOW) -> pd.DataFrame:
        """The coded records as events; repeated statements count once in each ``period``."""
        return statements(self, period)


def question(
    tables: Tables,
    *,
    as_of: date,
    actors: Sequence[str] | None = None,
    issues: Sequence[str] | None = None,
    ledger: Ledger | None = None,
) -> Question:
    """A question about ``actors`` and ``issues`` (all if None), according to all records.

    ``ledger`` is the ledger of the tables, if there already is one.
    """
    ledger = ledger or ledger_of(tables)
    return Question(
        tables,
        ledger,
        as_of,
        tuple(ledger.actors if actors is None else actors),
        tuple(ledger.issues if issues is None else issues),
    )
