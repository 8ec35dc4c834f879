"""Records that are to be read together are about the same actor and issue."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Records that refer to themselves, or to one of another actor or issue."""
    for index, stance in enumerate(case.dataset.stances):
        for place, name in enumerate(stance.see_also):
            other = case.dataset.stances_by_id[name]
            path = ("stances", index, "see_also", place)
            if name == stance.id:
                yield path, "a record cannot refer to itself; delete the id"
            elif (other.actor, other.issue) != (stance.actor, stance.issue):
                yield path, f"'{name}' is about another actor or issue; delete it"
