"""Blocs in a network: communities, how separate they are, and where to draw them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from stances.analysis.ledger import Floats
from stances.analysis.networks import Network
from stances.model.measures import Tie


@dataclass(frozen=True)
class Blocs:
    """Communities of actors joined by positive ties, the largest first, and their modularity.

    ``modularity`` is None if no positive tie joins any two actors.
    """

    communities: tuple[tuple[str, ...], ...]
    modularity: float | None

    def of(self, actor: str) -> int:
        """The index of the actor's community, -1 if it has none."""
        return next((at for at, members in enumerate(self.communities) if actor in members), -1)


def graph(network: Network, *, threshold: float = 0.0, shared: int = 1) -> nx.Graph:
    """The ties whose weight, without its sign, is above 0 and at least ``threshold``.

    ``shared`` is the least number of issues on which both made a statement.

    Nodes carry ``activity``; edges ``weight``, ``congruence``, ``conflict`` and ``shared``.
    """
    ties = nx.Graph()
    for actor, activity in zip(network.actors, network.activity.tolist(), strict=True):
        ties.add_node(actor, activity=activity)
    for a, b in zip(*np.triu_indices(len(network.actors), k=1), strict=True):
        weight = float(network.weights[a, b])
        if weight and abs(weight) >= threshold - 1e-12 and network.shared[a, b] >= shared:
            values = {"congruence": network.congruence, "conflict": network.conflict}
            ties.add_edge(
                network.actors[a],
                network.actors[b],
                weight=weight,
                **{name: float(array[a, b]) for name, array in values.items()},
                shared=int(network.shared[a, b]),
            )
    return ties


def network_blocs(network: Network, ties: nx.Graph) -> Blocs:
    """The blocs of ``ties``; none if the ties of the network do not mean agreement."""
    agreeing = network.tie in (Tie.CONGRUENCE, Tie.SUBTRACT)
    return blocs(ties) if agreeing else Blocs((), None)


def blocs(ties: nx.Graph) -> Blocs:
    """Communities by greedy modularity (Clauset, Newman and Moore 2004) on the positive ties."""
    positive = _positive(ties)
    if not positive.number_of_edges():
        return Blocs((), None)
    order = {actor: number for number, actor in enumerate(ties)}
    communities = nx.community.greedy_modularity_communities(positive, weight="weight")
    value = nx.community.modularity(positive, communities, weight="weight")
    joined = [sorted(members, key=order.__getitem__) for members in communities]
    joined.sort(key=lambda members: (-len(members), order[members[0]]))
    return Blocs(tuple(tuple(members) for members in joined if len(members) > 1), float(value))


def layout(ties: nx.Graph) -> dict[str, tuple[float, float]]:
    """Reproducible coordinates of every actor: Kamada and Kawai (1989) on the positive ties.

    Stronger ties are shorter; the layout starts from a circle in the actors' order, without
    randomness. Unconnected parts are drawn side by side, single actors in a row below.
    """
    positive = _positive(ties)
    parts = sorted(nx.connected_components(positive), key=len, reverse=True)
    order = {actor: number for number, actor in enumerate(ties)}
    placed: dict[str, tuple[float, float]] = {}
    offset = 0.0
    for part in (sorted(p, key=order.__getitem__) for p in parts if len(p) > 1):
        spread = math.sqrt(len(part))
        inner = positive.subgraph(part)
        top = max(data["weight"] for *_, data in inner.edges(data=True))
        lengths = nx.Graph()
        lengths.add_nodes_from(part)
        lengths.add_edges_from(
            (a, b, {"length": 1 / (0.25 + 0.75 * data["weight"] / top)})
            for a, b, data in inner.edges(data=True)
        )
        start = nx.circular_layout(part)
        places = nx.kamada_kawai_layout(lengths, pos=start, weight="length", scale=spread)
        for actor in part:
            x, y = places[actor]
            placed[actor] = (round(float(x) + offset + spread, 6), round(float(y), 6))
        offset += 2 * spread + 1
    alone = [actor for actor in ties if actor not in placed]
    lowest = min((y for _, y in placed.values()), default=0.0)
    for number, actor in enumerate(alone):
        placed[actor] = (number * max(offset, 4.0) / max(len(alone), 1), lowest - 1.2)
    return placed


def bloc_polarisation(congruence: Floats, conflict: Floats, members: Sequence[int]) -> float | None:
    """How far blocs agree inside and clash outside, from 0 to 1; None if no two actors are tied.

    Discourse Network Analyzer's measure for a given partition (``members`` is the index of each
    actor's bloc): the absolute differences between observed and evenly spread congruence inside
    blocs and conflict between them, over the sum of both networks.
    """
    bloc = np.asarray(members)
    total = float(congruence.sum() + conflict.sum())
    if total == 0:
        return None
    sizes = np.bincount(bloc)
    within = int((sizes * (sizes - 1)).sum())
    between = len(bloc) * (len(bloc) - 1) - within
    same = bloc[:, None] == bloc[None, :]
    off = ~np.eye(len(bloc), dtype=bool)
    size = sizes[bloc]
    deviation = 0.0
    if within:
        expected = (size * (size - 1) / within) * (congruence.sum() / within)
        deviation += float(np.abs(congruence - expected[:, None])[same & off].sum())
    if between:
        expected_conflict = (size[:, None] * size[None, :] / between) * (conflict.sum() / between)
        deviation += float(np.abs(conflict - expected_conflict)[~same].sum())
    return deviation / total


def _positive(ties: nx.Graph) -> nx.Graph:
    positive = nx.Graph()
    positive.add_nodes_from(ties)
    positive.add_edges_from((a, b, d) for a, b, d in ties.edges(data=True) if d["weight"] > 0)
    return positive
