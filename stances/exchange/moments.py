"""Dates of a table, with or without a time of day: the day as written, and an order within it."""

import re
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np
import pandas as pd

from stances.errors import StancesError
from stances.model import dates
from stances.tables.rows import TEXT

_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?)"
    r" ?(Z|z|UTC|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_NO_TIME, _LOCAL, _ZONED = 0, 1, 2
_KINDS = {_NO_TIME: "no time", _LOCAL: "a time without a zone", _ZONED: "a time with a zone"}


class _Moment(NamedTuple):
    when: dates.PartialDate
    kind: int
    microseconds: int  # since 1 January of the year 1; UTC if the kind is zoned


class Moments(NamedTuple):
    """The columns of a date, each record's place within its day if it has a time, and remarks."""

    columns: dict[str, pd.Series]
    order: pd.Series
    remarks: tuple[str, ...]


def moments(table: pd.DataFrame, rows: np.ndarray, file: str) -> Moments:
    """The dates of ``table`` (actor, issue, date as text); each distinct one is parsed once.

    ``rows`` are the numbers of the rows in messages. Records of one actor, issue and day are
    placed in the order of their times, 1 first; StancesError if these cannot be compared.
    """
    texts = table["date"].astype("str").str.strip()
    empty = table["date"].isna().to_numpy() | (texts == "").to_numpy()
    if empty.any():
        raise StancesError(f"{file}: row {rows[empty][0]}: no date; add one or delete the row")
    codes, distinct = pd.factorize(texts)
    parsed = _parsed([str(text) for text in distinct], codes, rows, file)
    kind = np.array([one.kind for one in parsed], dtype=np.int8)[codes]
    order = pd.Series(pd.NA, index=range(len(table)), dtype="Int32")
    remarks: tuple[str, ...] = ()
    if kind.any():
        timed = int((kind > 0).sum())
        day = np.array([one.when.text for one in parsed], dtype=object)[codes]
        instant = np.array([one.microseconds for one in parsed], dtype=np.int64)[codes]
        cells = table[["actor", "issue"]].assign(day=day)
        _refuse_mixed(cells, kind, rows, file)
        _refuse_crossing(cells.assign(instant=instant, row=rows)[kind == _ZONED], file)
        order = order.mask(kind > 0, _places(cells, instant))
        remark = (
            f"{timed:,} of {len(table):,} dates carry a time: it orders records of one actor and "
            "issue within a day; the day is the one written."
        )
        remarks = (remark,)
    ends = {
        name: np.array([getattr(one.when, name) for one in parsed], dtype="datetime64[s]")[codes]
        for name in ("earliest", "latest")
    }
    words = np.array([one.when.text for one in parsed], dtype=object)
    exact = np.array([one.when.exact for one in parsed])
    columns = {
        "date": pd.Series(words[codes], dtype=TEXT),
        "earliest": pd.Series(ends["earliest"]),
        "latest": pd.Series(ends["latest"]),
        "known": pd.Series(ends["earliest"]),
        "entered": pd.Series(ends["earliest"]),
        "uncertain": pd.Series(~exact[codes]),
    }
    return Moments(columns, order, remarks)


def _parsed(texts: list[str], codes: np.ndarray, rows: np.ndarray, file: str) -> list[_Moment]:
    """Each text as a moment; if every time is midnight, none of them says anything."""
    parsed: list[_Moment] = []
    wrong: list[tuple[int, str]] = []
    for number, text in enumerate(texts):
        try:
            parsed.append(_moment(text))
        except ValueError as error:
            wrong.append((number, str(error)))
    if wrong:
        number, reason = wrong[0]
        others = int(np.isin(codes, [number for number, _ in wrong]).sum()) - 1
        more = f"; {others} more such rows" if others > 1 else "; 1 more such row" if others else ""
        raise StancesError(
            f"{file}: row {rows[codes == number][0]}: date '{texts[number]}': {reason}{more}"
        )
    day = 24 * 60 * 60 * 1_000_000
    if all(one.kind == _NO_TIME or one.microseconds % day == 0 for one in parsed):
        return [one._replace(kind=_NO_TIME) for one in parsed]
    return parsed


def _moment(text: str) -> _Moment:
    match = _MOMENT.fullmatch(text)
    if match is None:
        return _Moment(dates.parse(text), _NO_TIME, 0)
    when = dates.parse(match[1])
    clock, zone = match[2].replace(",", "."), match[3]
    whole, _, fraction = clock.partition(".")
    try:
        at = datetime.fromisoformat(f"{match[1]}T{whole}+00:00")
    except ValueError:
        raise ValueError(
            f"there is no time {match[2]}; write 2024-11-17T18:30:05 or only the day"
        ) from None
    moment = at - datetime(1, 1, 1, tzinfo=UTC)
    microseconds = (moment.days * 86400 + moment.seconds) * 1_000_000 + int(
        (fraction + "000000")[:6]
    )
    return _Moment(when, _ZONED if zone else _LOCAL, microseconds - _offset(zone) * 1_000_000)


def _offset(zone: str | None) -> int:
    """The seconds by which the zone is ahead of UTC."""
    if zone is None or zone in {"Z", "z", "UTC"}:
        return 0
    digits = zone[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if hours > 15 or minutes > 59:
        raise ValueError(f"there is no time zone {zone}; write one such as +01:00, or Z for UTC")
    return (1 if zone[0] == "+" else -1) * (hours * 3600 + minutes * 60)


def _refuse_mixed(cells: pd.DataFrame, kind: np.ndarray, rows: np.ndarray, file: str) -> None:
    """Raises StancesError if times of one actor, issue and day cannot be compared."""
    kinds = cells.assign(kind=kind).groupby(["actor", "issue", "day"], sort=False)["kind"]
    mixed = (kinds.transform("min") != kinds.transform("max")).to_numpy()
    if not mixed.any():
        return
    first = cells[mixed].iloc[0]
    same = (cells == first).all(axis=1).to_numpy()
    said = {int(code): rows[same & (kind == code)][0] for code in np.unique(kind[same])}
    listed = ", ".join(f"row {row} has {_KINDS[code]}" for code, row in said.items())
    raise StancesError(
        f"{file}: dates of '{first['actor']}' on '{first['issue']}' on {first['day']} cannot be "
        f"put in order: {listed}; write all of them in one way"
    )


def _refuse_crossing(zoned: pd.DataFrame, file: str) -> None:
    """Raises StancesError if a later instant of an actor on an issue has an earlier day."""
    zoned = zoned.sort_values(["actor", "issue", "day", "instant"], kind="stable")
    before = zoned.shift(1)
    same = (zoned["actor"] == before["actor"]) & (zoned["issue"] == before["issue"])
    crossing = (same & (zoned["instant"] < before["instant"])).to_numpy(dtype=bool)
    if not crossing.any():
        return
    one, other = before[crossing].iloc[0], zoned[crossing].iloc[0]
    raise StancesError(
        f"{file}: dates of '{other['actor']}' on '{other['issue']}' cannot be put in order: row "
        f"{int(one['row'])}, of {one['day']}, is later than row {int(other['row'])}, of "
        f"{other['day']}, because of their time zones; write all times in one zone"
    )


def _places(cells: pd.DataFrame, instant: np.ndarray) -> pd.Series:
    """The place of each instant among those of its actor, issue and day; equal ones share one."""
    grouped = cells.assign(instant=instant).groupby(["actor", "issue", "day"], sort=False)
    return grouped["instant"].rank(method="dense").astype("Int32")
