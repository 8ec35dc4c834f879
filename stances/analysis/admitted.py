"""Which records count on a day, as a set of ids that is not made of a million texts."""

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cached_property

import numpy as np

from stances.analysis.ledger import Bools, Ints
from stances.tables import Tables


class Admitted(AbstractSet[str]):
    """The ids of those rows of ``tables.stances``."""

    def __init__(self, tables: Tables, rows: Ints) -> None:
        self._tables, self._rows = tables, rows

    @cached_property
    def rows(self) -> Bools:
        """For each row of ``tables.stances``, whether it is one of them."""
        mask = np.zeros(len(self._tables.stances), dtype=bool)
        mask[self._rows] = True
        return mask

    def __contains__(self, name: object) -> bool:
        row = self._tables.stance_places.get(name)  # type: ignore[call-overload]
        return row is not None and bool(self.rows[row])

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables.stance_ids[self.rows].tolist())

    def __len__(self) -> int:
        return len(self._rows)

    @classmethod
    def _from_iterable(cls, names: Iterable[str]) -> frozenset[str]:  # type: ignore[override]
        return frozenset(names)


def rows_among(tables: Tables, names: Collection[str]) -> Bools:
    """For each row of ``tables.stances``, whether its id is among the names."""
    if isinstance(names, Admitted):
        return names.rows
    return Admitted(tables, np.array([tables.stance_places[name] for name in names], np.int32)).rows
