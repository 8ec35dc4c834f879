"""A coded stance has a position; ``declined`` and ``unclear`` have none. Codings likewise."""

from collections.abc import Iterator

from stances.checks.case import Case, Path, Remark
from stances.model.records import Coding, Stance
from stances.model.vocabulary import Status


def remarks(case: Case) -> Iterator[Remark]:
    """Stances and codings whose status and position do not match."""
    for index, stance in enumerate(case.dataset.stances):
        yield from _mismatches(stance, ("stances", index))
        for place, coding in enumerate(stance.codings):
            yield from _mismatches(coding, ("stances", index, "codings", place))


def _mismatches(record: Stance | Coding, path: Path) -> Iterator[Remark]:
    coded = record.outcome is Status.CODED
    if coded and record.position is None:
        yield (
            path,
            "a coded record needs a position from -2 to 2, or the status declined or unclear",
        )
    if not coded and record.position is not None:
        yield (
            (*path, "position"),
            f"the status is {record.outcome}, which has no position; delete one",
        )
