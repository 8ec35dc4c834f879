"""A time in office is an interval, such as ``2021-01-20/2025-01-20`` or ``2019-05-20/..``."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Times in office that are a single date."""
    for index, actor in enumerate(case.dataset.actors):
        for place, time in enumerate(actor.in_office):
            if not time.interval:
                message = f"'{time}' is not an interval; write two dates, as in 2019-05-20/.."
                yield ("actors", index, "in_office", place), message
