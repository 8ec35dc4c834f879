"""The table that Compare saves."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from stances.analysis.cell import Cell
from stances.analysis.comparison import Comparison
from stances.analysis.positions import Pair, Positions


@dataclass(frozen=True)
class ShownPositions:
    """The positions and, if asked for, the other day and the groups inherited from.

    An inherited position is no position: only ``inherited_from`` says whose it is.
    """

    positions: Positions
    comparison: Comparison | None = None
    inherited: Mapping[Pair, Cell] | None = None

    @property
    def frame(self) -> pd.DataFrame:
        """The positions, and beside them what was asked for."""
        shown = self.comparison or self.positions
        if self.inherited is None:
            return shown.frame
        groups = [self.inherited.get(cell.pair) for cell in self.positions.cells]
        names = [None if group is None else group.actor for group in groups]
        return shown.frame.assign(inherited_from=pd.Series(names, dtype="str"))

    @property
    def stances(self) -> list[str]:
        """The ids of the records that the cells rest on."""
        return (self.comparison or self.positions).stances
