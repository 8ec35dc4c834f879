"""An order of actors in which those who agree are neighbours, and the tree behind it."""

from dataclasses import dataclass

import numpy as np
from scipy.cluster.hierarchy import linkage
from scipy.spatial.distance import squareform

from stances.analysis.agreement import Agreement


@dataclass(frozen=True)
class Merge:
    """Two clusters becoming one: their places in the order, and the disagreement at that point.

    Places run along the order (0 is the first actor), with clusters at their middle;
    ``left_height`` and ``right_height`` are the disagreements at which the two were formed.
    """

    left: float
    right: float
    height: float
    left_height: float
    right_height: float


@dataclass(frozen=True)
class Clustering:
    """Actors in the order of the tree; ``apart``, without a value for any pair, come last.

    ``estimated`` is the number of pairs without a value that were given the mean disagreement of
    all pairs, for the tree alone.
    """

    order: tuple[str, ...]
    merges: tuple[Merge, ...]
    apart: tuple[str, ...]
    estimated: int


def clustering(agreement: Agreement) -> Clustering:
    """Average linkage on disagreement (1 - agreement), leaves in the optimal order.

    Bar-Joseph, Gifford and Jaakkola (2001), as scipy implements it.
    """
    others = ~np.eye(len(agreement.actors), dtype=bool)
    known = ~np.isnan(agreement.values) & others
    inside = np.flatnonzero(known.any(axis=1))
    apart = tuple(agreement.actors[at] for at in np.flatnonzero(~known.any(axis=1)))
    if len(inside) < 2:
        return Clustering(agreement.actors, (), apart, 0)
    distance = 1 - agreement.values[np.ix_(inside, inside)]
    missing = np.isnan(distance)
    np.fill_diagonal(missing, val=False)
    np.fill_diagonal(distance, 0)
    pairs = np.triu_indices(len(inside), k=1)
    distance[missing] = distance[pairs][~missing[pairs]].mean()
    tree = linkage(squareform(distance, checks=False), method="average", optimal_ordering=True)
    leaves, merges = _walk(tree, len(inside))
    order = tuple(agreement.actors[inside[leaf]] for leaf in leaves)
    return Clustering(order + apart, merges, apart, int(missing[pairs].sum()))


def _walk(tree: np.ndarray, size: int) -> tuple[list[int], tuple[Merge, ...]]:
    """The leaves from left to right, and the merges from the lowest up."""
    below: list[list[int]] = [[leaf] for leaf in range(size)]
    for left, right, *_ in tree:
        below.append(below[int(left)] + below[int(right)])
    leaves = below[-1]
    middle = np.argsort(leaves).astype(float).tolist()
    height = [0.0] * size
    merges = []
    for left, right, distance, _ in tree:
        a, b = int(left), int(right)
        merges.append(Merge(middle[a], middle[b], float(distance), height[a], height[b]))
        middle.append((middle[a] + middle[b]) / 2)
        height.append(float(distance))
    return leaves, tuple(merges)
