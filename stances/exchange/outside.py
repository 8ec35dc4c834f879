"""Rows of a tidy table that say that an actor may not take a position."""

import numpy as np
import pandas as pd

from stances.errors import StancesError
from stances.exchange.moments import Moments
from stances.exchange.sheet import ROW
from stances.model.vocabulary import CellStatus
from stances.tables.rows import NotApplicableRow

_WORDS = frozenset({CellStatus.NOT_APPLICABLE.value, "not applicable"})
_PAIR = ["actor", "issue"]
_DAY = pd.Timedelta(days=1)
_LAST = np.datetime64("9999-12-31", "s")


def outside_rows(table: pd.DataFrame) -> np.ndarray:
    """True for each row whose position says that it is not applicable."""
    if pd.api.types.is_numeric_dtype(table["position"]):
        return np.zeros(len(table), dtype=bool)
    codes, distinct = pd.factorize(table["position"].astype("str").fillna(""))
    return np.array([str(text).strip().casefold() in _WORDS for text in distinct])[codes]


def times_outside(
    table: pd.DataFrame, outside: np.ndarray, when: Moments, file: str
) -> list[NotApplicableRow]:
    """The time of each such row: from its date to the day before the actor's next row on the issue.

    StancesError if the actor has a row of another kind on the same issue and day.
    """
    if not outside.any():
        return []
    if outside.all():
        raise StancesError(f"{file}: every row is not applicable; give at least one a position")
    rows = table[[*_PAIR, ROW]].assign(
        start=when.columns["earliest"], text=when.columns["date"], outside=outside
    )
    touched = rows[_PAIR].merge(rows[outside][_PAIR].drop_duplicates(), how="left", indicator=True)
    rows = rows[(touched["_merge"] == "both").to_numpy()]
    rows = rows.sort_values([*_PAIR, "start", ROW], kind="stable")
    _refuse_both(rows, file)
    rows = rows.drop_duplicates([*_PAIR, "start"])
    upcoming = rows.groupby(_PAIR, sort=False)["start"].shift(-1)
    return [
        _time(actor, issue, start, text, after)
        for actor, issue, start, text, is_outside, after in zip(
            rows["actor"], rows["issue"], rows["start"], rows["text"], rows["outside"], upcoming,
            strict=True,
        )
        if is_outside
    ]  # fmt: skip


def _time(
    actor: str, issue: str, start: pd.Timestamp, text: str, after: pd.Timestamp
) -> NotApplicableRow:
    last = pd.Timestamp(_LAST).as_unit("s") if pd.isna(after) else after - _DAY
    end = None if pd.isna(after) else last.date().isoformat()
    return NotApplicableRow(actor, issue, text, end, start.date(), last.date())


def _refuse_both(rows: pd.DataFrame, file: str) -> None:
    kinds = rows.groupby([*_PAIR, "start"], sort=False)["outside"].transform("nunique")
    both = rows[(kinds > 1).to_numpy()]
    if both.empty:
        return
    first, second = both[ROW].iloc[0], both[ROW].iloc[1]
    actor, issue, day = both["actor"].iloc[0], both["issue"].iloc[0], both["text"].iloc[0]
    raise StancesError(
        f"{file}: rows {first} and {second}: '{actor}' on '{issue}' on {day} cannot be not "
        "applicable and have a record; keep one of the two"
    )
