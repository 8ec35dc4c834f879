"""Codings that differ by two steps or more, in sign or in status are settled with a reason."""

from collections.abc import Iterator
from itertools import combinations

from stances.checks.case import Case, Remark
from stances.errors import Level
from stances.model.records import Coding

LEVEL = Level.WARNING


def differ(one: Coding, other: Coding) -> bool:
    """True if the two codings differ so much that the codebook wants them settled."""
    if one.position is None or other.position is None:
        return one.outcome != other.outcome
    return abs(one.position - other.position) >= 2 or one.position * other.position < 0


def remarks(case: Case) -> Iterator[Remark]:
    """Disagreements that do not say how they were settled."""
    for index, stance in enumerate(case.dataset.stances):
        if stance.settled is None and any(
            differ(one, other) for one, other in combinations(stance.codings, 2)
        ):
            yield (
                ("stances", index, "codings"),
                "the codings disagree; explain in settled how it was decided",
            )
