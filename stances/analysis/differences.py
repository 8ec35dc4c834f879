"""The issues on which actors are on opposite sides."""

from dataclasses import dataclass

from stances.analysis.cell import issues_of
from stances.analysis.positions import Positions


@dataclass(frozen=True)
class Sides:
    """The actors on either side of one issue; stale positions are left out."""

    issue: str
    support: tuple[str, ...]
    oppose: tuple[str, ...]
    mixed: tuple[str, ...]


def sides(positions: Positions) -> list[Sides]:
    """The issues with actors on both sides, the most evenly and widely split first."""
    issues = [_sides(positions, issue) for issue in issues_of(positions.cells)]
    split = [side for side in issues if side.support and side.oppose]
    return sorted(
        split,
        key=lambda s: (min(len(s.support), len(s.oppose)), len(s.support) + len(s.oppose)),
        reverse=True,
    )


def _sides(positions: Positions, issue: str) -> Sides:
    known = [
        (cell.actor, cell.position)
        for cell in positions.cells
        if cell.issue == issue and cell.position is not None and not cell.stale
    ]
    return Sides(
        issue,
        tuple(actor for actor, position in known if position > 0),
        tuple(actor for actor, position in known if position < 0),
        tuple(actor for actor, position in known if position == 0),
    )
