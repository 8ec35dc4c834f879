"""Where to draw the actors of a network: Kamada and Kawai (1989), the same every time."""

import math
from typing import Any

import networkx as nx
import numpy as np
from scipy.optimize import minimize
from scipy.sparse.csgraph import connected_components, dijkstra

from stances.analysis.ledger import Floats

_CENTRED = 1e-3  # how strongly the middle of a part is drawn to the origin


def layout(ties: nx.Graph) -> dict[str, tuple[float, float]]:
    """Reproducible coordinates of every actor: Kamada and Kawai (1989) on the positive ties.

    Stronger ties are shorter; the layout starts from a circle in the actors' order, without
    randomness. Unconnected parts are drawn side by side, single actors in a row below.
    """
    actors = list(ties)
    weights = _positive(ties, actors)
    parts = connected_components(weights, directed=False)[1] if actors else np.zeros(0, dtype=int)
    groups = [np.flatnonzero(parts == part) for part in dict.fromkeys(parts.tolist())]
    placed: dict[str, tuple[float, float]] = {}
    offset = 0.0
    for part in sorted((g for g in groups if len(g) > 1), key=len, reverse=True):
        spread = math.sqrt(len(part))
        places = _part_layout(weights[np.ix_(part, part)], spread)
        for at, (x, y) in zip(part.tolist(), places.tolist(), strict=True):
            placed[actors[at]] = (round(x + offset + spread, 6), round(y, 6))
        offset += 2 * spread + 1
    alone = [actor for actor in actors if actor not in placed]
    lowest = min((y for _, y in placed.values()), default=0.0)
    for number, actor in enumerate(alone):
        placed[actor] = (number * max(offset, 4.0) / max(len(alone), 1), lowest - 1.2)
    return placed


def _positive(ties: nx.Graph, actors: list[str]) -> Floats:
    place = {actor: number for number, actor in enumerate(actors)}
    weights = np.zeros((len(actors), len(actors)))
    for a, b, weight in ties.edges(data="weight"):
        if weight > 0:
            weights[place[a], place[b]] = weights[place[b], place[a]] = weight
    return weights


def _part_layout(weights: Floats, spread: float) -> Floats:
    """Coordinates of connected actors, from ``-spread`` to ``spread``.

    Step by step the layout of networkx, whose lists of shortest paths and arrays of
    actors × actors × 2 take minutes for some hundred actors.
    """
    length = np.where(weights > 0, 1 / (0.25 + 0.75 * weights / weights.max()), 0.0)
    distance = dijkstra(length)
    start = np.array(list(nx.circular_layout(range(len(weights))).values()))
    inverse = 1 / (distance + np.eye(len(weights)) * 1e-3)
    solved: Any = minimize(_Strain(inverse), start.ravel(), method="L-BFGS-B", jac=True)
    places: Floats = solved.x.reshape((-1, 2))
    places -= places.mean(axis=0)
    furthest = np.abs(places).max()
    return places * (spread / furthest) if furthest > 0 else places


class _Strain:
    """How far places are from the distances wanted, and its gradient; ``inverse`` is 1 over them.

    The arrays are made once, because the layout asks hundreds of times.
    """

    def __init__(self, inverse: Floats) -> None:
        self.inverse = inverse
        size = len(inverse)
        self.apart = np.empty((2, size, size))
        self.far, self.work = np.empty((size, size)), np.empty((size, size))
        self.direction = np.empty((size, size, 2))
        self.apart_from_self = np.eye(size) * 1e-3

    def __call__(self, flat: Floats) -> tuple[float, Floats]:
        places = flat.reshape((-1, 2))
        for apart, along in zip(self.apart, places.T, strict=True):
            np.subtract.outer(along, along, out=apart)
        np.multiply(self.apart[0], self.apart[0], out=self.far)
        np.multiply(self.apart[1], self.apart[1], out=self.work)
        self.far += self.work
        np.sqrt(self.far, out=self.far)
        np.add(self.far, self.apart_from_self, out=self.work)
        np.divide(1, self.work, out=self.work)
        for axis, apart in enumerate(self.apart):
            np.multiply(apart, self.work, out=self.direction[..., axis])
        offset = np.multiply(self.far, self.inverse, out=self.far)
        offset -= 1.0
        np.fill_diagonal(offset, 0)
        cost = 0.5 * float(np.sum(np.square(offset, out=self.work)))
        pull = self.inverse, offset, self.direction
        gradient = np.einsum("ij,ij,ijk->ik", *pull) - np.einsum("ij,ij,ijk->jk", *pull)
        middle = places.sum(axis=0)
        cost += 0.5 * _CENTRED * float(np.sum(middle**2))
        return cost, (gradient + _CENTRED * middle).ravel()
