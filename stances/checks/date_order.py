"""A stance becomes known, or is withdrawn, on its date or later."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Stances that became known or were withdrawn before their date."""
    for index, stance in enumerate(case.dataset.stances):
        if stance.public is not None and stance.date.earliest > stance.public.latest:
            message = (
                f"public is {stance.public}, before the date {stance.date}; swap or correct them"
            )
            yield ("stances", index, "public"), message
        if stance.withdrawn is not None and stance.date.earliest > stance.withdrawn.date.latest:
            message = (
                f"withdrawn on {stance.withdrawn.date}, before the date {stance.date}; correct one"
            )
            yield ("stances", index, "withdrawn"), message
