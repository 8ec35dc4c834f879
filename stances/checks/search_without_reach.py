"""A search says how far it went: ``reach`` is one-text or open."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.errors import Level
from stances.model.vocabulary import Reach

LEVEL = Level.WARNING


def remarks(case: Case) -> Iterator[Remark]:
    """Searches without a reach, and what they count as until they have one."""
    for index, search in enumerate(case.dataset.searches):
        if search.reach is None:
            taken = "read its sources alone" if search.outcome is Reach.ONE_TEXT else "was open"
            message = f"no reach, so it is taken as one that {taken}; write reach: {search.outcome}"
            yield ("searches", index), f"{message}, or the other"
