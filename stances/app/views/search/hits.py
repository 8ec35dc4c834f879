"""The hits as a table."""

from dataclasses import dataclass

import pandas as pd

from stances.analysis.search import Hits


@dataclass(frozen=True)
class HitList:
    """The records found, in the order in which they are shown; of very many the newest."""

    matches: Hits
    number: int

    @property
    def part(self) -> str:
        """Which of the records these are; empty if they are all."""
        saved = len(self.matches)
        return f"the newest {saved:,} of {self.number:,} records" if saved < self.number else ""

    @property
    def frame(self) -> pd.DataFrame:
        """The records, each with the field that matches and the words around the match."""
        hits = list(self.matches)
        return self.matches.frame.assign(
            found_in=[hit.where for hit in hits],
            context=["".join(text for text, _ in hit.parts) for hit in hits],
        )

    @property
    def stances(self) -> list[str]:
        """The ids of the records."""
        return self.matches.stances
