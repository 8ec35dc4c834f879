"""What the pages of a dataset of very many records open on, if it does not say so itself."""

from collections.abc import Iterator

import pandas as pd

from stances.model.records import DatasetInfo
from stances.tables import Tables
from stances.tables.lazily import AT_ONCE

SHOWN = 12  # actors
ISSUES_SHOWN = 10


def most(names: pd.Series, number: int) -> list[str]:
    """The names with most records, if there are more than ``number`` of them."""
    counts = names.value_counts()
    return list(counts.index[:number]) if len(counts) > number else []


def bounded(records: int, actors: int, issues: int) -> Iterator[str]:
    """A remark if pages of a large dataset open on a part of its actors or issues."""
    if records <= AT_ONCE or (actors <= SHOWN and issues <= ISSUES_SHOWN):
        return
    parts = [f"{SHOWN} of {actors:,} actors"] if actors > SHOWN else []
    parts += [f"{ISSUES_SHOWN} of {issues:,} issues"] if issues > ISSUES_SHOWN else []
    yield (
        f"{records:,} records: pages open on {' and '.join(parts)}, those with the most records; "
        "choose others in the line of controls."
    )


def opening(info: DatasetInfo, tables: Tables) -> tuple[DatasetInfo, tuple[str, ...]]:
    """The description with the actors and issues that pages open on, and what to say about it."""
    records = len(tables.stances)
    if records <= AT_ONCE:
        return info, ()
    actors, issues = tables.actors["actor"], tables.issues["issue"]
    first = {
        "actors": () if info.actors else _in_order(actors, most(tables.stances["actor"], SHOWN)),
        "issues": ()
        if info.issues
        else _in_order(issues, most(tables.stances["issue"], ISSUES_SHOWN)),
    }
    sizes = (len(actors) if first["actors"] else 0, len(issues) if first["issues"] else 0)
    chosen = {name: names for name, names in first.items() if names}
    return info.model_copy(update=chosen), tuple(bounded(records, *sizes))


def _in_order(names: pd.Series, chosen: list[str]) -> tuple[str, ...]:
    return tuple(names[names.isin(chosen)])
