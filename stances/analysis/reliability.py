"""Krippendorff's alpha: how far coders agree beyond chance, at three levels of measurement.

After Krippendorff, Content Analysis (2004), chapter 11; any number of coders, missing ones allowed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Annotated, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from stances.analysis.ledger import Bools, Floats
from stances.model.measures import Level
from stances.model.vocabulary import Vocabulary
from stances.tables import Tables
from stances.tables.rows import TEXT, frame_of

Ints = npt.NDArray[np.int64]
Units = Sequence[Sequence[float]]
NUMBER, NUMBERS = "float64", "int64"
ROUNDS = 2000
BATCH = 1_000_000  # rounds × codings at a time
SHARE = 0.95
GOOD, TENTATIVE = 0.8, 0.667  # Krippendorff 2004, page 241


@dataclass(frozen=True)
class Reliability:
    """The alpha of ``units`` units with two codings or more, and its bootstrap interval.

    All three are None if nothing varies.
    """

    alpha: float | None
    low: float | None
    high: float | None
    units: int


class IssueReliability(NamedTuple):
    """The reliability of one issue, or of "all"."""

    issue: Annotated[str, TEXT, "issue id, or all"]
    alpha: Annotated[float | None, NUMBER, "Krippendorff's alpha; missing if nothing varies"]
    low: Annotated[float | None, NUMBER, "lower end of the bootstrap interval"]
    high: Annotated[float | None, NUMBER, "upper end of the bootstrap interval"]
    units: Annotated[int, NUMBERS, "records with two codings or more"]


@dataclass(frozen=True)
class Working:
    """How an alpha came about: ``alpha`` is 1 - ``observed`` / ``expected``.

    ``units`` have two codings or more, ``values`` is the number of those codings; the disagreements
    are means of the squared distance. All three are None if nothing varies.
    """

    units: int
    values: int
    observed: float | None
    expected: float | None
    alpha: float | None


class Strength(Vocabulary):
    """What an alpha is good enough for."""

    GOOD = "good", "0.80 or more: reliable enough for conclusions"
    TENTATIVE = "tentative", "0.667 to 0.80: only tentative conclusions"
    WEAK = "weak", "below 0.667: too low for conclusions"


def strength(value: float | None) -> Strength | None:
    """What an alpha of ``value`` is good enough for; None if there is no alpha."""
    if value is None:
        return None
    if value >= GOOD:
        return Strength.GOOD
    return Strength.TENTATIVE if value >= TENTATIVE else Strength.WEAK


def alpha(units: Units, *, level: str = "ordinal") -> float | None:
    """The alpha of ``units``, each the values of its coders; None if nothing varies.

    Units with fewer than two values are left out. ``level`` is nominal, ordinal or interval.
    """
    codings = _codings(units)
    return _number(_disagreements(codings, codings.once, Level(level)).alphas[0])


def reliability(units: Units, *, level: Level = Level.ORDINAL, rounds: int = ROUNDS) -> Reliability:
    """Alpha with the middle 95 % of ``rounds`` resamples of the units, reproducible.

    Resamples in which nothing varies have no alpha and are left out.
    """
    codings = _codings(units)
    number = codings.units
    value = _number(_disagreements(codings, codings.once, level).alphas[0])
    if value is None:
        return Reliability(None, None, None, number)
    generator = np.random.default_rng(20241117)
    shares = np.full(number, 1 / number)
    parts = []
    for size in _batches(rounds, len(codings.place)):
        times = generator.multinomial(number, shares, size=size)
        parts.append(_disagreements(codings, times, level).alphas)
    alphas = np.concatenate(parts)
    alphas = alphas[~np.isnan(alphas)]
    tail = 100 * (1 - SHARE) / 2
    low, high = np.percentile(alphas, [tail, 100 - tail])
    return Reliability(value, float(low), float(high), number)


def working(units: Units, *, level: Level = Level.ORDINAL) -> Working:
    """The numbers behind the alpha of ``units``."""
    codings = _codings(units)
    sums = _disagreements(codings, codings.once, level)
    value = _number(sums.alphas[0])
    number = float(sums.number[0])
    if value is None:
        return Working(codings.units, round(number), None, None, None)
    observed = float(sums.observed[0] / number)
    expected = float(sums.expected[0] / (number * (number - 1)))
    return Working(codings.units, round(number), observed, expected, value)


def alpha_of(tables: Tables) -> float | None:
    """The ordinal alpha of all codings with a position."""
    return alpha(list(units_of(tables).values()))


def units_of(tables: Tables) -> Mapping[str, list[float]]:
    """The coders' positions for each stance that is not withdrawn, by its id."""
    return {
        stance: [coding.position for coding in codings if coding.position is not None]
        for stance, codings in tables.codings_of.items()
        if not tables.stance_rows[stance].withdrawn
    }


def reliability_by_issue(
    units: Iterable[tuple[str, Sequence[float]]], *, level: Level = Level.ORDINAL
) -> list[IssueReliability]:
    """The reliability of each issue and, if there are several, of all.

    ``units`` are pairs of an issue and the coders' values for one record on it.
    """
    grouped: dict[str, list[Sequence[float]]] = {}
    every: list[Sequence[float]] = []
    for issue, values in units:
        grouped.setdefault(issue, []).append(values)
        every.append(values)
    named = [*grouped.items(), *([("all", every)] if len(grouped) != 1 else [])]
    return [_of_issue(issue, reliability(members, level=level)) for issue, members in named]


