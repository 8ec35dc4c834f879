"""A search of one text names that text, and no search covers a time after its day."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.model.vocabulary import Reach


def remarks(case: Case) -> Iterator[Remark]:
    """Searches whose reach, texts or period do not fit what else they say."""
    for index, search in enumerate(case.dataset.searches):
        path = ("searches", index)
        if search.reach is Reach.ONE_TEXT and len(search.sources) != 1:
            number = len(search.sources)
            message = f"a search of one text names that text under sources; it names {number}"
            yield (*path, "reach"), message
        if search.reach is Reach.ONE_TEXT and search.where:
            message = "one text was read, but where names other places; set reach to open"
            yield (*path, "reach"), message
        if search.reach is Reach.ONE_TEXT and search.texts is not None:
            yield (*path, "texts"), "texts is for open searches; delete the line"
        if search.period is not None and search.since and search.since > search.date.latest:
            message = f"the time covered begins after the day of the search, {search.date}"
            yield (*path, "period"), f"{message}; correct one"
