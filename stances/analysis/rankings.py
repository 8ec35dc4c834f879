"""How the order of the pairs changes from one measure of agreement to another."""

from dataclasses import dataclass

import numpy as np

from stances.analysis.agreement import Agreement
from stances.analysis.ledger import Floats


@dataclass(frozen=True)
class RankingChange:
    """How another measure changes the order of the pairs.

    ``swapped`` of ``comparisons`` pairs of pairs are in the opposite order; ``mover`` is the pair
    that moves furthest, from rank ``before`` to rank ``after`` (1 is the closest pair).
    """

    swapped: int
    comparisons: int
    mover: tuple[str, str]
    before: int
    after: int


def ranking_change(before: Agreement, after: Agreement) -> RankingChange | None:
    """How the ranking of pairs changes from one measure to another; None if nothing swaps.

    Only pairs with a value in both measures are ranked; ties share the best rank.
    """
    a, b = np.triu_indices(len(before.actors), k=1)
    old, new = before.values[a, b].round(9), after.values[a, b].round(9)
    both = ~np.isnan(old) & ~np.isnan(new)
    old, new, a, b = old[both], new[both], a[both], b[both]
    swapped = _swapped(old, new)
    if not swapped:
        return None
    ranks = [len(values) + 1 - np.searchsorted(np.sort(values), values, "right")
             for values in (old, new)]  # fmt: skip
    furthest = int(np.argmax(np.abs(ranks[0] - ranks[1])))
    return RankingChange(
        swapped,
        len(old) * (len(old) - 1) // 2,
        (before.actors[a[furthest]], before.actors[b[furthest]]),
        int(ranks[0][furthest]),
        int(ranks[1][furthest]),
    )


def _swapped(old: Floats, new: Floats) -> int:
    """The number of pairs of values that are in the opposite order in the other list.

    Kendall's tau is (pairs in the same order - swapped) / sqrt(untied in old × untied in new).
    """
    from scipy.stats import kendalltau  # noqa: PLC0415  # slow to import, and rarely needed

    tied = [_tied(values) for values in (old, new, np.stack([old, new], axis=1))]
    every = len(old) * (len(old) - 1) // 2
    untied = [every - tied[0], every - tied[1]]
    if not all(untied):
        return 0
    tau = float(kendalltau(old, new).statistic)
    balance = tau * float(untied[0]) ** 0.5 * float(untied[1]) ** 0.5
    return round((every - tied[0] - tied[1] + tied[2] - balance) / 2)


def _tied(values: Floats) -> int:
    """The number of pairs of equal values."""
    times = np.unique(values, axis=0, return_counts=True)[1].tolist()
    return sum(number * (number - 1) // 2 for number in times)
