"""Memberships as the form has them: groups, each with intervals in one line of text."""

from collections.abc import Mapping, Sequence
from typing import Any


def groups(values: Sequence[Any] | None) -> dict[str, list[str]]:
    """The intervals of each group, as EDTF texts; none for a membership without dates."""
    times: dict[str, list[str]] = {}
    for value in values or ():
        dated = isinstance(value, Mapping)
        intervals = times.setdefault(str(value["group"] if dated else value), [])
        if dated:
            start, end = value.get("from") or "..", value.get("until") or ".."
            intervals.append(f"{start}/{end}")
    return times


def entries(times: Mapping[str, str]) -> list[Any]:
    """The memberships as the file has them; a date without a slash is both beginning and end."""
    members: list[Any] = []
    for group, text in times.items():
        intervals = [part.strip() for part in text.split(",") if part.strip()]
        members += [_entry(group, interval) for interval in intervals] or [group]
    return members


def _entry(group: str, interval: str) -> dict[str, str]:
    start, slash, end = interval.partition("/")
    ends = {"from": start.strip(), "until": end.strip() if slash else start.strip()}
    return {"group": group} | {name: day for name, day in ends.items() if day not in ("", "..")}
