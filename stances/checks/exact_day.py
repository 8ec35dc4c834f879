"""The dataset's as-of date and the dates of searches and corrections are exact days."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Dates that must be exact days but are not."""
    remedy = "must be an exact day, such as 2024-11-18"
    pinned = case.dataset.dataset.as_of
    if pinned is not None and not pinned.exact:
        yield ("dataset", "as_of"), f"as_of {remedy}"
    for index, search in enumerate(case.dataset.searches):
        if not search.date.exact:
            yield ("searches", index, "date"), f"the date of a search {remedy}"
    for index, correction in enumerate(case.dataset.corrections):
        if not correction.date.exact:
            yield ("corrections", index, "date"), f"the date of a correction {remedy}"
