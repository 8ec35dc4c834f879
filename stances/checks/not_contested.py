"""``contested: true`` is set only if another record of the same day, order and rank disagrees."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.checks.two_positions import rivals
from stances.errors import Level

LEVEL = Level.WARNING


def remarks(case: Case) -> Iterator[Remark]:
    """Records marked contested that no other record contradicts."""
    stances = case.dataset.stances
    disputed = {index for group in rivals(stances) for index in group}
    for index, stance in enumerate(stances):
        if stance.contested and index not in disputed:
            yield (
                ("stances", index, "contested"),
                ("no record of this day, order and rank disagrees; delete the line"),
            )
