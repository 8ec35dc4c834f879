"""A membership begins before it ends."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Memberships that end before they begin."""
    for index, actor in enumerate(case.dataset.actors):
        for place, member in enumerate(actor.member_of):
            if member.first > member.last:
                message = f"the membership of '{member.group}' ends on {member.end}"
                yield (
                    ("actors", index, "member_of", place),
                    f"{message}, before it begins ({member.start}); swap or correct the dates",
                )
