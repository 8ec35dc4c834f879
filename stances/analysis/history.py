"""Agreement and polarisation over time: the same measures, day after day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from stances.analysis.agreement import Agreement, agreement
from stances.analysis.matrix import Matrix
from stances.analysis.polarisation import Split, splits
from stances.tables import Tables

Ask = Callable[[date], Matrix]


@dataclass(frozen=True)
class Moment:
    """A value on a day, None where there is no number, its bounds, and the count it rests on."""

    day: date
    value: float | None
    low: float | None
    high: float | None
    count: int


def change_days(tables: Tables, actors: Sequence[str], *, until: date, stale: bool) -> list[date]:
    """The days up to ``until`` on which what is known of ``actors`` can change, in order.

    Records begin to count on their first day or when they become known; positions end when they
    grow stale, unless ``stale`` ones count, and when an actor leaves office.
    """
    days = set()
    limits = {name: row["stale_after"] for name, row in tables.issue_rows.items()}
    for row in tables.stance_rows.values():
        if row["actor"] not in actors:
            continue
        days |= {row["earliest"].date(), row["known"].date()}
        limit = limits[row["issue"]]
        if limit is not None and not stale:
            days.add(row["latest"].date() + timedelta(int(limit) + 1))
    for actor in actors:
        left = tables.actor_rows[actor]["office_until"]
        if left is not None:
            days.add(left.date() + timedelta(1))
    return sorted({day for day in days if day <= until} | {until})


def month_days(first: date, until: date) -> list[date]:
    """The first of each month after ``first``, and ``until`` itself."""
    days = []
    day = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    while day < until:
        days.append(day)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return [*days, until]


def agreement_history(
    ask: Ask, days: Sequence[date], measured: Callable[[Matrix], Agreement] = agreement
) -> list[Moment]:
    """The agreement of two actors on each day; ``ask`` gives their positions on a day."""
    made = []
    for day in days:
        found = measured(ask(day))
        pair = (0, 1)
        made.append(
            Moment(
                day,
                _number(found.values[pair]),
                _number(found.low[pair]),
                _number(found.high[pair]),
                int(found.shared[pair]),
            )
        )
    return made


def polarisation_history(ask: Ask, days: Sequence[date]) -> dict[str, list[Moment]]:
    """The polarisation of each issue on each day; the count is that of actors with a position."""
    made: dict[str, list[Moment]] = {}
    for day in days:
        for split in splits(ask(day)):
            made.setdefault(split.issue, []).append(_moment(day, split))
    return made


def _moment(day: date, split: Split) -> Moment:
    return Moment(day, split.polarisation, None, None, split.actors)


def _number(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)
