"""Dates as tables write them: day first, month first or by name, told apart or asked about."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from stances.errors import StancesError, shortened
from stances.model.dates import REMEDY, parse

ORDERS = ("day-first", "month-first")
_NUMBERS = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_MONTH = re.compile(r"([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})(?:[/.]([0-9]{1,2}))?")
_TIMED = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?)"
    r" ?(?:Z|z|UTC|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_MIDNIGHT = re.compile(r"[0:.,]*")
_NAMED = re.compile(
    r"(?:([0-9]{1,2})\.? )?([A-Za-z]{3,9})\.? ([0-9]{4})"
    r"|([A-Za-z]{3,9})\.? ([0-9]{1,2}), ([0-9]{4})"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
         "october", "november", "december")  # fmt: skip


class AmbiguousDates(StancesError):
    """Dates of which nobody can tell the day from the month."""


def order_of(texts: Iterable[tuple[str, str]], file: str, given: str | None) -> str | None:
    """Which comes first in dates of numbers, from (place, text); None if none of them needs it.

    StancesError if they contradict each other or the given order, or could be either.
    """
    shown: dict[str, tuple[str, str]] = {}
    doubtful: tuple[str, str] | None = None
    for where, text in texts:
        match = _NUMBERS.fullmatch(text.strip())
        if match is None or match[2] == ".":
            continue  # with dots the day is always first
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            shown.setdefault("day-first", (where, text))
        elif second > 12 >= first:
            shown.setdefault("month-first", (where, text))
        elif first != second:
            doubtful = doubtful or (where, text)
    if given:
        other = next((order for order in shown if order != given), None)
        if other:
            where, text = shown[other]
            raise StancesError(f"{file}: {where}: '{text}' is not {given}; correct it")
        return given
    if len(shown) > 1:
        (one, text), (two, other_text) = shown["day-first"], shown["month-first"]
        raise StancesError(
            f"{file}: {one} has the day first ('{text}') and {two} the month ('{other_text}'); "
            "write all dates as 2024-11-17"
        )
    if shown:
        return next(iter(shown))
    if doubtful:
        raise AmbiguousDates(
            f"{file}: {doubtful[0]}: '{shortened(doubtful[1])}' can be read in two ways; add "
            "--dates day-first or --dates month-first"
        )
    return None


def as_edtf(text: str, order: str | None) -> str:
    """The date as EDTF; ValueError, with the remedy, if it is not one."""
    text = " ".join(text.split())
    if match := _NUMBERS.fullmatch(text):
        day_first = match[2] == "." or order != "month-first"
        day, month = (match[1], match[3]) if day_first else (match[3], match[1])
        text = f"{match[4]}-{int(month):02}-{int(day):02}"
    elif match := _YEAR_FIRST.fullmatch(text):
        text = "-".join([match[1], *(f"{int(part):02}" for part in match.groups()[1:] if part)])
    elif match := _MONTH.fullmatch(text):
        text = f"{match[2]}-{int(match[1]):02}"
    elif match := _TIMED.fullmatch(text):
        text = match[1]
    elif match := _NAMED.fullmatch(text):
        name, day, year = match[2] or match[4], match[1] or match[5], match[3] or match[6]
        text = _named(name.lower(), day, year) or text
    try:
        return str(parse(text))
    except ValueError:
        if re.fullmatch(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}", text):
            raise ValueError(f"'{text}' has a year of two digits; write all four") from None
        if not text:
            raise ValueError(f"no date; {REMEDY}") from None
        raise


def times_remark(texts: Iterable[str]) -> str:
    """A remark if dates carry times of day, which are left out; empty if none does."""
    matches = (_TIMED.fullmatch(" ".join(text.split())) for text in texts)
    number = sum(match is not None and not _MIDNIGHT.fullmatch(match[2]) for match in matches)
    if not number:
        return ""
    dates = "1 date carries a time of day, which is" if number == 1 else (
        f"{number:,} dates carry times of day, which are"
    )  # fmt: skip
    return f"{dates} kept only as the order of records that disagree on one day."


def moment_of(text: str) -> datetime | None:
    """The day with its time; None if the date carries no time of day."""
    match = _TIMED.fullmatch(" ".join(text.split()))
    if match is None or _MIDNIGHT.fullmatch(match[2]):
        return None
    written = match[0].replace(",", ".").replace(" UTC", "Z").replace("UTC", "Z")
    try:
        return datetime.fromisoformat(re.sub(r" ([Zz+-])", r"\1", written[:11] + written[11:]))
    except ValueError:
        return None


def _named(name: str, day: str | None, year: str) -> str:
    names: Mapping[str, int] = {month: number for number, month in enumerate(_MONTHS, 1)} | {
        month: number for number, month in enumerate(_FULL, 1)
    }
    if (month := names.get("sep" if name == "sept" else name)) is None:
        return ""
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
