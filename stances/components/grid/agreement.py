"""The grid of agreement: every two actors, with the tree of the clustering."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from stances import wording
from stances.analysis.agreement import ENOUGH, Agreement
from stances.analysis.clustering import Clustering
from stances.components.grid.payload import (
    Column,
    Grid,
    Look,
    Merge,
    PairCell,
    Row,
    TextCell,
)
from stances.components.kit.payload import Parameters
from stances.model.measures import Measure
from stances.tables import Tables
from stances.wording.labels import NOT_DEFINED, TOO_FEW_SHARED

Counts = npt.NDArray[np.int64]
ROOM_FOR_WORDS = 12  # actors; with more, bounds and reasons are in the sentence alone

_BOUNDS_WORDS = ", below it the possible range if all positions were known"
_FEW_WORDS = ", with fewer than two of which there is no number (–)"
_STALE_WORDS = " · striped: on some of the shared issues one of the two positions is stale"


def agreement_grid(
    tables: Tables,
    agreement: Agreement,
    order: Sequence[str],
    tree: Clustering | None,
    *,
    across: Sequence[str] | None = None,
    stale: Counts,
    caption: str,
    parameters: Parameters,
) -> Grid:
    """Rows and columns in ``order``; each cell leads to the page of its pair.

    ``across`` are the columns if they are not the rows.
    ``parameters`` is the address that goes along; ``tree`` is drawn if the order is its own;
    ``stale`` counts for each pair the shared issues on which one of the two is stale.
    """
    names, bounds = tables.actor_rows, len(agreement.actors) <= ROOM_FOR_WORDS
    columns = order if across is None else across
    return Grid(
        Look.MATRIX,
        caption,
        Column("Actor", kind="hidden"),
        [Column(names[actor].short) for actor in columns],
        [
            Row(
                TextCell(names[actor].short),
                [_cell(tables, agreement, (actor, each), stale, bounds=bounds) for each in columns],
            )
            for actor in order
        ],
        parameters=parameters,
        tree=[
            Merge(each.left, each.right, each.height, each.left_height, each.right_height)
            for each in (tree.merges if tree else ())
        ],
    )


def cell_words(agreement: Agreement, stale: Counts) -> str:
    """What stands in a cell, in a line; ``stale`` is that of the grid."""
    roomy = len(agreement.actors) <= ROOM_FOR_WORDS
    return (
        f"n is the number of shared issues{_BOUNDS_WORDS if roomy else _FEW_WORDS}"
        f"{_STALE_WORDS if stale.any() else ''}"
    )


def _cell(
    tables: Tables, agreement: Agreement, pair: tuple[str, str], stale: Counts, *, bounds: bool
) -> PairCell | None:
    a, b = pair
    if a == b:
        return None
    at = agreement.place[a], agreement.place[b]
    value, shared = float(agreement.values[at]), int(agreement.shared[at])
    names = " and ".join(tables.actor_rows[actor].name for actor in pair)
    rest = f"{shared} of {wording.count(int(agreement.possible[at]), 'issue')} shared"
    if math.isnan(value):
        reason = TOO_FEW_SHARED if shared < ENOUGH else NOT_DEFINED
        label = reason if bounds else "–"
        return PairCell(pair, "few", label, f"n = {shared}", f"{names}: {reason}, {rest}")
    reach = ""
    if agreement.measure is not Measure.KAPPA:
        low, high = (wording.decimal(float(array[at])) for array in (agreement.low, agreement.high))
        reach = f"{low}–{high}"
        rest += f"; possible range {low} to {high}"
    old = int(stale[at])
    if old:
        rest += f"; {old} of the shared issues with a stale position"
    marks = ["value", *["thin"] * (shared == ENOUGH), *["stale"] * bool(old)]
    return PairCell(
        pair,
        " ".join(marks),
        wording.decimal(value),
        f"n = {shared}",
        f"{names}: {wording.decimal(value)}, {rest}",
        bounds=reach if bounds else "",
        stale=f"{old} stale" if old else "",
        share=round(max(value, 0.0), 3),
    )
