"""A membership, and a time in which an actor may not take a position, begins before it ends."""

from collections.abc import Iterator

from stances.checks.case import Case, Path, Remark
from stances.model.records import Membership, NotApplicable


def remarks(case: Case) -> Iterator[Remark]:
    """Periods that end before they begin."""
    for index, actor in enumerate(case.dataset.actors):
        for place, member in enumerate(actor.member_of):
            yield from _backwards(member, ("actors", index, "member_of", place))
    for index, entry in enumerate(case.dataset.not_applicable):
        yield from _backwards(entry, ("not_applicable", index))


def _backwards(period: Membership | NotApplicable, path: Path) -> Iterator[Remark]:
    if period.first > period.last:
        message = f"until is {period.end}, before from ({period.start}); swap or correct them"
        yield (*path, "until"), message
