"""Membership has no circles: no actor is a member of itself, directly or through others."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Actors that are members of themselves."""
    actors = case.dataset.actors_by_id
    for index, actor in enumerate(case.dataset.actors):
        above, waiting = set(), list(actor.member_of)
        while waiting:
            name = waiting.pop()
            if name not in above:
                above.add(name)
                waiting.extend(actors[name].member_of)
        if actor.id in above:
            yield (
                ("actors", index, "member_of"),
                f"'{actor.id}' is a member of itself or of its members; remove one membership",
            )
