"""What the grid of positions shows beside the positions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stances.analysis.cell import Cell
from stances.analysis.comparison import Comparison
from stances.analysis.positions import Pair
from stances.analysis.words_and_deeds import Gap
from stances.components.kit.payload import Parameters


@dataclass(frozen=True)
class Additions:
    """Each is keyed by actor and issue.

    ``dissent`` names the members of a group on the other side, ``split`` the voices of a group on
    both sides, ``inherited`` the group's cell for a member without a record, ``gaps`` the words and
    deeds that differ. Two actors are compared where stale, too, if ``any_age`` counts. ``only``
    is the code of the cells to stand out, ``parameters`` go along to other pages.
    """

    dissent: Mapping[Pair, Sequence[str]] = field(default_factory=dict)
    split: Mapping[Pair, Sequence[Cell]] = field(default_factory=dict)
    inherited: Mapping[Pair, Cell] = field(default_factory=dict)
    gaps: Mapping[Pair, Gap] = field(default_factory=dict)
    comparison: Comparison | None = None
    any_age: bool = True
    only: str = ""
    parameters: Parameters = field(default_factory=dict)

    def codes(self, cell: Cell) -> set[str]:
        """What the legend and the counts can ask the cell for."""
        pair = cell.pair
        if pair in self.split:
            codes = {"split"}
        elif cell.position is not None:
            codes = {str(cell.position)}
        else:
            codes = {cell.state}
        change = self.comparison.of.get(pair) if self.comparison else None
        marks = {
            "stale": cell.stale,
            "inherited": pair in self.inherited,
            "gap": pair in self.gaps,
            str(change.kind) if change else "": change is not None,
        }
        return codes | {code for code, holds in marks.items() if holds}
