"""Agreement and polarisation over time: the same measures, day after day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

import numpy as np

from stances.analysis.agreement import Agreement, agreement
from stances.analysis.in_force import absences
from stances.analysis.matrix import Matrix
from stances.analysis.polarisation import Split, splits
from stances.analysis.question import Question
from stances.model.dates import FIRST_DAY, LAST_DAY, shifted

MOST_DAYS = 400
_MONTHS_APART = (1, *(12 * years for years in (1, 2, 5, 10, 20, 50)))
_LAST_MONTH = 12 * LAST_DAY.year + 11


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
    are stale, unless stale ones count, and when the actor leaves office or returns to it.
    """
    tables, until = question.tables, question.as_of
    days = set()
    limits = {name: row.stale_after for name, row in tables.issue_rows.items()}
    for row in tables.stance_rows.values():
        if row.actor not in question.actors:
            continue
        days |= {row.earliest, row.known, row.entered}
        limit = limits[row.issue]
        if limit is not None and not question.any_age:
            days.add(shifted(row.latest, int(limit) + 1))
    for actor in question.actors:
        for first, last in absences(tables.offices_of.get(actor, ()), until):
            days |= {first, shifted(last, 1)}
        for time in tables.not_applicable_of.get(actor, ()):
            days |= {time.first, shifted(time.last, 1)}
    days.discard(FIRST_DAY)
    return sorted({day for day in days if day <= until} | {until})


def month_days(first: date, until: date) -> list[date]:
    """The first of each month after ``first``, and ``until`` itself.

    Over more than ``MOST_DAYS`` months it is the first of every year, or of every second, fifth …
    year, so that a span of centuries stays readable and quick.
    """
    months = 12 * (until.year - first.year) + until.month - first.month
    step = next(every for every in _MONTHS_APART if months <= MOST_DAYS * every)
    start = 12 * first.year + first.month - 1
    start += step - start % step
    firsts = (date(*_year_and_month(number), 1) for number in range(start, _LAST_MONTH + 1, step))
    return [*takewhile(until.__gt__, firsts), until]


def _year_and_month(number: int) -> tuple[int, int]:
    return number // 12, number % 12 + 1


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
