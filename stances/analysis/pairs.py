"""Two actors side by side, issue by issue."""

from collections.abc import Mapping
from enum import StrEnum

import pandas as pd

from stances.tables import rows


class Verdict(StrEnum):
    """How two positions compare."""

    SAME = "same"
    DIFFERENT = "different"
    ONE_KNOWN = "one-known"
    NONE_KNOWN = "none-known"


def verdicts(positions: pd.DataFrame) -> Mapping[str, Verdict]:
    """For each issue of a positions frame with two actors, how their positions compare."""
    known: dict[str, list[int]] = {issue: [] for issue in positions["issue"]}
    for row in rows(positions.dropna(subset="position")):
        known[row["issue"]].append(row["position"])
    return {issue: _verdict(values) for issue, values in known.items()}


def _verdict(known: list[int]) -> Verdict:
    if len(known) < 2:
        return Verdict.ONE_KNOWN if known else Verdict.NONE_KNOWN
    return Verdict.SAME if known[0] == known[1] else Verdict.DIFFERENT
