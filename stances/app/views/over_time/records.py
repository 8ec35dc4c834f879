"""The records of the lanes shown."""

from dataclasses import dataclass

import pandas as pd

from stances.analysis.positions import Positions
from stances.tables.rows import StanceRow, frame_of


@dataclass(frozen=True)
class LaneRecords:
    """Every record on the lanes, in the file's order."""

    positions: Positions

    @property
    def _rows(self) -> list[StanceRow]:
        stances = set(self.positions.stances)
        rows = self.positions.tables.stance_rows
        return [row for name, row in rows.items() if name in stances]

    @property
    def frame(self) -> pd.DataFrame:
        """The records as a frame."""
        return frame_of(self._rows, StanceRow)

    @property
    def stances(self) -> list[str]:
        """The ids of the records."""
        return [row.stance for row in self._rows]
