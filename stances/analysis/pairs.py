"""Two actors side by side, issue by issue, and which two are worth it."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from stances.analysis.agreement import Agreement
from stances.analysis.cell import Cell
from stances.model.vocabulary import Vocabulary


class Verdict(Vocabulary):
    """How two positions compare."""

    SAME = "same", "both hold the same position"
    DIFFERENT = "different", "they hold different positions"
    STALE = "stale", "both have a position, one of which is too old to count"
    ONE_KNOWN = "one-known", "only one of the two has a position"
    NONE_KNOWN = "none-known", "neither has a position"


_ORDER = (
    Verdict.DIFFERENT,
    Verdict.SAME,
    Verdict.STALE,
    Verdict.ONE_KNOWN,
    Verdict.NONE_KNOWN,
)


def verdicts(cells: Iterable[Cell], *, any_age: bool = True) -> Mapping[str, Verdict]:
    """For each issue of the cells of two actors, how their positions compare.

    Stale positions compare like others, unless not ``any_age`` counts.
    """
    return {
        issue: _verdict(known, any_age=any_age) for issue, known in _known_by_issue(cells).items()
    }


def differences_first(cells: Iterable[Cell], *, any_age: bool = True) -> list[str]:
    """The issues of the cells of two actors: the widest difference first, what is unknown last."""
    known = _known_by_issue(cells)

    def rank(issue: str) -> tuple[int, int]:
        positions = [cell.position or 0 for cell in known[issue]]
        apart = max(positions) - min(positions) if len(positions) > 1 else 0
        return _ORDER.index(_verdict(known[issue], any_age=any_age)), -apart

    return sorted(known, key=rank)


def telling_pair(agreement: Agreement) -> tuple[str, str]:
    """The two actors that share most issues and, of those, agree least; the first if equal.

    If no two have a number, the first two; an only actor stands beside itself.
    """
    actors = agreement.actors
    numbered = np.triu(~np.isnan(agreement.values), k=1)
    if not numbered.any():
        return actors[0], actors[min(1, len(actors) - 1)]
    most = agreement.shared[numbered].max()
    among = numbered & (agreement.shared == most)
    closeness = np.where(among, agreement.values.round(9), np.inf)
    a, b = np.unravel_index(int(np.argmin(closeness)), closeness.shape)
    return actors[int(a)], actors[int(b)]


def _known_by_issue(cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    """For each issue the cells that have a position."""
    known: dict[str, list[Cell]] = {}
    for cell in cells:
        positions = known.setdefault(cell.issue, [])
        if cell.position is not None:
            positions.append(cell)
    return known


def _verdict(known: Sequence[Cell], *, any_age: bool) -> Verdict:
    if len(known) < 2:
        return Verdict.ONE_KNOWN if known else Verdict.NONE_KNOWN
    if not any_age and any(cell.stale for cell in known):
        return Verdict.STALE
    one, other = known
    return Verdict.SAME if one.position == other.position else Verdict.DIFFERENT
