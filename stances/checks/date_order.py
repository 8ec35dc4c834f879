"""What was said became known, or was withdrawn, that day or later."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Stances known or withdrawn before they were said."""
    for index, stance in enumerate(case.dataset.stances):
        if stance.public is not None and stance.date.earliest > stance.public.latest:
            message = (
                f"public is {stance.public}, before the date {stance.date}; swap or correct them"
            )
            yield ("stances", index, "public"), message
        if stance.withdrawn is not None and stance.date.earliest > stance.withdrawn.date.latest:
            message = (
                f"withdrawn {stance.withdrawn.date}, before the date {stance.date}; correct one"
            )
            yield ("stances", index, "withdrawn"), message
