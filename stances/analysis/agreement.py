"""How far two actors agree, on how many issues, and within which bounds (docs/method.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from stances.analysis.ledger import Floats
from stances.analysis.matrix import Matrix
from stances.errors import StancesError
from stances.model.measures import Measure
from stances.model.scales import Origin, Scale, Scales

ENOUGH = 2  # shared issues needed for a value
FEW_LEVELS = 16  # with more, positions are compared actor by actor
BATCH = 500_000  # actors × issues × issues at a time
Array = npt.NDArray[np.floating]


@dataclass(frozen=True)
class Agreement:
    """Pairwise agreement of ``actors``, as symmetric arrays actors × actors.

    ``values`` is NaN for pairs with fewer than two shared issues, and if chance alone explains
    everything (kappa of two actors who never vary). ``shared`` counts the issues on which both have
    a position. ``low`` and ``high`` bound the value if all positions were known; kappa has none.
    ``possible`` counts the issues on which both may take a position, ``whole`` their weights.
    """

    actors: tuple[str, ...]
    issues: tuple[str, ...]
    measure: Measure
    values: Floats
    shared: npt.NDArray[np.int64]
    low: Floats
    high: Floats
    possible: npt.NDArray[np.int64]
    whole: Floats

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The index of each actor."""
        return {actor: number for number, actor in enumerate(self.actors)}

    @property
    def frame(self) -> pd.DataFrame:
        """One row per pair: actor_a, actor_b, agreement, shared, low, high, issues."""
        a, b = np.triu_indices(len(self.actors), k=1)
        names = np.array(self.actors, dtype=object)
        return pd.DataFrame(
            {
                "actor_a": pd.Series(names[a], dtype="str"),
                "actor_b": pd.Series(names[b], dtype="str"),
                "agreement": self.values[a, b],
                "shared": self.shared[a, b],
                "low": self.low[a, b],
                "high": self.high[a, b],
                "issues": self.possible[a, b],
            }
        )


def agreement(
    matrix: Matrix,
    *,
    measure: Measure = Measure.CITY_BLOCK,
    weights: Mapping[str, float] | None = None,
) -> Agreement:
    """The agreement of every pair of actors of ``matrix``.

    ``weights`` weight the issues (1 if not named); an issue of weight 0 is left out altogether.
    City-block: A = 1 - sum of w|x_a - x_b| over R sum of w, both over the shared issues.
    Signs are those of the positions in relation to the middle of their scale.
    """
    weight = np.array([(weights or {}).get(issue, 1.0) for issue in matrix.issues])
    chosen = weight > 0
    issues = tuple(np.array(matrix.issues, dtype=object)[chosen])
    if measure is Measure.SAME_SIGN:
        check_signs(matrix.scales)
    values, weight = matrix.aligned[:, chosen], weight[chosen]
    even = bool((weight == 1).all())
    sums = _Sums(values, None if even else weight)
    count = sums.count
    few = count < ENOUGH
    possible, whole = _possible(matrix, chosen, None if even else weight)
    with np.errstate(invalid="ignore", divide="ignore"):
        if measure is Measure.KAPPA:
            share = sums.kappa()
            low, high = np.full(share.shape, np.nan), np.full(share.shape, np.nan)
        else:
            near = sums.near(measure, matrix.scale_range)
            share = near / sums.shared
            low = near / whole
            high = (near + (whole - sums.shared)) / whole
    for array in (share, low, high):
        array[few] = np.nan
    return Agreement(
        matrix.actors,
        issues,
        measure,
        share,
        np.rint(count).astype(np.int64),
        low,
        high,
        np.rint(possible).astype(np.int64),
        whole,
    )


def _possible(
    matrix: Matrix, chosen: npt.NDArray[np.bool_], weight: Array | None
) -> tuple[Floats, Floats]:
    """On how many of the chosen issues both actors of a pair may take a position; their weights."""
    if matrix.applicable is None:
        square, number = (len(matrix.actors),) * 2, float(chosen.sum())
        whole = number if weight is None else weight.sum()
        return np.full(square, number), np.full(square, whole)
    may = matrix.applicable[:, chosen].astype(np.float64)
    possible = may @ may.T
    return possible, possible if weight is None else (may * weight) @ may.T


def check_signs(scales: Scales) -> None:
    """Raises StancesError if nobody knows the middle of the scale, on which signs depend."""
    if not scales.one_sided:
        return
    low, high = scales.common.low, scales.common.high
    if scales.origin is Origin.OBSERVED:
        reason = (
            f"the scale is only observed, {low:g} to {high:g}, so that its middle is not known; "
            f"give the scale, for example --range {scales.common}"
        )
    else:
        reason = (
            f"no position is on one side of {scales.common.middle:g}; give the scale, for example "
            f"--range {Scale(min(low, 0), max(high, 0))}"
        )
    raise StancesError(
        f"signs are those of positions above and below the middle of the scale, and {reason}"
    )


