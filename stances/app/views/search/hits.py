"""The hits as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from stances.analysis.search import Hit
from stances.tables import Tables
from stances.tables.rows import StanceRow, frame_of


@dataclass(frozen=True)
class Hits:
    """The records found, in the order in which they are shown."""

    tables: Tables
    matches: Sequence[Hit]

    @property
    def frame(self) -> pd.DataFrame:
        """The records, each with the field that matches and the words around the match."""
        rows = [self.tables.stance_rows[hit.stance] for hit in self.matches]
        return frame_of(rows, StanceRow).assign(
            found_in=[hit.where for hit in self.matches],
            context=["".join(text for text, _ in hit.parts) for hit in self.matches],
        )

    @property
    def stances(self) -> list[str]:
        """The ids of the records."""
        return [hit.stance for hit in self.matches]
