"""The two-dimensional map of actors: classical scaling of their disagreement, and its fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from scipy.linalg import orthogonal_procrustes

from stances.analysis.agreement import Agreement
from stances.analysis.ledger import Floats

SHARED = 3  # issues that any two actors on the map must share


@dataclass(frozen=True)
class Space:
    """Points of ``actors`` (actors × 2), whose distances stand for disagreement.

    ``fit`` is the share of the variance that two dimensions show, None if nothing differs;
    ``axes`` the share of each; ``left_out`` maps actors that share too few issues with the
    rest to the fewest they share with one of them.
    """

    actors: tuple[str, ...]
    points: Floats
    fit: float | None
    axes: tuple[float, float]
    left_out: Mapping[str, int]

    def only(self, actors: Sequence[str]) -> "Space":
        """The points of these actors."""
        at = [self.actors.index(actor) for actor in actors]
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
    actors = tuple(agreement.actors[number] for number in inside)
    distance = 1 - agreement.values[np.ix_(inside, inside)]
    np.fill_diagonal(distance, 0)
    size = len(inside)
    if size < 2 or not distance.any():
        return Space(actors, np.zeros((size, 2)), None, (0.0, 0.0), left_out)
    centre = np.eye(size) - 1 / size
    values, vectors = np.linalg.eigh(-centre @ (distance**2) @ centre / 2)
    values, vectors = values[::-1], vectors[:, ::-1]
    top = np.clip(values[:2], 0, None)
    points = _signed(vectors[:, :2]) * np.sqrt(top)
    points = np.pad(points, ((0, 0), (0, 2 - points.shape[1])))
    shares = np.pad(top / np.abs(values).sum(), (0, 2 - len(top)))
    return Space(
        actors, points, float(shares.sum()), (float(shares[0]), float(shares[1])), left_out
    )


def aligned(moved: Space, fixed: Space) -> Space:
    """``moved`` rotated, reflected and shifted, not stretched, to match ``fixed`` closely.

    Orthogonal Procrustes on the actors that both have (Schönemann 1966); unchanged with fewer than
    two in common, or none that differ.
    """
    both = [actor for actor in moved.actors if actor in fixed.actors]
    if len(both) < 2:
        return moved
    here = moved.points[[moved.actors.index(actor) for actor in both]]
    there = fixed.points[[fixed.actors.index(actor) for actor in both]]
    turn, _ = orthogonal_procrustes(here - here.mean(axis=0), there - there.mean(axis=0))
    return replace(moved, points=(moved.points - here.mean(axis=0)) @ turn + there.mean(axis=0))


def _densest(agreement: Agreement, shared: int) -> tuple[list[int], dict[str, int]]:
    """The actors that remain once all pairs share enough, and those that were dropped."""
    thin = (agreement.shared < shared) | np.isnan(agreement.values)
    np.fill_diagonal(thin, val=False)
    inside = np.arange(len(agreement.actors))
    left_out: dict[str, int] = {}
    while len(inside) > 1:
        among = thin[np.ix_(inside, inside)]
        lacking = among.sum(axis=1)
        if not lacking.any():
            break
        own = np.diag(agreement.shared)[inside]
        worst = int(np.lexsort((-np.arange(len(inside)), own, -lacking))[0])
        fewest = np.delete(agreement.shared[inside[worst], inside], worst).min()
        left_out[agreement.actors[inside[worst]]] = int(fewest)
        inside = np.delete(inside, worst)
    if len(inside) == 1 and len(agreement.actors) > 1:
        left_out.setdefault(agreement.actors[inside[0]], 0)
        inside = inside[:0]
    order = {actor: number for number, actor in enumerate(agreement.actors)}
    return inside.tolist(), dict(sorted(left_out.items(), key=lambda item: order[item[0]]))


def _signed(vectors: Floats) -> Floats:
    """Each column with the sign that makes its largest entry positive, so it is reproducible."""
    if not len(vectors):
        return vectors
    largest = vectors[np.argmax(np.abs(vectors).round(9), axis=0), np.arange(vectors.shape[1])]
    return vectors * np.where(largest < 0, -1.0, 1.0)
