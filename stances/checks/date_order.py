"""What was said became known that day or later: ``date`` comes no later than ``public``."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark

CODE = "date-order"


def remarks(case: Case) -> Iterator[Remark]:
    """Stances known before they were said."""
    for index, stance in enumerate(case.dataset.stances):
        if stance.public is not None and stance.date.earliest > stance.public.latest:
            message = (
                f"public is {stance.public}, before the date {stance.date}; swap or correct them"
            )
            yield ("stances", index, "public"), message
