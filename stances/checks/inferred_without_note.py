"""An inferred stance explains the inference in ``note``."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.model.vocabulary import Attribution


def remarks(case: Case) -> Iterator[Remark]:
    """Inferred stances without a note."""
    for index, stance in enumerate(case.dataset.stances):
        if stance.attribution is Attribution.INFERRED and not stance.note:
            yield ("stances", index), f"'{stance.id}' is inferred; explain why in note"