def reliability_table(rows: Sequence[IssueReliability]) -> pd.DataFrame:
    """One row per issue and one for all: issue, alpha, low, high, units."""
    return frame_of(rows, IssueReliability)


def _of_issue(issue: str, result: Reliability) -> IssueReliability:
    return IssueReliability(issue, result.alpha, result.low, result.high, result.units)


def issue_units(
    tables: Tables,
    *,
    actors: Sequence[str] | None = None,
    among: Collection[str] | None = None,
) -> list[tuple[str, Sequence[float]]]:
    """The issue of each stance of ``actors`` and the coders' positions for it.

    ``among`` are the ids of the stances that count; all if None.
    """
    rows = tables.stance_rows
    return [
        (rows[stance].issue, values)
        for stance, values in units_of(tables).items()
        if (actors is None or rows[stance].actor in actors) and (among is None or stance in among)
    ]


@dataclass(frozen=True)
class _Codings:
    """The codings of units with two or more, one entry each, unit by unit.

    ``values`` are the distinct values in order; ``place`` is that of each coding among them,
    ``start`` the first coding of each unit and ``size`` its number of codings.
    """

    values: Floats
    place: Ints
    start: Ints
    size: Ints

    @property
    def units(self) -> int:
        """The number of units."""
        return len(self.size)

    @property
    def once(self) -> Ints:
        """Each unit once, as a single resample."""
        return np.ones((1, self.units), dtype=np.int64)

    @cached_property
    def by_value(self) -> tuple[Ints, Ints]:
        """The unit of each coding in order of the values, and where each value begins."""
        order = np.argsort(self.place, kind="stable")
        unit = np.repeat(np.arange(self.units), self.size)[order]
        return unit, np.searchsorted(self.place[order], np.arange(len(self.values)))


class _Disagreements(NamedTuple):
    """For each resample the codings and the sums of the squared distances of their pairs.

    ``observed`` are those within units, each divided by the codings of the unit less one,
    ``expected`` those of all codings with all; ``varies`` is false if all values are the same.
    """

    number: Floats
    observed: Floats
    expected: Floats
    varies: Bools

    @property
    def alphas(self) -> Floats:
        """The alpha of each resample, NaN if nothing varies."""
        with np.errstate(invalid="ignore", divide="ignore"):
            alphas = 1 - (self.number - 1) * self.observed / self.expected
        return np.where(self.varies, alphas, np.nan)


def _codings(units: Units) -> _Codings:
    paired = [unit for unit in units if len(unit) > 1]
    size = np.array([len(unit) for unit in paired], dtype=np.int64)
    every = np.fromiter(chain.from_iterable(paired), dtype=np.float64, count=int(size.sum()))
    values, place = np.unique(every, return_inverse=True)
    return _Codings(values, place, np.cumsum(size) - size, size)


def _batches(rounds: int, codings: int) -> Iterator[int]:
    """Rounds in batches whose arrays of rounds × codings stay small."""
    most = max(BATCH // max(codings, 1), 1)
    for start in range(0, rounds, most):
        yield min(most, rounds - start)


def _disagreements(codings: _Codings, times: Ints, level: Level) -> _Disagreements:
    """The sums of each resample; ``times`` (rounds × units) says how often a unit is in it.

    No array is values × values: the pairs of a set of numbers differ by sum (x - y)² =
    2 (n sum x² - (sum x)²), and ordinal distances are those of the values' mean ranks.
    """
    unit, first = codings.by_value
    if not len(unit):
        nothing = np.zeros(len(times))
        return _Disagreements(nothing, nothing, nothing, nothing > 0)
    frequency = np.add.reduceat(times[:, unit], first, axis=1).astype(np.float64)
    number = frequency.sum(axis=1)
    weight = times / (codings.size - 1)
    if level is Level.NOMINAL:
        same = (frequency**2).sum(axis=1)
        observed, expected = weight @ _different_pairs(codings), number**2 - same
    else:
        ranks = np.cumsum(frequency, axis=1) - frequency / 2
        score = ranks if level is Level.ORDINAL else codings.values[None]
        observed = (weight * _within(codings, score)).sum(axis=1)
        mean = (frequency * score).sum(axis=1) / number
        expected = 2 * number * (frequency * (score - mean[:, None]) ** 2).sum(axis=1)
    return _Disagreements(number, observed, expected, (frequency > 0).sum(axis=1) > 1)


def _different_pairs(codings: _Codings) -> Floats:
    """The ordered pairs of codings of each unit that have different values."""
    unit = np.repeat(np.arange(codings.units), codings.size)
    pairs, times = np.unique(unit * len(codings.values) + codings.place, return_counts=True)
    same = np.bincount(pairs // len(codings.values), weights=times**2)
    return (codings.size**2).astype(np.float64) - same


def _within(codings: _Codings, score: Floats) -> Floats:
    """The sum over each unit's ordered pairs of codings of their squared difference in score."""
    own = score[:, codings.place]
    apart = own - np.repeat(own[:, codings.start], codings.size, axis=1)
    sums = np.add.reduceat(apart, codings.start, axis=1)
    squares = np.add.reduceat(apart**2, codings.start, axis=1)
    return 2 * (codings.size * squares - sums**2)


def _number(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)
