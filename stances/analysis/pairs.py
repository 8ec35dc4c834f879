"""Two actors side by side, issue by issue."""

from collections.abc import Iterable, Mapping

from stances.analysis.cell import Cell
from stances.model.vocabulary import Vocabulary


class Verdict(Vocabulary):
    """How two positions compare."""

    SAME = "same", "both hold the same position"
    DIFFERENT = "different", "they hold different positions"
    ONE_KNOWN = "one-known", "only one of the two has a position"
    NONE_KNOWN = "none-known", "neither has a position"


def verdicts(cells: Iterable[Cell]) -> Mapping[str, Verdict]:
    """For each issue of the cells of two actors, how their positions compare."""
    known: dict[str, list[int]] = {}
    for cell in cells:
        positions = known.setdefault(cell.issue, [])
        if cell.position is not None:
            positions.append(cell.position)
    return {issue: _verdict(positions) for issue, positions in known.items()}


def _verdict(known: list[int]) -> Verdict:
    if len(known) < 2:
        return Verdict.ONE_KNOWN if known else Verdict.NONE_KNOWN
    return Verdict.SAME if known[0] == known[1] else Verdict.DIFFERENT
