"""Two actors side by side, issue by issue."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from stances.tables import Row


class Verdict(StrEnum):
    """How two positions compare."""

    SAME = "same"
    DIFFERENT = "different"
    ONE_KNOWN = "one-known"
    NONE_KNOWN = "none-known"


def verdicts(cells: Iterable[Row]) -> Mapping[str, Verdict]:
    """For each issue of the cells of two actors, how their positions compare."""
    known: dict[str, list[int]] = {}
    for cell in cells:
        held = known.setdefault(cell["issue"], [])
        if cell["position"] is not None:
            held.append(cell["position"])
    return {issue: _verdict(held) for issue, held in known.items()}


def _verdict(known: list[int]) -> Verdict:
    if len(known) < 2:
        return Verdict.ONE_KNOWN if known else Verdict.NONE_KNOWN
    return Verdict.SAME if known[0] == known[1] else Verdict.DIFFERENT
