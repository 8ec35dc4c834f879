"""Krippendorff's alpha: how far coders agree beyond chance, at three levels of measurement.

After Krippendorff, Content Analysis (2004), chapter 11; any number of coders, missing allowed.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from stances.tables import Tables

Matrix = npt.NDArray[np.float64]


def alpha(units: Sequence[Sequence[float]], *, level: str = "ordinal") -> float | None:
    """The alpha of ``units``, each the values that coders gave it; None where nothing varies.

    Units with fewer than two values are left out. ``level`` is nominal, ordinal or interval.
    """
    paired = [list(unit) for unit in units if len(unit) > 1]
    values = sorted({value for unit in paired for value in unit})
    if len(values) < 2:
        return None
    place = {value: number for number, value in enumerate(values)}
    coincidence = np.zeros((len(values), len(values)))
    for unit in paired:
        counts = np.bincount([place[value] for value in unit], minlength=len(values))
        coincidence += (np.outer(counts, counts) - np.diag(counts)) / (len(unit) - 1)
    marginal = coincidence.sum(axis=0)
    distance = _DISTANCES[level](np.array(values, dtype=float), marginal)
    expected = np.outer(marginal, marginal) - np.diag(marginal)
    disorder = float((expected * distance).sum())
    return (
        None
        if disorder == 0
        else 1 - (marginal.sum() - 1) * float((coincidence * distance).sum()) / disorder
    )


def alpha_of(tables: Tables) -> float | None:
    """The ordinal alpha of all codings with a position."""
    units = [
        [coding["position"] for coding in codings if coding["position"] is not None]
        for codings in tables.codings_of.values()
    ]
    return alpha(units)


def _nominal(values: Matrix, marginal: Matrix) -> Matrix:
    del marginal
    return (values[:, None] != values[None, :]).astype(np.float64)


def _ordinal(values: Matrix, marginal: Matrix) -> Matrix:
    """(sum of the frequencies from c to k, less half of those of c and k) squared."""
    del values
    total = np.cumsum(marginal)
    between = np.abs(total[:, None] - total[None, :])
    upper = np.maximum(np.arange(len(marginal))[:, None], np.arange(len(marginal))[None, :])
    lower = np.minimum(np.arange(len(marginal))[:, None], np.arange(len(marginal))[None, :])
    spanned = between + marginal[lower]
    spanned = spanned - (marginal[lower] + marginal[upper]) / 2
    return np.where(upper == lower, 0.0, spanned**2)


def _interval(values: Matrix, marginal: Matrix) -> Matrix:
    del marginal
    return (values[:, None] - values[None, :]) ** 2


_DISTANCES: dict[str, Callable[[Matrix, Matrix], Matrix]] = {
    "nominal": _nominal,
    "ordinal": _ordinal,
    "interval": _interval,
}
