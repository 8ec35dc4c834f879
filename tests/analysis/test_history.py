"""The days on which measures over time are computed."""

from datetime import date

from stances.analysis.history import MOST_DAYS, month_days


def test_every_month_of_a_few_years() -> None:
    assert month_days(date(2024, 11, 17), date(2025, 2, 1)) == [
        date(2024, 12, 1), date(2025, 1, 1), date(2025, 2, 1),
    ]  # fmt: skip
    assert month_days(date(2024, 12, 1), date(2024, 12, 5)) == [date(2024, 12, 5)]


def test_centuries_are_read_in_steps_of_years() -> None:
    days = month_days(date(1815, 6, 9), date(2024, 3, 1))
    assert days[:2] == [date(1816, 1, 1), date(1817, 1, 1)]
    assert days[-2:] == [date(2024, 1, 1), date(2024, 3, 1)]


def test_the_whole_calendar_has_not_too_many_days() -> None:
    days = month_days(date.min, date.max)
    assert len(days) <= MOST_DAYS
    assert (days[0].month, days[0].day, days[-1]) == (1, 1, date.max)
