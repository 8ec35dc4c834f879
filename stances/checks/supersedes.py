"""A record supersedes an earlier one of the same actor and issue, never itself."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.model.records import Stance


def remarks(case: Case) -> Iterator[Remark]:
    """Records that supersede themselves, another actor or issue, or a later record."""
    for index, stance in enumerate(case.dataset.stances):
        if stance.supersedes is None:
            continue
        old = case.dataset.stances_by_id[stance.supersedes]
        path = ("stances", index, "supersedes")
        if old.id == stance.id:
            yield path, "a record cannot supersede itself; delete the line"
        elif (old.actor, old.issue) != (stance.actor, stance.issue):
            yield (
                path,
                f"'{old.id}' is about another actor or issue; name an earlier record of this one",
            )
        elif _later(old, stance) or old.supersedes == stance.id:
            yield path, f"'{old.id}' is the later record; swap them"


def _later(old: Stance, new: Stance) -> bool:
    if str(old.date) == str(new.date) and old.order and new.order:
        return old.order > new.order
    return old.date.earliest > new.date.latest