class _Sums:
    """Weighted sums over the shared issues of each pair, as products of indicator arrays.

    With thresholds t between levels, |x - y| is the sum of the gaps whose threshold is between x
    and y; so distances are products of the arrays [x > t] and [known]. With whole positions and no
    weights these are integers far below 2^24, which single precision represents exactly.
    """

    def __init__(self, values: Floats, weight: Floats | None) -> None:
        known = ~np.isnan(values)
        self.levels = np.sort(pd.unique(values[known]))  # sorted they are few
        whole = weight is None and not (self.levels % 1).any()
        self.type = np.float32 if whole else np.float64
        self.values, self.weight = values, weight
        self.known: Array = known.astype(self.type)
        counted = self.known @ self.known.T
        self.count: Floats = counted.astype(np.float64)
        self.shared: Floats = self.count if weight is None else self._sum(self.known, self.known)

    def _sum(self, left: Array, right: Array) -> Floats:
        weighted = left if self.weight is None else left * self.weight
        return (weighted @ right.T).astype(np.float64)

    def _above(self, threshold: float) -> Array:
        """1 if a position is known and above the threshold; comparison with NaN is false."""
        return (self.values > threshold).astype(self.type)

    def near(self, measure: Measure, scale_range: float) -> Floats:
        """Sum over the shared issues of the closeness of the two positions, from 0 to 1 each."""
        if measure is Measure.IDENTICAL:
            return self.identical()
        if measure is Measure.SAME_SIGN:
            return self.same_sign()
        return self.shared - self.distance() / scale_range

    def distance(self) -> Floats:
        """Sum of |x_a - x_b|."""
        if len(self.levels) > FEW_LEVELS:
            return self._distance_by_actor()
        total = np.zeros_like(self.count)
        ranks = np.zeros_like(self.known)
        gaps = np.diff(self.levels)
        for level, gap in zip(self.levels[:-1], gaps, strict=True):
            above = self._above(level)
            total -= 2 * gap * self._sum(above, above)
            ranks += self.type(gap) * above
        heights = self._sum(ranks, self.known)
        return total + heights + heights.T

    def _distance_by_actor(self) -> Floats:
        weight = np.ones(self.values.shape[1]) if self.weight is None else self.weight
        rows = [np.nansum(np.abs(self.values - row) * weight, axis=1) for row in self.values]
        return np.array(rows).reshape(self.count.shape)

    def identical(self) -> Floats:
        """Sum of the weights of the issues with exactly the same position."""
        if len(self.levels) > FEW_LEVELS:
            weight = np.ones(self.values.shape[1]) if self.weight is None else self.weight
            rows = [((self.values == row) * weight).sum(axis=1) for row in self.values]
            return np.array(rows, dtype=np.float64).reshape(self.count.shape)
        return self._matching([self.values == level for level in self.levels])

    def same_sign(self) -> Floats:
        """Sum of the weights of the issues with the same sign."""
        return self._matching([self.values > 0, self.values == 0, self.values < 0])

    def _matching(self, classes: list[npt.NDArray[np.bool_]]) -> Floats:
        total = np.zeros_like(self.count)
        for inside in classes:
            array: Array = inside.astype(self.type)
            total += self._sum(array, array)
        return total

    def kappa(self) -> Floats:
        """1 - observed over expected distance; expected from the two actors' shared positions."""
        by_actor = self.few_issues()
        expected = self._expected_by_actor() if by_actor else self._expected_by_level()
        observed = self.distance() / self.shared
        return np.where(expected > 0, 1 - observed / np.where(expected > 0, expected, 1), np.nan)

    def few_issues(self) -> bool:
        """True if pairs of issues are cheaper to go through than levels."""
        return len(self.levels) > max(FEW_LEVELS, 10 * self.values.shape[1])

    def _expected_by_level(self) -> Floats:
        expected = np.zeros_like(self.count)
        for level, gap in zip(self.levels[:-1], np.diff(self.levels), strict=True):
            share = self._sum(self._above(level), self.known) / self.shared
            expected += gap * (share * (1 - share.T) + share.T * (1 - share))
        return expected

    def _expected_by_actor(self) -> Floats:
        """The same from each two issues, for positions with more levels than there are issues."""
        values, known = np.nan_to_num(self.values), self.known.astype(np.float64)
        weighted = known if self.weight is None else known * self.weight
        actors, issues = values.shape
        most = max(BATCH // max(issues, 1) ** 2, 1)
        total = np.zeros((actors, actors))
        for a in range(actors):
            for start in range(0, actors, most):
                part = slice(start, start + most)
                both = (weighted[part] * known[a])[:, None, :]
                apart = np.abs(values[a][None, :, None] - values[part][:, None, :])
                total[a, part] = ((both @ apart) * both).sum(axis=(1, 2))
        return (total + total.T) / 2 / self.shared**2
