"""How far the actors are split on an issue: van der Eijk's agreement A and polarisation."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from stances.analysis.matrix import Matrix
from stances.errors import StancesError
from stances.model.scales import Origin, Scale, Scales

ENOUGH = 5  # actors needed for a value
MOST_STEPS = 1000  # of a scale, between its ends


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
    unimodal = split = below = 0
    for full in layer:
        above = filled - below
        if full:
            below += 1
        else:
            split += below * above
            unimodal += below * (below - 1) // 2 + above * (above - 1) // 2
    u = ((size - 2) * unimodal - (size - 1) * split) / ((size - 2) * (unimodal + split))
    return float(u * (1 - (filled - 1) / (size - 1)))


@dataclass(frozen=True)
class Split:
    """How the actors are distributed on an issue; ``counts`` run from the ``lowest`` position up.

    ``agreement_a`` and ``polarisation`` are None with fewer than five actors.
    """

    issue: str
    counts: tuple[int, ...]
    agreement_a: float | None
    polarisation: float | None
    lowest: int = -2

    @property
    def actors(self) -> int:
        """The number of actors with a position."""
        return sum(self.counts)


def splits(matrix: Matrix) -> list[Split]:
    """The distribution of each issue, the most polarised first; those without a value last.

    Raises StancesError if a position is not on the scale.
    """
    every = [_split(matrix, number) for number in range(len(matrix.issues))]
    return sorted(
        every,
        key=lambda s: (s.polarisation is None, -(s.polarisation or 0), -s.actors),
    )


def _split(matrix: Matrix, number: int) -> Split:
    issue = matrix.issues[number]
    scale = _scale(matrix.scales, issue)
    positions = matrix.values[:, number]
    positions = positions[~np.isnan(positions)]
    unexpected = positions[
        (positions % 1 != 0) | (positions < scale.low) | (positions > scale.high)
    ]
    if len(unexpected):
        raise StancesError(
            "polarisation needs whole positions on a scale such as -2 to 2 or -1 to 1; "
            f"'{issue}' has {unexpected[0]:g}"
        )
    counts = np.bincount((positions - scale.low).astype(int), minlength=int(scale.width) + 1)
    a = agreement_a(counts.tolist()) if len(positions) >= ENOUGH else None
    return Split(
        issue,
        tuple(counts.tolist()),
        a,
        None if a is None else (1 - a) / 2,
        int(scale.low),
    )


def _scale(scales: Scales, issue: str) -> Scale:
    """The scale of the issue; StancesError if it is not one of a few whole steps, or not known."""
    scale = scales.of(issue)
    if scales.origin is Origin.OBSERVED and issue not in scales.own:
        raise StancesError(
            "polarisation depends on both ends of the scale, and only the lowest and the highest "
            f"position are known, {scale.low:g} and {scale.high:g}; give the scale, for example "
            "--range 0..10"
        )
    if not scale.whole or scale.width > MOST_STEPS:
        raise StancesError(
            "polarisation needs whole positions on a scale such as -2 to 2 or -1 to 1, of at most "
            f"{MOST_STEPS:,} steps; that of '{issue}' runs from {scale.low:g} to {scale.high:g}"
        )
    return scale


def polarisation(matrix: Matrix) -> pd.DataFrame:
    """One row per issue: issue, agreement_a, polarisation, actors, and a count per position.

    If issues have scales of their own, a position that is not on an issue's scale has no count.
    """
    distributions = splits(matrix)
    scales = [matrix.scales.of(split.issue) for split in distributions] or [matrix.scales.common]
    lowest, highest = min(s.low for s in scales), max(s.high for s in scales)
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
            _label(position): _counts(distributions, position)
            for position in range(int(lowest), int(highest) + 1)
        }
    )


def _counts(distributions: Sequence[Split], position: int) -> pd.Series:
    """The number of actors at the position on each issue."""
    numbers = [
        split.counts[position - split.lowest]
        if 0 <= position - split.lowest < len(split.counts)
        else None
        for split in distributions
    ]
    return pd.Series(numbers, dtype="Int64" if None in numbers else "int64")


def _label(position: int) -> str:
    sign = "plus_" if position > 0 else "minus_" if position < 0 else ""
    return f"n_{sign}{abs(position)}"
