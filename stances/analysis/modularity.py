"""Communities by greedy modularity (Clauset, Newman and Moore 2004), on an array of weights.

Merges and ties between equal merges are those of networkx, which keeps a heap per node and needs
minutes for some hundred actors who are all tied.
"""

from collections.abc import Sequence

import numpy as np

from stances.analysis.ledger import Floats


def greedy_communities(weights: Floats, names: Sequence[str]) -> list[list[int]]:
    """The places of the members of each community, single ones included.

    ``weights`` is symmetric with an empty diagonal; 0 is no tie, and there is at least one.
    Of equally good merges the one of the first names is made.
    """
    order = sorted(range(len(names)), key=names.__getitem__)
    degree = np.array([sum(row[row > 0].tolist()) for row in weights])
    share = 1 / (sum(degree.tolist()) / 2)
    merging = _Merging(weights[np.ix_(order, order)], degree[order] * share * 0.5, share)
    while merging.step():
        pass
    return [sorted(order[place] for place in members) for members in merging.members if members]


def modularity(weights: Floats, communities: Sequence[Sequence[int]]) -> float:
    """The share of the weight inside communities beyond what the actors' weights let expect."""
    degree = weights.sum(axis=1)
    total = degree.sum()
    value = 0.0
    for members in communities:
        inside = weights[np.ix_(members, members)].sum()
        value += float(inside / total - (degree[members].sum() / total) ** 2)
    return value


class _Merging:
    """Communities being merged, and what each further merge would gain.

    ``gain`` is -inf for communities that are not tied. ``top`` is the best gain of each row and
    ``best`` its column; where not ``settled``, only an upper bound is known, and the row is
    searched again once it could be the best of all.
    """

    def __init__(self, weights: Floats, share_of: Floats, share: float) -> None:
        self.share_of = share_of
        self.gain = share * weights - 2 * (share_of[:, None] * share_of[None, :])
        self.gain[weights <= 0] = -np.inf
        self.best = self.gain.argmax(axis=1)
        self.top = self.gain.max(axis=1)
        self.settled = np.ones(len(weights), dtype=bool)
        self.members = [[place] for place in range(len(weights))]

    def step(self) -> bool:
        """Makes the best merge; false if none is left or it would lower the modularity."""
        row = int(self.top.argmax())
        while not self.settled[row]:
            self._search(row)
            row = int(self.top.argmax())
        if self.top[row] < 0:
            return False
        self._merge(row, int(self.best[row]))
        return True

    def _search(self, row: int) -> None:
        self.best[row] = self.gain[row].argmax()
        self.top[row] = self.gain[row, self.best[row]]
        self.settled[row] = True

    def _merge(self, gone: int, kept: int) -> None:
        """Merges the first community into the second."""
        mine, theirs, share = self.gain[kept], self.gain[gone], self.share_of
        both = mine + theirs
        only_mine = mine - 2 * (share[gone] * share)
        only_theirs = theirs - 2 * (share[kept] * share)
        new = np.where(
            np.isneginf(theirs), only_mine, np.where(np.isneginf(mine), only_theirs, both)
        )
        new[[gone, kept]] = -np.inf
        self.gain[gone] = self.gain[:, gone] = -np.inf
        self.gain[kept] = self.gain[:, kept] = new
        better = (new > self.top) | (self.settled & (new == self.top) & (kept < self.best))
        same = (self.best == kept) & (new == self.top)
        lost = ((self.best == gone) | (self.best == kept)) & ~better & ~same
        self.best[better], self.top[better] = kept, new[better]
        self.settled = (self.settled & ~lost) | better
        self._search(gone)
        self._search(kept)
        share[kept] += share[gone]
        share[gone] = 0
        self.members[kept] += self.members[gone]
        self.members[gone] = []
