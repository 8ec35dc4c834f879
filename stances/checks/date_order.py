"""A stance becomes known, is recorded, or is withdrawn, on its date or later."""

from collections.abc import Iterator
from datetime import timedelta

from stances.checks.case import Case, Remark

_AHEAD = timedelta(days=1)


def remarks(case: Case) -> Iterator[Remark]:
    """Stances that became known, were recorded or were withdrawn before their date."""
    for index, stance in enumerate(case.dataset.stances):
        if stance.public is not None and stance.date.earliest > stance.public.latest:
            message = (
                f"public is {stance.public}, before the date {stance.date}; swap or correct them"
            )
            yield ("stances", index, "public"), message
        # A day of grace: where it was said it may already be tomorrow.
        if stance.recorded is not None and stance.date.earliest - stance.recorded.latest > _AHEAD:
            message = f"recorded on {stance.recorded}, before the date {stance.date}; correct one"
            yield ("stances", index, "recorded"), message
        if stance.withdrawn is not None and stance.date.earliest > stance.withdrawn.date.latest:
            message = (
                f"withdrawn on {stance.withdrawn.date}, before the date {stance.date}; correct one"
            )
            yield ("stances", index, "withdrawn"), message
