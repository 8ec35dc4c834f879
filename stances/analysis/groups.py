"""A group beside its members: their range, their median, and who dissents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from stances.analysis.cell import actors_of, issues_of
from stances.analysis.positions import Pair, Positions
from stances.analysis.question import Question
from stances.tables import Tables


@dataclass(frozen=True)
class Members:
    """Positions of a group's members on one issue; ``dissenters`` are those of the other sign."""

    positions: Mapping[str, int]
    dissenters: tuple[str, ...]

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
    return [name for name, row in tables.actor_rows.items() if group in row.member_of]


def dissents(question: Question, positions: Positions) -> dict[Pair, tuple[str, ...]]:
    """For each group cell of ``positions`` the members whose position has the opposite sign.

    Members are asked for by the question's day and filters; each group once.
    """
    issues = issues_of(positions.cells)
    dissent = {}
    for group in actors_of(positions.cells):
        inside = members_of(question.tables, group)
        if not inside:
            continue
        whole = question.about(actors=[group, *inside], issues=issues).positions()
        for issue in issues:
            others = dissenters(question.tables, whole, group=group, issue=issue)
            if others:
                dissent[group, issue] = others
    return dissent


def dissenters(tables: Tables, positions: Positions, *, group: str, issue: str) -> tuple[str, ...]:
    """The members of the group whose position on the issue has the opposite sign."""
    beside = members(tables, positions, group=group, issue=issue)
    return () if beside is None else beside.dissenters


def members(tables: Tables, positions: Positions, *, group: str, issue: str) -> Members | None:
    """The members' positions on ``issue``, None if no member has one.

    ``positions`` must have the group and its members. A member dissents when its sign and that of
    the group's own position are opposite.
    """
    cells = {name: positions.cell(name, issue) for name in members_of(tables, group)}
    known = {name: cell.position for name, cell in cells.items() if cell.position is not None}
    if not known:
        return None
    own = positions.cell(group, issue).position or 0
    return Members(known, tuple(name for name, value in known.items() if value * own < 0))
