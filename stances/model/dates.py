"""Partial dates (EDTF, ISO 8601-2): the earliest and the latest day they can mean, and words.

Accepted are a year, a month, a day, an interval of two of them with ``..`` for an open side, and
the marks ``~`` (approximate), ``?`` (uncertain) and ``%`` (both). Bounds are strict: a mark says
that the day is in doubt, it does not widen it.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_PART = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%])?")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

FIRST_DAY, LAST_DAY = date.min, date.max

REMEDY = (
    "write 2024-11-17, 2024-11, 2024, an approximate 2024-11-17~ or an interval 2024-09/2024-11"
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as its source; ``earliest`` and ``latest`` are both included.

    An open start (``../2024-11-16``, on or before) counts from its end, because a record never
    applies retroactively; an open end (``2024-09/..``, since) counts from its beginning.
    """

    text: str
    earliest: date
    latest: date
    approximate: bool = False
    uncertain: bool = False

    @property
    def exact(self) -> bool:
        """True if the date is a single day without a mark."""
        return len(self.text) == 10 and self.earliest == self.latest

    @property
    def plain(self) -> bool:
        """True if the date is a year, a month or a day without a mark."""
        return not (self.interval or self.approximate or self.uncertain)

    @property
    def interval(self) -> bool:
        """True if the date has two ends, one of them possibly open."""
        return "/" in self.text

    @property
    def open_start(self) -> bool:
        """True if the interval has no beginning."""
        return self.text.startswith("../")

    @property
    def open_end(self) -> bool:
        """True if the interval has no end yet."""
        return self.text.endswith("/..")

    @property
    def begins(self) -> date:
        """The first day of an interval as a period; the first of all if its start is open."""
        return FIRST_DAY if self.text.startswith("../") else self.earliest

    @property
    def ends(self) -> date:
        """The last day of an interval as a period; the last of all if its end is open."""
        return LAST_DAY if self.open_end else self.latest

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=65536)
def parse(text: str) -> PartialDate:
    """The partial date in ``text``; ValueError, with a remedy, if it is not one."""
    start, slash, end = text.partition("/")
    if not slash:
        first = last = _part(start)
    elif start == ".." and end == "..":
        raise ValueError(f"an interval cannot be open on both sides; {REMEDY}")
    else:
        first = _part(end if start == ".." else start)
        last = _part(start if end == ".." else end)
        if first[0] > last[0] or first[1] > last[1]:
            raise ValueError(f"the interval '{text}' ends before it begins; swap the two ends")
    if start == "..":
        first = (last[1], last[1], last[2])
    marks = first[2] + last[2]
    return PartialDate(
        text,
        first[0],
        last[1],
        approximate="~" in marks or "%" in marks,
        uncertain="?" in marks or "%" in marks,
    )


def _part(text: str) -> tuple[date, date, str]:
    match = _PART.fullmatch(text)
    if match is None:
        raise ValueError(f"'{text}' is not a date; {REMEDY}")
    year, month, day = (int(group) if group else 0 for group in match.groups()[:3])
    if year == 0:
        raise ValueError(f"there is no year 0 ('{text}')")
    if match[2] and not 1 <= month <= 12:
        raise ValueError(f"there is no month {match[2]} ('{text}')")
    if match[3] and not 1 <= day <= monthrange(year, month)[1]:
        raise ValueError(f"there is no {day} {_MONTHS[month - 1]} {year} ('{text}')")
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    last = date(year, last_month, day or monthrange(year, last_month)[1])
    return first, last, match[4] or ""


def shifted(day: date, days: int) -> date:
    """The day so many days later, or earlier if negative; the first or the last day beyond them."""
    number = day.toordinal() + days
    return date.fromordinal(min(max(number, FIRST_DAY.toordinal()), LAST_DAY.toordinal()))


def day_in_words(day: date, *, short: bool = False) -> str:
    """A day as ``17 November 2024``, or ``17 Nov 2024`` when short."""
    month = _MONTHS[day.month - 1]
    return f"{day.day} {month[:3] if short else month} {day.year:04}"


def date_in_words(when: PartialDate, *, short: bool = False) -> str:
    """The date for reading: ``about 19 November 2024``, ``between … and …``, ``November 2024``."""
    start, slash, end = when.text.partition("/")
    if not slash:
        return _part_in_words(start, short=short)
    if start == "..":
        return f"by {_part_in_words(end, short=short)}"
    if end == "..":
        return f"since {_part_in_words(start, short=short)}"
    if short:
        return _span_in_words(start, end)
    return f"between {_part_in_words(start, short=False)} and {_part_in_words(end, short=False)}"


def _span_in_words(start: str, end: str) -> str:
    """An interval in short form: ``5–17 Nov 2024``, ``Sep – 16 Nov 2024``."""
    first, last = _part_in_words(start, short=True), _part_in_words(end, short=True)
    if start[:4] == end[:4] and len(start) > 4:
        first = first.removesuffix(f" {start[:4]}")
    if start[:7] == end[:7] and len(start) == len(end) == 10:
        return f"{first.split(' ')[0]}–{last}"
    return f"{first} – {last}"


@lru_cache(maxsize=4096)  # a grid writes the same days on every run
def _part_in_words(text: str, *, short: bool) -> str:
    mark = text[-1] if text[-1] in "~?%" else ""
    year, month, day = ([*text.rstrip("~?%").split("-"), "", ""])[:3]
    name = _MONTHS[int(month) - 1][: 3 if short else None] if month else ""
    words = " ".join(filter(None, [day.lstrip("0"), name, year]))
    prefix = {"": "", "~": "about ", "?": "possibly ", "%": "possibly about "}[mark]
    return prefix + words
