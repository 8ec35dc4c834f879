"""Blocs in a network: its strong ties, its communities, and how separate they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from stances.analysis.ledger import Floats
from stances.analysis.modularity import greedy_communities, modularity
from stances.analysis.networks import Network
from stances.model.measures import Tie

if TYPE_CHECKING:
    import networkx as nx

_FACTS = ("weight", "congruence", "conflict", "shared")


@dataclass(frozen=True)
class Blocs:
    """Communities of actors joined by positive ties, the largest first, and their modularity.

    ``modularity`` is None if no positive tie joins any two actors.
    """

    communities: tuple[tuple[str, ...], ...]
    modularity: float | None

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The index of the community of each actor that has one."""
        return {a: at for at, members in enumerate(self.communities) for a in members}

    def of(self, actor: str) -> int:
        """The index of the actor's community, -1 if it has none."""
        return self.place.get(actor, -1)


def strong_ties(network: Network, *, threshold: float = 0.0, shared: int = 1) -> Floats:
    """The weights of the network, 0 for ties that are weaker or rest on fewer issues.

    A tie counts if its weight, without its sign, is at least ``threshold`` and both made
    a statement on at least ``shared`` issues.
    """
    kept = (np.abs(network.weights) >= threshold - 1e-12) & (network.shared >= shared)
    return np.where(kept, network.weights, 0.0)


def graph(network: Network, *, threshold: float = 0.0, shared: int = 1) -> "nx.Graph":
    """The strong ties as a graph, which needs far more memory than arrays do.

    Nodes carry ``activity``; edges ``weight``, ``congruence``, ``conflict`` and ``shared``.
    """
    import networkx as nx  # noqa: PLC0415  slow to import, and rarely needed

    ties = nx.Graph()
    for actor, activity in zip(network.actors, network.activity.tolist(), strict=True):
        ties.add_node(actor, activity=activity)
    weights = strong_ties(network, threshold=threshold, shared=shared)
    a, b = np.nonzero(np.triu(weights, k=1))
    values = (weights, network.congruence, network.conflict, network.shared.astype(np.int64))
    for one, other, *facts in zip(
        a.tolist(), b.tolist(), *(array[a, b].tolist() for array in values), strict=True
    ):
        ties.add_edge(
            network.actors[one], network.actors[other], **dict(zip(_FACTS, facts, strict=True))
        )
    return ties


def network_blocs(network: Network, *, threshold: float = 0.0, shared: int = 1) -> Blocs:
    """Communities by greedy modularity on the positive strong ties.

    None if the ties of the network do not mean agreement.
    """
    if network.tie not in (Tie.CONGRUENCE, Tie.SUBTRACT):
        return Blocs((), None)
    weights = np.maximum(strong_ties(network, threshold=threshold, shared=shared), 0)
    if not weights.any():
        return Blocs((), None)
    communities = greedy_communities(weights, network.actors)
    communities.sort(key=lambda members: (-len(members), members[0]))
    return Blocs(
        tuple(tuple(network.actors[at] for at in one) for one in communities if len(one) > 1),
        modularity(weights, communities),
    )


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
