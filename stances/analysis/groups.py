"""A group beside its members: their positions, and who dissents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stances.analysis.cell import actors_of, issues_of
from stances.analysis.positions import Pair, Positions
from stances.analysis.question import Question
from stances.tables import Tables


@dataclass(frozen=True)
class Members:
    """Positions of a group's members on one issue; ``dissenters`` have the opposite sign."""

    positions: Mapping[str, int]
    dissenters: tuple[str, ...]


def members_of(tables: Tables, group: str, day: date) -> Sequence[str]:
    """The actors that are members of ``group`` on ``day``, in the file's order."""
    return [
        actor
        for actor, memberships in tables.memberships_of.items()
        if any(one.group == group and one.first <= day <= one.last for one in memberships)
    ]


def dissents(question: Question, positions: Positions) -> dict[Pair, tuple[str, ...]]:
    """For each group cell of ``positions`` the members whose position has the opposite sign.

    The members' positions are those of the question's day and filters, computed once per group.
    """
    issues = issues_of(positions.cells)
    dissent = {}
    for group in actors_of(positions.cells):
        member_ids = members_of(question.tables, group, question.as_of)
        if not member_ids:
            continue
        group_positions = question.about(actors=[group, *member_ids], issues=issues).positions()
        for issue in issues:
            others = dissenters(question.tables, group_positions, group=group, issue=issue)
            if others:
                dissent[group, issue] = others
    return dissent


def dissenters(tables: Tables, positions: Positions, *, group: str, issue: str) -> tuple[str, ...]:
    """The members of the group whose position on the issue has the opposite sign."""
    compared = members(tables, positions, group=group, issue=issue)
    return () if compared is None else compared.dissenters


def members(tables: Tables, positions: Positions, *, group: str, issue: str) -> Members | None:
    """The members' positions on ``issue``, None if no member has one.

    ``positions`` must include the group and its members. A member dissents if its position and the
    group's own have opposite signs.
    """
    cells = {
        name: positions.cell(name, issue) for name in members_of(tables, group, positions.as_of)
    }
    known = {name: cell.position for name, cell in cells.items() if cell.position is not None}
    if not known:
        return None
    own = positions.cell(group, issue).position or 0
    return Members(known, tuple(name for name, value in known.items() if value * own < 0))
