"""Positions in force as an array, actors × issues: the input of agreement, networks and maps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from stances.analysis.in_force import (
    applicable,
    contested_cells,
    out_of_office,
    stale_limits,
    stale_records,
)
from stances.analysis.ledger import Bools, Floats, Ints, Ledger
from stances.analysis.selection import Selection
from stances.model.scales import CODEBOOK, Scales, symmetrical
from stances.tables import Tables

RANGE = 4.0  # from -2 to +2


@dataclass(frozen=True)
class Matrix:
    """Positions of ``actors`` (rows) on ``issues`` (columns), NaN if there is none to use.

    ``stale`` and ``contested`` mark cells whose record is left out for that reason; ``row`` is the
    record in force as a row of the stances frame, -1 if there is none; ``scales`` are those that
    the values stand on; ``applicable`` is false where the actor may not take a position (None:
    nowhere).
    """

    actors: tuple[str, ...]
    issues: tuple[str, ...]
    values: Floats
    stale: Bools
    contested: Bools
    row: Ints
    scales: Scales = CODEBOOK
    applicable: Bools | None = None

    @property
    def scale_range(self) -> float:
        """The distance between the ends of the scale that the issues share."""
        return self.scales.common.width

    @property
    def aligned(self) -> Floats:
        """The values on the scale that the issues share, its middle at 0."""
        return aligned(self.values, self.issues, self.scales)

    @property
    def known(self) -> Bools:
        """True for each cell with a position to use."""
        return ~np.isnan(self.values)

    def stances(self, tables: Tables) -> list[str]:
        """The ids of the records whose positions are used."""
        names: list[str] = tables.stances["stance"].iloc[self.row[self.known]].tolist()
        return names

    def only(self, actors: Iterable[str]) -> "Matrix":
        """The rows of these actors, in the given order."""
        place = {actor: number for number, actor in enumerate(self.actors)}
        chosen = tuple(actors)
        at = [place[actor] for actor in chosen]
        parts = {name: getattr(self, name)[at] for name in ("values", "stale", "contested", "row")}
        applicable = None if self.applicable is None else self.applicable[at]
        return replace(self, actors=chosen, applicable=applicable, **parts)


def position_matrix(selection: Selection) -> Matrix:
    """The positions in force of the selection, as an array.

    Stale positions are left out unless the selection includes them; contested
    ones, and those of actors out of office or that may not take one, always are.
    """
    tables, ledger = selection.tables, selection.ledger
    coded = selection.coded()
    at = _places(ledger, selection)
    shape = len(selection.actors), len(selection.issues)
    nothing = np.zeros(shape, dtype=bool)
    may = applicable(tables, selection.actors, selection.issues, selection.as_of)
    if not len(coded):
        empty, row = np.full(shape, np.nan), np.full(shape, -1, dtype=np.int32)
        return Matrix(*_names(selection), empty, nothing, nothing, row, tables.scales, may)
    force = ledger.last(coded).reshape(len(ledger.actors), len(ledger.issues))
    if at is not None:
        force = force[np.ix_(*at)]
    known = force >= 0
    values = np.where(known, ledger.position[force], np.nan)
    contested = contested_cells(ledger, coded, force)
    stale = nothing
    if not selection.any_age:
        limits = stale_limits(tables)
        limits = limits if at is None else limits[at[1]]
        stale = known & stale_records(ledger, force, limits, selection.day) & ~contested
    gone = out_of_office(tables, selection.as_of)
    gone = (gone if at is None else gone[at[0]])[:, None] | ~may
    values[stale | contested | gone] = np.nan
    return Matrix(
        *_names(selection),
        values,
        stale & ~gone,
        contested & ~gone,
        np.where(known, ledger.row[force], -1).astype(np.int32),
        tables.scales,
        may,
    )


def aligned(values: Floats, issues: Sequence[str], scales: Scales) -> Floats:
    """Positions on the scale that the issues share, its middle at 0; ``issues`` one a column."""
    if scales.aligned:
        return values
    each = [scales.of(issue) for issue in issues]
    middle = np.array([scale.middle for scale in each])
    factor = np.array([scales.common.width / scale.width for scale in each])
    moved: Floats = (values - middle) * factor
    return moved


def _names(selection: Selection) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return selection.actors, selection.issues


def _places(ledger: Ledger, selection: Selection) -> tuple[Ints, Ints] | None:
    """The places of the actors and issues in the ledger; None if it is all of them, in order."""
    if selection.actors == ledger.every[0] and selection.issues == ledger.every[1]:
        return None
    rows = ledger.actors.get_indexer(list(selection.actors))
    columns = ledger.issues.get_indexer(list(selection.issues))
    return rows, columns


def matrix_of(
    frame: pd.DataFrame, *, issues: Sequence[str] | None = None, scale_range: float = RANGE
) -> Matrix:
    """A frame with columns actor, issue and position as an array; one row per actor and issue.

    Actors and issues are in order of first appearance, or as given.
    """
    actors = pd.Index(frame["actor"].drop_duplicates())
    columns = pd.Index(frame["issue"].drop_duplicates() if issues is None else list(issues))
    values = np.full((len(actors), len(columns)), np.nan)
    row = np.full(values.shape, -1, dtype=np.int32)
    place = actors.get_indexer(frame["actor"]), columns.get_indexer(frame["issue"])
    values[place] = frame["position"].to_numpy(dtype=np.float64, na_value=np.nan)
    row[place] = np.arange(len(frame))
    nothing = np.zeros(values.shape, dtype=bool)
    scales = Scales(symmetrical(scale_range))
    return Matrix(tuple(actors), tuple(columns), values, nothing, nothing, row, scales)
