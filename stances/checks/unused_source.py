"""Every source is cited by a stance, a search or an event, or a copy of it is."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.errors import Level

LEVEL = Level.WARNING


def remarks(case: Case) -> Iterator[Remark]:
    """Sources that no record cites."""
    data = case.dataset
    used = set(case.cited)
    used.update(name for search in data.searches for name in search.sources)
    used.update(name for event in data.events for name in event.sources)
    used.update(source.copy_of for source in data.sources if source.copy_of and source.id in used)
    for index, source in enumerate(data.sources):
        if source.id not in used:
            yield (
                ("sources", index, "id"),
                (f"no record cites the source '{source.id}'; cite it or delete it"),
            )
