"""A coder codes each record once."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Second codings by the same coder."""
    for index, stance in enumerate(case.dataset.stances):
        coders = set()
        for place, coding in enumerate(stance.codings):
            if coding.coder in coders:
                message = f"'{coding.coder}' has already coded this record; keep one coding"
                yield ("stances", index, "codings", place, "coder"), message
            coders.add(coding.coder)
