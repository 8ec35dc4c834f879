"""The two-dimensional map of actors: classical scaling of their disagreement, and its fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from stances.analysis.agreement import Agreement
from stances.analysis.ledger import Floats

SHARED = 3  # issues that any two actors on the map share, if their places are to be certain
FEW = 300  # actors for whom the whole of the eigenvectors is computed


@dataclass(frozen=True)
class Space:
    """Points of ``actors`` (actors × 2), whose distances stand for disagreement.

    ``fit`` is the share of the variance that two dimensions show, None if nothing differs;
    ``axes`` the share of each; ``left_out`` maps actors that share too few issues with the
    rest to the fewest they share with one of them. ``shared`` is the number asked for; of
    ``uncertain`` actors it is less than ``SHARED``, with which they would be left out.
    """

    actors: tuple[str, ...]
    points: Floats
    fit: float | None
    axes: tuple[float, float]
    left_out: Mapping[str, int]
    shared: int = SHARED
    uncertain: frozenset[str] = frozenset()

    def only(self, actors: Sequence[str]) -> "Space":
        """The points of these actors."""
        place = {actor: number for number, actor in enumerate(self.actors)}
        at = [place[actor] for actor in actors]
        return replace(self, actors=tuple(actors), points=self.points[at])

    @property
    def frame(self) -> pd.DataFrame:
        """One row per actor: actor, x, y."""
        return pd.DataFrame(
            {
                "actor": pd.Series(list(self.actors), dtype="str"),
                "x": self.points[:, 0],
                "y": self.points[:, 1],
            }
        )


def space(agreement: Agreement, *, shared: int = SHARED) -> Space:
    """Torgerson's classical scaling of the disagreements 1 - A.

    Actors are dropped, the one with most pairs of too few shared issues first, until every two of
    the rest share at least ``shared`` issues. The fit is that of Mardia, Kent and Bibby (1979),
    14.4: the two largest eigenvalues over the sum of all, without their signs.
    """
    inside, left_out = _densest(agreement, shared)
    uncertain = frozenset(_densest(agreement, SHARED)[1] if shared < SHARED else ())
    actors = tuple(agreement.actors[number] for number in inside)
    distance = 1 - agreement.values[np.ix_(inside, inside)]
    np.fill_diagonal(distance, 0)
    size = len(inside)
    if size < 2 or not distance.any():
        return Space(actors, np.zeros((size, 2)), None, (0.0, 0.0), left_out, shared)
    values, vectors = _leading(_products(distance))
    top = np.clip(values[:2], 0, None)
    points = _signed(vectors) * np.sqrt(top)
    points = np.pad(points, ((0, 0), (0, 2 - points.shape[1])))
    shares = np.pad(top / np.abs(values).sum(), (0, 2 - len(top)))
    axes = float(shares[0]), float(shares[1])
    fit = float(shares.sum())
    return Space(actors, points, fit, axes, left_out, shared, uncertain.intersection(actors))


def aligned(moved: Space, fixed: Space) -> Space:
    """``moved`` rotated, reflected and shifted, not stretched, to match ``fixed`` closely.

    Orthogonal Procrustes on the actors that both have (Schönemann 1966); unchanged with fewer than
    two in common, or none that differ.
    """
    from scipy.linalg import orthogonal_procrustes  # noqa: PLC0415  slow to import, and rarely needed

    of_fixed = set(fixed.actors)
    both = [actor for actor in moved.actors if actor in of_fixed]
    if len(both) < 2:
        return moved
    here, there = moved.only(both).points, fixed.only(both).points
    turn, _ = orthogonal_procrustes(here - here.mean(axis=0), there - there.mean(axis=0))
    return replace(moved, points=(moved.points - here.mean(axis=0)) @ turn + there.mean(axis=0))


def _densest(agreement: Agreement, shared: int) -> tuple[list[int], dict[str, int]]:
    """The actors that remain once all pairs share enough, and those that were dropped."""
    thin = (agreement.shared < shared) | np.isnan(agreement.values)
    np.fill_diagonal(thin, val=False)
    own = np.diag(agreement.shared)
    left_out: dict[str, int] = {}
    remains = np.ones(len(own), dtype=bool)
    lacking = thin.sum(axis=1)  # kept up to date, so that each step is linear
    while lacking.any():
        most = np.flatnonzero(lacking == lacking.max())
        worst = int(most[own[most] == own[most].min()][-1])
        remains[worst] = False
        left_out[agreement.actors[worst]] = int(agreement.shared[worst, remains].min())
        lacking -= thin[worst]
        lacking[~remains] = 0
    inside = np.flatnonzero(remains)
    if len(inside) == 1 and len(agreement.actors) > 1:
        left_out.setdefault(agreement.actors[inside[0]], 0)
        inside = inside[:0]
    order = {actor: number for number, actor in enumerate(agreement.actors)}
    return inside.tolist(), dict(sorted(left_out.items(), key=lambda item: order[item[0]]))


def _products(distance: Floats) -> Floats:
    """The scalar products of points at these distances, seen from their middle."""
    squared = -(distance**2) / 2
    means = squared.mean(axis=1)
    return squared - means[:, None] - means[None, :] + means.mean()


def _leading(products: Floats) -> tuple[Floats, Floats]:
    """All eigenvalues, the largest first, and the vectors of the first two.

    The vectors of all would cost many times as much if there are thousands of actors.
    """
    if len(products) <= FEW:
        values, vectors = np.linalg.eigh(products)
        return values[::-1], vectors[:, :-3:-1]
    from scipy.linalg import eigh_tridiagonal, eigvalsh_tridiagonal, lapack  # noqa: PLC0415

    size = len(products)
    work = int(lapack.dsytrd_lwork(size, lower=1)[0])
    reflectors, diagonal, beside, factors, _ = lapack.dsytrd(products, lower=1, lwork=work)
    values = eigvalsh_tridiagonal(diagonal, beside)
    _, vectors = eigh_tridiagonal(diagonal, beside, select="i", select_range=(size - 2, size - 1))
    vectors[1:] = lapack.dormqr(
        "L", "N", reflectors[1:, :-1], factors, vectors[1:], lwork=64 * len(vectors[0])
    )[0]
    return values[::-1], vectors[:, ::-1]


def _signed(vectors: Floats) -> Floats:
    """Each column with the sign that makes its largest entry positive, so it is reproducible."""
    if not len(vectors):
        return vectors
    largest = vectors[np.argmax(np.abs(vectors).round(9), axis=0), np.arange(vectors.shape[1])]
    return vectors * np.where(largest < 0, -1.0, 1.0)
