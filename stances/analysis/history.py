"""Agreement and polarisation over time: the same measures, day after day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from stances.analysis.agreement import Agreement, agreement
from stances.analysis.matrix import Matrix
from stances.analysis.polarisation import Split, splits
from stances.analysis.question import Question


@dataclass(frozen=True)
class Moment:
    """A value on a day (None if it cannot be computed), its bounds, and the count behind it."""

    day: date
    value: float | None
    low: float | None
    high: float | None
    count: int


def change_days(question: Question) -> list[date]:
    """The days, up to the question's, on which the positions of its actors can change, in order.

    Records start to count on their first day or once they become known; positions end once they
    are stale, unless stale ones count, and when the actor leaves office.
    """
    tables, until = question.tables, question.as_of
    days = set()
    limits = {name: row.stale_after for name, row in tables.issue_rows.items()}
    for row in tables.stance_rows.values():
        if row.actor not in question.actors:
            continue
        days |= {row.earliest, row.known}
        limit = limits[row.issue]
        if limit is not None and not question.any_age:
            days.add(row.latest + timedelta(int(limit) + 1))
    for actor in question.actors:
        left = tables.actor_rows[actor].office_until
        if left is not None:
            days.add(left + timedelta(1))
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
    question: Question,
    days: Sequence[date],
    measure: Callable[[Matrix], Agreement] = agreement,
) -> list[Moment]:
    """The agreement of the question's first two actors on each day."""
    moments = []
    for day in days:
        result = measure(question.on(day).matrix())
        pair = (0, 1)
        moments.append(
            Moment(
                day,
                _number(result.values[pair]),
                _number(result.low[pair]),
                _number(result.high[pair]),
                int(result.shared[pair]),
            )
        )
    return moments


def polarisation_history(question: Question, days: Sequence[date]) -> dict[str, list[Moment]]:
    """The polarisation of each issue on each day; the count is of actors with a position."""
    moments: dict[str, list[Moment]] = {}
    for day in days:
        for split in splits(question.on(day).matrix()):
            moments.setdefault(split.issue, []).append(_moment(day, split))
    return moments


def _moment(day: date, split: Split) -> Moment:
    return Moment(day, split.polarisation, None, None, split.actors)


def _number(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)
