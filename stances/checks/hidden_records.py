"""A pinned as-of date is not before the newest record, which the dataset would open without."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.errors import Level

LEVEL = Level.WARNING


def remarks(case: Case) -> Iterator[Remark]:
    """A pinned date that hides records, with their number and what to write instead."""
    pinned, newest = case.dataset.dataset.as_of, case.dataset.newest
    if pinned is None or newest is None or newest <= pinned.latest:
        return
    hidden = case.counting_after(pinned.latest)
    records = "1 record is" if hidden == 1 else f"{hidden} records are"
    yield (
        ("dataset", "as_of"),
        f"{records} later than {pinned}; write {newest}, or delete the line to follow the newest",
    )
