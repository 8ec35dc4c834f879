"""A coder codes a record once."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Second codings by the same coder."""
    for index, stance in enumerate(case.dataset.stances):
        seen = set()
        for place, coding in enumerate(stance.codings):
            if coding.coder in seen:
                message = f"'{coding.coder}' has coded this record already; keep one coding"
                yield ("stances", index, "codings", place, "coder"), message
            seen.add(coding.coder)
