"""A search that found nothing is not contradicted by a stance from the sources it read."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Searches whose sources do hold a stance."""
    known = {
        (stance.actor, stance.issue, item.source): stance.id
        for stance in case.dataset.stances
        for item in stance.evidence
    }
    for index, search in enumerate(case.dataset.searches):
        for place, source in enumerate(search.sources):
            stance = known.get((search.actor, search.issue, source))
            if stance is not None:
                message = f"'{stance}' rests on this very source; delete the search or the source"
                yield ("searches", index, "sources", place), message
