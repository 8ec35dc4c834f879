"""Every number in words, tables, alternative texts and axes: one rounding, a true minus sign."""

import math
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache


def count(number: int, noun: str, plural: str | None = None) -> str:
    """``1 record``, ``3 records``, ``1,200 records``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def signed(position: int) -> str:
    """``+2``, ``0``, ``−2`` with a true minus sign."""
    return f"+{position}" if position > 0 else f"−{-position}" if position < 0 else "0"


def decimal(value: float, places: int = 2) -> str:
    """A number with so many decimal places, a half rounded up, a true minus and no minus zero."""
    text = str(_rounded(value, places))
    return text.replace("-", "" if float(text) == 0 else "−")


def rounded(value: float | None, places: int = 2) -> float | None:
    """The number that ``decimal`` writes, for tables that can be sorted; None stays None."""
    return None if value is None or math.isnan(value) else float(_rounded(value, places))


def percent(share: float) -> str:
    """A share as whole per cent, a half rounded up."""
    return f"{decimal(100 * share, 0)}%"


def exact(value: float) -> str:
    """A number with no more decimal places than it has and a true minus: ``1.5``, ``−2``."""
    return f"{value:g}".replace("-", "−")


def plain_number(value: float) -> str:
    """A number with no more decimal places than it has, with its sign: ``+1.5``, ``0``, ``−2``."""
    return f"{value:+g}".replace("-", "−") if value else "0"


def age_words(days: int) -> str:
    """An age in the largest unit that says enough: days, months, years."""
    if days < 60:
        return count(days, "day")
    if days < 730:
        return count(round(days / 30.44), "month")
    years = days / 365.25
    return f"{years:.{0 if years >= 10 else 1}f} years".replace(".0 ", " ")


@lru_cache(maxsize=50_000)  # large tables repeat the same few fractions
def _rounded(value: float, places: int) -> Decimal:
    step = Decimal(1).scaleb(-places)
    return Decimal(repr(round(value, 9))).quantize(step, rounding=ROUND_HALF_UP)
