"""Positions in force as an array, actors × issues: what agreement, networks and maps start from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from stances.analysis.ledger import Floats, Ints, Ledger, day_number, ledger
from stances.model.vocabulary import Knowledge
from stances.tables import Tables

Places = tuple[npt.NDArray[Any], ...]
Bools = npt.NDArray[np.bool_]
RANGE = 4.0  # from -2 to +2


@dataclass(frozen=True)
class Matrix:
    """Positions of ``actors`` (rows) on ``issues`` (columns), NaN where there is none to use.

    ``stale`` and ``contested`` mark cells whose record is left out for that reason; ``row`` is the
    record in force as a row of the stances frame, -1 where there is none; ``scale_range``
    is the distance between the ends of the scale.
    """

    actors: tuple[str, ...]
    issues: tuple[str, ...]
    values: Floats
    stale: Bools
    contested: Bools
    row: Ints
    scale_range: float = RANGE

    @property
    def known(self) -> Bools:
        """True where there is a position to use."""
        return ~np.isnan(self.values)

    def only(self, actors: Iterable[str]) -> "Matrix":
        """The rows of these actors, in their order."""
        place = {actor: number for number, actor in enumerate(self.actors)}
        chosen = tuple(actors)
        at = [place[actor] for actor in chosen]
        parts = {name: getattr(self, name)[at] for name in ("values", "stale", "contested", "row")}
        return replace(self, actors=chosen, **parts)


def position_matrix(
    tables: Tables,
    *,
    as_of: date,
    since: date | None = None,
    actors: Sequence[str] | None = None,
    issues: Sequence[str] | None = None,
    knowledge: Knowledge = Knowledge.THEN,
    keep: Bools | None = None,
    stale: bool = False,
    book: Ledger | None = None,
) -> Matrix:
    """The positions in force on ``as_of``, as an array.

    With ``since`` only records dated from that day on count, and none is too old. Otherwise stale
    positions are left out unless ``stale``; contested ones always are, and those of actors out of
    office. ``keep`` says for each row of ``tables.stances`` whether the record counts at all.
    """
    book = book or ledger(tables)
    day = day_number(as_of)
    coded = book.counted(as_of, knowledge, since=since, keep=keep)
    at = _places(book, actors, issues)
    force = book.last(coded).reshape(len(book.actors), len(book.issues))
    if actors is not None or issues is not None:
        force = force[at]
    if not len(coded):
        return _empty(book, at, tables.scale_range)
    held = force >= 0
    values = np.where(held, book.position[force], np.nan)
    contested = _contested(book, coded, force, held)
    old = np.zeros(force.shape, dtype=bool)
    if not stale and since is None:
        limits = tables.issues["stale_after"].to_numpy(dtype=np.float64, na_value=np.inf)
        old = held & (day - book.latest[force] > limits[at[1].ravel()]) & ~contested
    gone = _out_of_office(tables, day)[at[0].ravel()][:, None]
    values[old | contested | gone] = np.nan
    names = [tuple(n[place.ravel()]) for n, place in zip(book.names, at, strict=True)]
    return Matrix(
        names[0],
        names[1],
        values,
        old & ~gone,
        contested & ~gone,
        np.where(held, book.row[force], -1).astype(np.int32),
        tables.scale_range,
    )


def matrix_of(
    frame: pd.DataFrame, *, issues: Sequence[str] | None = None, scale_range: float = RANGE
) -> Matrix:
    """A frame with columns actor, issue and position as an array; one row an actor and issue.

    Actors and issues stand in the order of their first appearance, or as given.
    """
    actors = pd.Index(frame["actor"].drop_duplicates())
    columns = pd.Index(frame["issue"].drop_duplicates() if issues is None else list(issues))
    values = np.full((len(actors), len(columns)), np.nan)
    row = np.full(values.shape, -1, dtype=np.int32)
    place = actors.get_indexer(frame["actor"]), columns.get_indexer(frame["issue"])
    values[place] = frame["position"].to_numpy(dtype=np.float64, na_value=np.nan)
    row[place] = np.arange(len(frame))
    nothing = np.zeros(values.shape, dtype=bool)
    return Matrix(tuple(actors), tuple(columns), values, nothing, nothing, row, scale_range)


def _empty(book: Ledger, at: Places, scale_range: float) -> Matrix:
    actors, issues = (tuple(n[place.ravel()]) for n, place in zip(book.names, at, strict=True))
    shape = len(actors), len(issues)
    nothing = np.zeros(shape, dtype=bool)
    row = np.full(shape, -1, dtype=np.int32)
    return Matrix(actors, issues, np.full(shape, np.nan), nothing, nothing, row, scale_range)


def _places(book: Ledger, actors: Sequence[str] | None, issues: Sequence[str] | None) -> Places:
    rows = np.arange(len(book.actors)) if actors is None else book.actors.get_indexer(list(actors))
    columns = (
        np.arange(len(book.issues)) if issues is None else book.issues.get_indexer(list(issues))
    )
    return np.ix_(rows, columns)


def _contested(book: Ledger, coded: Ints, force: Ints, held: Bools) -> Bools:
    """True where an admitted record of the winner's date and rank has another position."""
    contested = np.zeros(force.shape, dtype=bool)
    group = np.where(held, book.dispute[force], -1)
    open_to = group >= 0
    if not open_to.any():
        return contested
    at = np.searchsorted(coded, book.disputed)
    among = book.disputed[coded[np.minimum(at, len(coded) - 1)] == book.disputed]
    size = int(book.dispute.max()) + 1
    low, high = np.full(size, np.inf), np.full(size, -np.inf)
    np.minimum.at(low, book.dispute[among], book.position[among])
    np.maximum.at(high, book.dispute[among], book.position[among])
    contested[open_to] = low[group[open_to]] != high[group[open_to]]
    return contested


def _out_of_office(tables: Tables, day: int) -> Bools:
    until = tables.actors["office_until"]
    days = until.to_numpy(dtype="datetime64[D]").astype(np.int64)
    return until.notna().to_numpy() & (days < day)
