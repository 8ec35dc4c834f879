"""Rows of a large frame as mappings that make a row only when it is asked for.

Up to ``AT_ONCE`` rows, ``Tables`` makes them all at once, which is quicker if all are needed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

import numpy as np
import pandas as pd

from stances.tables.rows import DAY, LIST, columns_of, rows_of

AT_ONCE = 100_000
_KEPT = 50_000  # rows that stay made, because pages ask for the same ones again
_CHUNK = 10_000

Row = TypeVar("Row")


class RowsAt(Generic[Row]):
    """The row of a kind at each place of a frame."""

    def __init__(self, frame: pd.DataFrame, kind: type[Row]) -> None:
        self.frame, self.kind = frame, kind
        self._cells = [_reader(frame[name], dtype) for name, (dtype, _) in columns_of(kind).items()]
        self._made: dict[int, Row] = {}

    def __getitem__(self, place: int) -> Row:
        row = self._made.get(place)
        if row is None:
            if len(self._made) >= _KEPT:
                self._made.clear()
            row = self._made[place] = self.kind(*[cell(place) for cell in self._cells])
        return row

    def __iter__(self) -> Iterator[Row]:
        """All rows in order, a part of the frame at a time; none of them stays."""
        for start in range(0, len(self.frame), _CHUNK):
            yield from rows_of(self.frame.iloc[start : start + _CHUNK], self.kind)


class RowsById(Mapping[str, Row]):
    """The rows of a frame by id, in the frame's order; ``places`` has the row of each id."""

    def __init__(self, rows: RowsAt[Row], places: Mapping[str, int]) -> None:
        self._rows, self._places = rows, places

    def __getitem__(self, name: str) -> Row:
        return self._rows[self._places[name]]

    def several(self, names: Sequence[str]) -> list[Row]:
        """The rows of these ids, made together, which takes a tenth of the time; none stays."""
        places = [self._places[name] for name in names]
        return rows_of(self._rows.frame.iloc[places], self._rows.kind)

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def values(self) -> Any:
        """All rows, each made as it is reached."""
        return self._rows

    def items(self) -> Any:
        """All ids and rows, each row made as it is reached."""
        return zip(self._places, self._rows, strict=True)


class RowsBy(Mapping[Any, list[Row]]):
    """The rows of a frame by what stands in one column or several, in the frame's order."""

    def __init__(self, rows: RowsAt[Row], *columns: str) -> None:
        self._rows = rows
        keys = rows.frame[list(columns)]
        number = keys.groupby(list(columns), sort=False).ngroup().to_numpy()
        self._order = np.argsort(number, kind="stable")
        self._ends = np.cumsum(np.bincount(number))
        first = keys.iloc[np.unique(number, return_index=True)[1]]
        names = [first[column].tolist() for column in columns]
        each = names[0] if len(columns) == 1 else zip(*names, strict=True)
        self._number = {key: at for at, key in enumerate(each)}

    def __getitem__(self, key: Any) -> list[Row]:
        at = self._number[key]
        start = self._ends[at - 1] if at else 0
        return [self._rows[place] for place in self._order[start : self._ends[at]].tolist()]

    def __contains__(self, key: object) -> bool:
        return key in self._number

    def __iter__(self) -> Iterator[Any]:
        return iter(self._number)

    def __len__(self) -> int:
        return len(self._number)


def _reader(column: pd.Series, dtype: str) -> Callable[[int], Any]:
    """A function from a place to the value there, as ``rows_of`` has it."""
    nothing: Any = () if dtype == LIST else None
    if not _any(column, dtype):
        return lambda _: nothing
    values: Sequence[Any] = column.array
    if dtype == LIST:
        return lambda place: value if isinstance(value := values[place], tuple) else ()

    def read(place: int) -> Any:
        value = values[place]
        if pd.isna(value):
            return None
        if dtype == DAY:
            return value.date()
        return value.item() if isinstance(value, np.generic) else value

    return read


def _any(column: pd.Series, dtype: str) -> bool:
    if dtype == LIST:
        return any(isinstance(value, tuple) and value for value in column)
    return bool(column.notna().any())
