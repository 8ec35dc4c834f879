"""Which records count, and what leaving the others out hides."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Selection:
    """The records kept, and those left out."""

    kept: pd.DataFrame
    hidden: pd.DataFrame

    def hidden_among(self, actors: Collection[str], issues: Collection[str]) -> pd.DataFrame:
        """The hidden records that concern these actors and issues."""
        here = self.hidden["actor"].isin(actors) & self.hidden["issue"].isin(issues)
        return self.hidden[here]

    @staticmethod
    def hidden_kinds(hidden: pd.DataFrame) -> list[tuple[str, str, int]]:
        """Attribution, confidence and number of the hidden records, most frequent first."""
        counted = Counter(zip(hidden["attribution"], hidden["confidence"], strict=True))
        return [(kind, sure, number) for (kind, sure), number in counted.most_common()]


def selection(
    stances: pd.DataFrame, *, attributions: Collection[str], confidences: Collection[str]
) -> Selection:
    """The stances whose attribution and confidence are among those named."""
    keep = stances["attribution"].isin(attributions) & stances["confidence"].isin(confidences)
    return Selection(stances[keep].reset_index(drop=True), stances[~keep])
