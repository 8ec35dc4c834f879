"""A group beside its members."""

from collections.abc import Sequence

from stances.analysis.groups import dissents, members_of, split_groups
from stances.analysis.question import Question
from stances.analysis.words_and_deeds import gaps
from stances.app.cache import Bundle
from stances.app.components.evidence.beside import GroupGrid, along
from stances.components.grid.additions import Additions
from stances.components.grid.cells import position_grid
from stances.tables import Tables
from stances.wording.numbers import count


def members_beside(bundle: Bundle, question: Question, group: str) -> GroupGrid | None:
    """For a group: it and its members of the as-of date on every issue; None without members."""
    inside = members_of(bundle.tables, group, question.as_of)
    if not inside:
        return None
    asked = question.about(actors=[group, *inside])
    positions = asked.positions()
    added = Additions(
        dissent=dissents(asked, positions),
        split=split_groups(asked, positions),
        gaps={gap.pair: gap for gap in gaps(positions)},
        parameters=along(bundle),
    )
    grid = position_grid(bundle.tables, positions, added)
    return GroupGrid(asked, grid, _dates_known(bundle.tables, group, inside))


def _dates_known(tables: Tables, group: str, members: Sequence[str]) -> str:
    """That the members are those of the as-of date, and whose membership has no dates."""
    undated = [
        tables.actor_rows[actor].short
        for actor in members
        if any(
            one.group == group and not (one.start or one.end)
            for one in tables.memberships_of[actor]
        )
    ]
    number = count(len(members), "member")
    members_then = f"{tables.actor_rows[group].name} and its {number} on the as-of date."
    if not undated:
        return members_then
    return f"{members_then} Without dates in the dataset, so on every day: {', '.join(undated)}."
