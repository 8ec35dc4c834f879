"""A group beside its members: their positions, and who dissents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stances.analysis.cell import Cell, actors_of, issues_of
from stances.analysis.positions import Pair, Positions
from stances.analysis.question import Question
from stances.analysis.voices import has_many_voices
from stances.model.vocabulary import CellStatus
from stances.tables import Tables


@dataclass(frozen=True)
class Members:
    """Positions of a group's members on one issue, and who of them dissents."""

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


def split_groups(question: Question, positions: Positions) -> dict[Pair, tuple[Cell, ...]]:
    """For each cell of a camp, party or other group that is split, the cells of its voices.

    They are the members of the day and, last, whoever speaks for the group, each with a position
    on either side; it is split if they stand on both. Stale positions are left out.
    """
    issues = issues_of(positions.cells)
    split = {}
    for group in actors_of(positions.cells):
        inside = members_of(question.tables, group, question.as_of)
        if not inside or not has_many_voices(question.tables, group):
            continue
        around = question.about(actors=inside, issues=issues).positions()
        for issue in issues:
            own = positions.cell(group, issue)
            voices = [*(around.cell(member, issue) for member in inside), own]
            sided = tuple(cell for cell in voices if cell.position and not cell.stale)
            if len({(cell.position or 0) > 0 for cell in sided}) == 2:
                split[group, issue] = sided
    return split


def inherited_cells(question: Question, positions: Positions) -> dict[Pair, Cell]:
    """For each cell without a record the cell of the member's group, if that has a position.

    No measure counts it. Nothing is inherited from a group that is split, or from several groups
    that differ.
    """
    tables, day = question.tables, question.as_of
    empty = [cell for cell in positions.cells if not cell.stance and cell.reason is None
             and cell.status is not CellStatus.NOT_APPLICABLE]  # fmt: skip
    groups_of = {
        actor: tuple(
            dict.fromkeys(
                one.group
                for one in tables.memberships_of.get(actor, ())
                if one.first <= day <= one.last
            )
        )
        for actor in actors_of(empty)
    }
    groups = list(dict.fromkeys(group for each in groups_of.values() for group in each))
    if not groups:
        return {}
    asked = question.about(actors=groups, issues=issues_of(empty))
    above = asked.positions()
    split = split_groups(asked, above)
    inherited = {}
    for cell in empty:
        known = [
            above.cell(group, cell.issue)
            for group in groups_of[cell.actor]
            if above.cell(group, cell.issue).position is not None
            and (group, cell.issue) not in split
        ]
        if len({one.position for one in known}) == 1:
            inherited[cell.pair] = known[0]
    return inherited


def dissenters(tables: Tables, positions: Positions, *, group: str, issue: str) -> tuple[str, ...]:
    """The members of the group whose position on the issue has the opposite sign."""
    compared = members(tables, positions, group=group, issue=issue)
    return () if compared is None else compared.dissenters


def members(tables: Tables, positions: Positions, *, group: str, issue: str) -> Members | None:
    """The members' positions on ``issue``, None if no member has one.

    ``positions`` must include the group and its members. A member dissents if its position and the
    group's own have opposite signs; a stale position does not dissent from one that is current.
    """
    cells = {
        name: positions.cell(name, issue) for name in members_of(tables, group, positions.as_of)
    }
    known = {name: cell.position for name, cell in cells.items() if cell.position is not None}
    if not known:
        return None
    own = positions.cell(group, issue)
    dissenting = [
        name
        for name, value in known.items()
        if value * (own.position or 0) < 0 and (own.stale or not cells[name].stale)
    ]
    return Members(known, tuple(dissenting))
