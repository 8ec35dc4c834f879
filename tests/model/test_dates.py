"""Partial dates mean the same days as in EDTF, and impossible ones are rejected."""

from datetime import date, datetime

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances import clock
from stances.model import dates
from stances.model.dates import date_in_words, parse


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-11-17", date(2024, 11, 17), date(2024, 11, 17)),
        ("2024-05-30~", date(2024, 5, 30), date(2024, 5, 30)),
        ("2024-11-17?", date(2024, 11, 17), date(2024, 11, 17)),
        ("2024-09/2024-11-16", date(2024, 9, 1), date(2024, 11, 16)),
        ("2024-09/..", date(2024, 9, 1), date(2024, 9, 30)),
        ("../2024-11-16", date(2024, 11, 16), date(2024, 11, 16)),
        ("../2024-11", date(2024, 11, 30), date(2024, 11, 30)),
    ],
)
def test_a_date_means_these_days(text: str, earliest: date, latest: date) -> None:
    assert (parse(text).earliest, parse(text).latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "2024-13", "2024-02-30", "0000", "17 Nov 2024", "2024-1-1", "2024-11-17/2024-11-01",
        "../..", "", "/", "2024/", "2024-11-17T10:00", "2023-02-29", "２０２４",
    ],
)  # fmt: skip
def test_an_impossible_date_is_rejected_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|year|begins|both|there is no"):
        parse(text)


@given(
    day=st.dates(date(1000, 1, 1), date(2100, 1, 1)),
    width=st.sampled_from([4, 7, 10]),
    mark=st.sampled_from(["", "~", "?", "%"]),
)
def test_the_edtf_library_agrees_on_strict_bounds(day: date, width: int, mark: str) -> None:
    text = day.isoformat()[:width] + mark
    theirs = edtf.parse_edtf(text)
    bounds = (date(*theirs.lower_strict()[:3]), date(*theirs.upper_strict()[:3]))
    assert (parse(text).earliest, parse(text).latest) == bounds


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("2024-11-07", "7 November 2024", "7 Nov 2024"),
        ("2024-11", "November 2024", "Nov 2024"),
        ("2024-11-19~", "about 19 November 2024", "about 19 Nov 2024"),
        ("2024?", "possibly 2024", "possibly 2024"),
        ("../2024-11-17", "by 17 November 2024", "by 17 Nov 2024"),
        ("2024-09/..", "since September 2024", "since Sep 2024"),
        ("2024-11-05/2024-11-17", "between 5 November 2024 and 17 November 2024", "5–17 Nov 2024"),
        ("2024-09/2024-11-16", "between September 2024 and 16 November 2024", "Sep – 16 Nov 2024"),
        ("2023-12/2024-01", "between December 2023 and January 2024", "Dec 2023 – Jan 2024"),
        ("2023/2024", "between 2023 and 2024", "2023 – 2024"),
    ],
)
def test_a_date_in_words(text: str, long: str, short: str) -> None:
    assert date_in_words(parse(text)) == long
    assert date_in_words(parse(text), short=True) == short


def test_only_one_unqualified_day_is_exact() -> None:
    assert parse("2024-11-17").exact
    assert not any(parse(text).exact for text in ("2024-11-17~", "2024-11", "../2024-11-17"))


@pytest.mark.parametrize(
    ("moment", "day"),
    [("2026-11-26T09:59:59+00:00", "2026-11-26"), ("2026-11-26T10:00:00+00:00", "2026-11-27"),
     ("2026-11-26T23:00:00-12:00", "2026-11-28")],
)  # fmt: skip
def test_today_is_the_latest_day_on_earth(moment: str, day: str) -> None:
    assert clock.today(datetime.fromisoformat(moment)) == date.fromisoformat(day)


def test_a_shifted_day_stays_in_the_calendar() -> None:
    assert dates.shifted(date(2024, 2, 28), 2) == date(2024, 3, 1)
    assert dates.shifted(date(1, 1, 5), -365) == date(1, 1, 1)
    assert dates.shifted(date(9999, 12, 31), 1) == date(9999, 12, 31)


def test_a_year_has_four_digits_in_words_too() -> None:
    """24 would be taken for 2024."""
    assert dates.day_in_words(date(24, 6, 9)) == "9 June 0024"
    assert dates.date_in_words(dates.parse("0024-06")) == "June 0024"


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [("2021/2025-01-20", "2021-01-01", "2025-01-20"), ("../2025", "0001-01-01", "2025-12-31"),
     ("2021/..", "2021-01-01", "9999-12-31")],
)  # fmt: skip
def test_a_period_has_a_first_and_a_last_day(text: str, begins: str, ends: str) -> None:
    when = dates.parse(text)
    assert (str(when.begins), str(when.ends)) == (begins, ends)
