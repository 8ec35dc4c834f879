"""Every stance rests on at least one source; ``declined`` and ``unclear`` too."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Stances without a source."""
    for index, stance in enumerate(case.dataset.stances):
        if not stance.evidence:
            yield ("stances", index), f"'{stance.id}' names no source; add evidence with a source"
