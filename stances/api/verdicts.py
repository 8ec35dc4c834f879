"""What a parameter of an address may say: a judge for each kind, and its verdict."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any

from stances.model.dates import FIRST_DAY, LAST_DAY, parse
from stances.visible import visible_line
from stances.wording.words import clipped, day_words

_SHOWN = 60  # characters of a value in a remark
Values = list[str]


@dataclass(frozen=True)
class Judged:
    """The values that can be shown, and a remark on each that cannot."""

    values: Values
    remarks: Sequence[str] = ()


class Missing(str):
    """A remark that something is not in the dataset."""

    __slots__ = ()


# The dataset that an address is judged by: the dashboard's bundle, or what a program asks.
Judge = Callable[[Any, Values], Judged]
Known = Callable[[Any], Collection[str]]


def shortened(text: str) -> str:
    """The text on one line, short enough for a remark."""
    return visible_line(clipped(" ".join(text.split()), _SHOWN) or text[:_SHOWN])


def one_value(judge: Callable[[Any, str], Judged]) -> Judge:
    """For a parameter that has one value; an empty one is like none."""

    def judging(bundle: Any, values: Values) -> Judged:
        last = values[-1]
        one = judge(bundle, last) if last else Judged([])
        if len(set(values)) == 1:
            return one
        more = f"Of {len(values)} values for one choice the last counts: “{shortened(last)}”."
        return Judged(one.values, [more, *one.remarks])

    return judging


anything = one_value(lambda _, value: Judged([value]))  # whatever it says


def record(kind: str, known: Known) -> Judge:
    """An id of the dataset."""

    def judge(bundle: Any, value: str) -> Judged:
        if value in known(bundle):
            return Judged([value])
        return Judged([], [_missing(kind, value)])

    return one_value(judge)


def records(kind: str, known: Known) -> Judge:
    """Several ids in one text, joined by commas; “none” says that none is chosen."""

    def judge(bundle: Any, value: str) -> Judged:
        if value == "none":
            return Judged([value])
        ids = [each for each in value.split(",") if each]
        right = [each for each in ids if each in known(bundle)]
        wrong = dict.fromkeys(each for each in ids if each not in right)
        return Judged([",".join(right)] if right else [], [_missing(kind, each) for each in wrong])

    def judging(bundle: Any, values: Values) -> Judged:
        if any(values):
            return one_value(judge)(bundle, values)
        words = f"The address names no {kind}: the usual ones are shown; “none” would choose none."
        return Judged([], [words])

    return judging


def _missing(kind: str, value: str) -> Missing:
    return Missing(f"No {kind} “{shortened(value)}” in this dataset.")


def choice(label: str, codes: Iterable[str]) -> Judge:
    """One of these codes."""
    known = set(map(str, codes))
    return one_value(
        lambda _, value: Judged([value]) if value in known else Judged([], [_no(value, label)])
    )


def several(label: str, codes: Iterable[str]) -> Judge:
    """Several of these codes, one by one; an empty value alone says that none is chosen."""
    known = set(map(str, codes))

    def judge(_: Any, values: Values) -> Judged:
        right = [value for value in values if value in known]
        wrong = dict.fromkeys(value for value in values if value and value not in known)
        chosen = right if right or wrong else [""]
        return Judged(chosen, [_no(value, label) for value in wrong])

    return judge


def _no(value: str, label: str) -> str:
    return f"“{shortened(value)}” cannot be chosen for “{label}”."


def switch(label: str) -> Judge:
    """True or false."""

    def judge(_: Any, value: str) -> Judged:
        if value.lower() in ("true", "false"):
            return Judged([value.lower()])
        return Judged([], [f"“{shortened(value)}” for “{label}” is neither true nor false."])

    return one_value(judge)


def number(label: str, low: float, high: float, *, whole: bool) -> Judge:
    """A number within these limits."""
    limits = f"from {low:g}" + (f" to {high:g}" if isfinite(high) else "")
    kind = "a whole number" if whole else "a number"

    def judge(_: Any, value: str) -> Judged:
        size = _finite(value)
        if size is None or not low <= size <= high or (whole and size % 1):
            return Judged([], [f"“{shortened(value)}” for “{label}” is not {kind} {limits}."])
        return Judged([f"{size:.0f}" if size % 1 == 0 else repr(size)])

    return one_value(judge)


def _finite(text: str) -> float | None:
    try:
        size = float(text)
    except ValueError:
        return None
    return size if isfinite(size) else None


def day(label: str, *, first: bool = False) -> Judge:
    """A day; of a month, a year or an interval its last, or its ``first``."""

    def judge(_: Any, value: str) -> Judged:
        try:
            when = parse(value)
        except ValueError:
            return Judged(
                [], [f"“{shortened(value)}” for “{label}” is not a day such as 2024-11-17."]
            )
        shown = when.earliest if first else when.latest
        if not FIRST_DAY <= shown <= LAST_DAY:
            span = f"{FIRST_DAY.isoformat()} to {LAST_DAY.isoformat()}"
            return Judged([], [f"“{shortened(value)}” for “{label}” is not a day from {span}."])
        if shown.isoformat() == value:
            return Judged([value])
        which = f"its {'first' if first else 'last'}, {day_words(shown)}, is shown"
        return Judged(
            [shown.isoformat()],
            [f"“{shortened(value)}” for “{label}” is not a single day; {which}."],
        )

    return one_value(judge)


def period_of(text: str) -> tuple[date, date] | None:
    """The first and last day of ``2024-01-01/2024-12-31``; None if it is no such period."""
    try:
        first, last = map(date.fromisoformat, text.split("/"))
    except ValueError:
        return None
    return (first, last) if first < last and f"{first}/{last}" == text else None


def period(_: Any, value: str) -> Judged:
    """Two days, the first before the last."""
    if period_of(value):
        return Judged([value])
    usual = "such as 2024-01-01/2024-12-31"
    return Judged(
        [], [f"“{shortened(value)}” for the period of the lanes is not a period {usual}."]
    )


def weights(bundle: Any, value: str) -> Judged:
    """Weights of issues, ``issue:weight`` joined by commas."""
    right: list[str] = []
    remarks: list[str] = []
    for item in filter(None, value.split(",")):
        issue, _, weight = item.partition(":")
        size = _finite(weight)
        if issue not in bundle.tables.issue_rows:
            remarks.append(_missing("issue", issue))
        elif size is None or not 0 <= size <= 100:
            remarks.append(f"“{shortened(item)}”: a weight is a number from 0 to 100.")
        else:
            right.append(item)
    return Judged([",".join(right)] if right else [], remarks)
