"""Membership has no circles on any day: no actor is a member of itself, even through others."""

from collections.abc import Iterator
from datetime import date

from stances.checks.case import Case, Remark
from stances.model.dataset import Dataset
from stances.model.dates import FIRST_DAY, LAST_DAY


def remarks(case: Case) -> Iterator[Remark]:
    """Actors that are members of themselves."""
    for index, actor in enumerate(case.dataset.actors):
        if actor.id in _above(case.dataset, actor.id):
            yield (
                ("actors", index, "member_of"),
                f"'{actor.id}' is a member of itself or of its members; remove one membership",
            )


def _above(dataset: Dataset, actor: str) -> set[str]:
    """The groups that the actor belongs to, directly or through others, on one and the same day."""
    seen: set[tuple[str, date, date]] = set()
    waiting = [(actor, FIRST_DAY, LAST_DAY)]
    while waiting:
        name, first, last = waiting.pop()
        for member in dataset.actors_by_id[name].member_of:
            step = member.group, max(first, member.first), min(last, member.last)
            if step[1] <= step[2] and step not in seen:
                seen.add(step)
                waiting.append(step)
    return {name for name, *_ in seen}
