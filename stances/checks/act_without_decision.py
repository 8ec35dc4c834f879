"""``attribution: act`` needs a decision or a vote."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.model.vocabulary import Act, Attribution


def remarks(case: Case) -> Iterator[Remark]:
    """Statements with the attribution ``act``."""
    for index, stance in enumerate(case.dataset.stances):
        if stance.attribution is Attribution.ACT and stance.act is Act.STATEMENT:
            message = "attribution is act, but the act is a statement; choose decision or vote"
            yield ("stances", index, "attribution"), message
