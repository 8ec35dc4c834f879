"""No stance rests on a source in which a search found nothing."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Searches whose sources do support a stance."""
    stances = {
        (stance.actor, stance.issue, item.source): stance.id
        for stance in case.dataset.stances
        for item in stance.evidence
    }
    for index, search in enumerate(case.dataset.searches):
        for place, source in enumerate(search.sources):
            stance = stances.get((search.actor, search.issue, source))
            if stance is not None:
                message = f"'{stance}' rests on this source; delete the source from the search"
                yield ("searches", index, "sources", place), message
