"""A group beside its members: their range, their median, and who dissents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from stances.analysis.positions import Positions
from stances.tables import Tables


@dataclass(frozen=True)
class Members:
    """Positions of a group's members on one issue; ``dissent`` names those of the other sign."""

    positions: dict[str, int]
    dissent: tuple[str, ...]

    @property
    def low(self) -> int:
        """The lowest position of a member."""
        return min(self.positions.values())

    @property
    def high(self) -> int:
        """The highest position of a member."""
        return max(self.positions.values())

    @property
    def middle(self) -> float:
        """The median of the members' positions."""
        return median(self.positions.values())


def members_of(tables: Tables, group: str) -> Sequence[str]:
    """The actors that name ``group`` under member_of, in the file's order."""
    return [
        name
        for name, row in tables.actor_rows.items()
        if group in (row["member_of"] or "").split(",")
    ]


def dissents(
    tables: Tables, ask: Callable[..., Positions], found: Positions
) -> dict[tuple[str, str], tuple[str, ...]]:
    """For each group cell of ``found`` the members whose position has the opposite sign.

    ``ask`` gives positions for other actors and issues on the same day by the same filters.
    """
    issues = list(dict.fromkeys(cell["issue"] for cell in found.cells))
    made = {}
    for group in dict.fromkeys(cell["actor"] for cell in found.cells):
        inside = members_of(tables, group)
        if not inside:
            continue
        whole = ask(actors=[group, *inside], issues=issues)
        for issue in issues:
            seen = members(tables, whole, group=group, issue=issue)
            if seen is not None and seen.dissent:
                made[group, issue] = seen.dissent
    return made


def members(tables: Tables, found: Positions, *, group: str, issue: str) -> Members | None:
    """The members' positions on ``issue``, None where no member has one.

    ``found`` must hold the group and its members. A member dissents when its sign and that of the
    group's own position are opposite.
    """
    cells = {name: found.cell(name, issue) for name in members_of(tables, group)}
    held = {name: c["position"] for name, c in cells.items() if c["position"] is not None}
    if not held:
        return None
    own = found.cell(group, issue)["position"] or 0
    return Members(held, tuple(name for name, value in held.items() if value * own < 0))
