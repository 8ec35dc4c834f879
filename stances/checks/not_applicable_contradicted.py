"""No stance dates from a time in which its actor may not take a position on the issue."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.errors import Level
from stances.model.records import NotApplicable, Stance

LEVEL = Level.WARNING


def remarks(case: Case) -> Iterator[Remark]:
    """Entries under not_applicable with a stance in their time."""
    for index, entry in enumerate(case.dataset.not_applicable):
        stance = next((one for one in case.dataset.stances if _contradicts(one, entry)), None)
        if stance is not None:
            message = f"'{stance.id}' is a stance of {stance.date}; correct a date, or delete one"
            yield ("not_applicable", index, "actor"), message


def _contradicts(stance: Stance, entry: NotApplicable) -> bool:
    about = stance.actor == entry.actor and entry.issue in (None, stance.issue)
    within = entry.first <= stance.date.earliest and stance.date.latest <= entry.last
    return about and within and stance.withdrawn is None
