"""How far the actors are split on an issue: van der Eijk's agreement A and polarisation."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from stances.analysis.matrix import Matrix
from stances.errors import StancesError

ENOUGH = 5  # actors needed for a value
WIDEST = 1000  # from end to end of a scale, all of whose points are counted


def agreement_a(frequencies: Sequence[float]) -> float | None:
    """Van der Eijk's agreement A of a distribution over ordered categories; None if it is empty.

    1 if all are in one category, 0 if spread evenly, -1 if half are at either end.
    Van der Eijk, Measuring agreement in ordered rating scales, Quality and Quantity 35 (2001).
    """
    left = [float(value) for value in frequencies]
    size, total = len(left), float(sum(left))
    if total == 0:
        return None
    agreement = 0.0
    while any(left):
        layer = [value > 0 for value in left]
        height = min(value for value in left if value > 0)
        weight = height * sum(layer) / total
        agreement += weight * _layer(layer, size)
        left = [value - height if value > 0 else 0.0 for value in left]
        left = [value if value > 1e-12 * total else 0.0 for value in left]
    return agreement


def _layer(layer: Sequence[bool], size: int) -> float:
    """The agreement of a pattern of filled and empty categories.

    Of all triples of categories with exactly two filled, those with the empty one outside are
    unimodal (TU), those with it in between are not (TDU).
    """
    filled = sum(layer)
    if filled == size:
        return 0.0
    if filled == 1:
        return 1.0
    unimodal = split = 0
    below = 0
    for full in layer:
        if full:
            below += 1
        else:
            above = filled - below
            split += below * above
            unimodal += below * (below - 1) // 2 + above * (above - 1) // 2
    u = ((size - 2) * unimodal - (size - 1) * split) / ((size - 2) * (unimodal + split))
    return float(u * (1 - (filled - 1) / (size - 1)))


@dataclass(frozen=True)
class Split:
    """How the actors are distributed on an issue; ``counts`` run from the lowest position up.

    ``agreement_a`` and ``polarisation`` are None with fewer than five actors.
    """

    issue: str
    counts: tuple[int, ...]
    agreement_a: float | None
    polarisation: float | None

    @property
    def actors(self) -> int:
        """The number of actors with a position."""
        return sum(self.counts)


def splits(matrix: Matrix) -> list[Split]:
    """The distribution of each issue, the most polarised first; those without a value last.

    Raises StancesError if a position is not on the scale.
    """
    _require_points(matrix)
    every = [_split(matrix, number) for number in range(len(matrix.issues))]
    return sorted(
        every,
        key=lambda s: (s.polarisation is None, -(s.polarisation or 0), -s.actors),
    )


def _require_points(matrix: Matrix) -> None:
    if matrix.scale_range <= WIDEST:
        return
    far = np.where(matrix.known, np.abs(matrix.values), -1.0)
    actor, issue = np.unravel_index(far.argmax(), far.shape) if far.size else (0, 0)
    where = ""
    if matrix.known.any():
        value = f"{matrix.values[actor, issue]:.15g}"
        where = f"; '{matrix.actors[actor]}' has {value} on '{matrix.issues[issue]}'"
    raise StancesError(
        f"polarisation needs a scale of at most {WIDEST + 1} points, this one is "
        f"{matrix.scale_range:.15g} wide{where}: correct the position, or use a shorter scale"
    )


def _split(matrix: Matrix, number: int) -> Split:
    positions = matrix.values[:, number]
    positions = positions[~np.isnan(positions)]
    end = matrix.scale_range / 2
    unexpected = positions[(positions % 1 != 0) | (np.abs(positions) > end)]
    if len(unexpected) or end % 1 or end < 1:
        example = (
            f"'{matrix.issues[number]}' has {unexpected[0]:g}"
            if len(unexpected)
            else f"it is {2 * end:g} wide"
        )
        raise StancesError(
            f"polarisation needs whole positions on a scale such as -2 to 2 or -1 to 1; {example}"
        )
    counts = np.bincount((positions + end).astype(int), minlength=int(2 * end) + 1)
    a = agreement_a(counts.tolist()) if len(positions) >= ENOUGH else None
    return Split(
        matrix.issues[number],
        tuple(counts.tolist()),
        a,
        None if a is None else (1 - a) / 2,
    )


def polarisation(matrix: Matrix) -> pd.DataFrame:
    """One row per issue: issue, agreement_a, polarisation, actors, and a count per position."""
    distributions = splits(matrix)
    end = int(matrix.scale_range / 2)
    labels = {_label(position): position + end for position in range(-end, end + 1)}
    return pd.DataFrame(
        {
            "issue": pd.Series([split.issue for split in distributions], dtype="str"),
            "agreement_a": pd.Series(
                [split.agreement_a for split in distributions], dtype="float64"
            ),
            "polarisation": pd.Series(
                [split.polarisation for split in distributions], dtype="float64"
            ),
            "actors": pd.Series([split.actors for split in distributions], dtype="int64"),
        }
        | {
            label: pd.Series([split.counts[at] for split in distributions], dtype="int64")
            for label, at in labels.items()
        }
    )


def _label(position: int) -> str:
    sign = "plus_" if position > 0 else "minus_" if position < 0 else ""
    return f"n_{sign}{abs(position)}"
