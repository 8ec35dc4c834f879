"""Krippendorff's alpha: how far coders agree beyond chance, at three levels of measurement.

After Krippendorff, Content Analysis (2004), chapter 11; any number of coders, missing ones allowed.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from stances.model.measures import Level
from stances.model.vocabulary import Vocabulary
from stances.tables import Tables
from stances.tables.rows import TEXT, frame_of

Matrix = npt.NDArray[np.float64]
Units = Sequence[Sequence[float]]
NUMBER, NUMBERS = "float64", "int64"
ROUNDS = 2000
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
    coincidences, values = _coincidences(units)
    return _number(_alphas(coincidences.sum(axis=0)[None], values, Level(level))[0])


def reliability(units: Units, *, level: Level = Level.ORDINAL, rounds: int = ROUNDS) -> Reliability:
    """Alpha with the middle 95 % of ``rounds`` resamples of the units, reproducible.

    Resamples in which nothing varies have no alpha and are left out.
    """
    coincidences, values = _coincidences(units)
    number = len(coincidences)
    value = _number(_alphas(coincidences.sum(axis=0)[None], values, level)[0])
    if value is None:
        return Reliability(None, None, None, number)
    generator = np.random.default_rng(20241117)
    times = generator.multinomial(number, np.full(number, 1 / number), size=rounds)
    size = len(values)
    resampled = (times @ coincidences.reshape(number, -1)).reshape(-1, size, size)
    alphas = _alphas(resampled, values, level)
    alphas = alphas[~np.isnan(alphas)]
    tail = 100 * (1 - SHARE) / 2
    low, high = np.percentile(alphas, [tail, 100 - tail])
    return Reliability(value, float(low), float(high), number)


def working(units: Units, *, level: Level = Level.ORDINAL) -> Working:
    """The numbers behind the alpha of ``units``."""
    coincidences, values = _coincidences(units)
    coincidence = coincidences.sum(axis=0)
    marginal = coincidence.sum(axis=0)
    number = marginal.sum()
    value = _number(_alphas(coincidence[None], values, level)[0])
    if value is None:
        return Working(len(coincidences), round(number), None, None, None)
    distance = _DISTANCES[level](values, marginal[None])[0]
    observed = (coincidence * distance).sum() / number
    expected = (np.outer(marginal, marginal) * distance).sum() / (number * (number - 1))
    return Working(len(coincidences), round(number), float(observed), float(expected), value)


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


def _coincidences(units: Units) -> tuple[Matrix, Matrix]:
    """Each unit's own coincidences (units × values × values), and the values in order."""
    paired = [list(unit) for unit in units if len(unit) > 1]
    values = sorted({value for unit in paired for value in unit})
    place = {value: number for number, value in enumerate(values)}
    coincidences = np.zeros((len(paired), len(values), len(values)))
    for number, unit in enumerate(paired):
        counts = np.bincount([place[value] for value in unit], minlength=len(values))
        coincidences[number] = (np.outer(counts, counts) - np.diag(counts)) / (len(unit) - 1)
    return coincidences, np.array(values, dtype=float)


def _alphas(coincidence: Matrix, values: Matrix, level: Level) -> Matrix:
    """The alpha of each of several coincidence matrices (rounds × values × values)."""
    marginal = coincidence.sum(axis=1)
    distance = _DISTANCES[level](values, marginal)
    expected = marginal[:, :, None] * marginal[:, None, :]
    expected = (expected * distance).sum(axis=(1, 2))
    observed = (coincidence * distance).sum(axis=(1, 2))
    with np.errstate(invalid="ignore", divide="ignore"):
        alphas: Matrix = 1 - (marginal.sum(axis=1) - 1) * observed / expected
    alphas[expected == 0] = np.nan
    return alphas


def _number(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)


def _nominal(values: Matrix, marginal: Matrix) -> Matrix:
    del marginal
    return (values[:, None] != values[None, :]).astype(np.float64)[None]


def _ordinal(values: Matrix, marginal: Matrix) -> Matrix:
    """(sum of the frequencies from c to k, minus half of those of c and k) squared."""
    del values
    total = np.cumsum(marginal, axis=1) - marginal / 2
    return (total[:, :, None] - total[:, None, :]) ** 2


def _interval(values: Matrix, marginal: Matrix) -> Matrix:
    del marginal
    return ((values[:, None] - values[None, :]) ** 2)[None]


_DISTANCES: dict[Level, Callable[[Matrix, Matrix], Matrix]] = {
    Level.NOMINAL: _nominal,
    Level.ORDINAL: _ordinal,
    Level.INTERVAL: _interval,
}
