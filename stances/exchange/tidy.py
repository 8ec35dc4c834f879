"""Tidy tables from elsewhere: one row per position, in any format of READERS.

Columns ``actor,issue,date,position`` are required, ``justification,source`` are optional, others
are ignored. From here on nothing knows that the data were not curated in YAML.
"""

import lzma
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from stances.errors import StancesError
from stances.exchange import READERS, reader_of
from stances.model import dates
from stances.tables import Tables
from stances.tables.rows import (
    FLAG,
    TEXT,
    ActorRow,
    IssueRow,
    SourceRow,
    StanceRow,
    columns_of,
    frame_of,
)

NEEDED = ("actor", "issue", "date", "position")
CODED = ("unit", "coder", "value")
ROW = "row of the table"
_MISSING = ("", "NA", "NaN", "nan", "null")
_UNREADABLE = (
    OSError,
    ValueError,
    EOFError,
    ImportError,
    zipfile.BadZipFile,
    lzma.LZMAError,
    zlib.error,
)


def is_tidy(path: Path) -> bool:
    """True if the file's name is that of a table."""
    return reader_of(path) is not None


class Tidy(NamedTuple):
    """The frames of a tidy table, and remarks on the rows left out."""

    tables: Tables
    remarks: tuple[str, ...]


def read_tidy(path: Path) -> Tidy:
    """The frames of a tidy table; raises StancesError naming the file, the row and the remedy.

    Rows without an actor or issue are left out. Dates are EDTF. The scale is assumed to run from
    -1 to 1 if no position is outside, otherwise from -2 to 2, otherwise from the lowest to the
    highest position.
    """
    table, remarks = _named(_read(path, NEEDED))
    actor, issue = (table[name].astype("str") for name in ("actor", "issue"))
    position = _positions(table, path)
    days = _days(table, path)
    columns = {
        name: _blank(len(table), dtype) for name, (dtype, _) in columns_of(StanceRow).items()
    }
    columns |= days | {
        "stance": pd.Series([f"row-{row:07d}" for row in table[ROW]], dtype="str"),
        "actor": actor,
        "issue": issue,
        "position": position,
        "status": pd.Series(np.where(position.isna(), "unclear", "coded"), dtype="str"),
        "act": pd.Series(["statement"], dtype="str").repeat(len(table)).reset_index(drop=True),
        "rank": pd.Series(np.full(len(table), 2), dtype="Int8"),
        "place": pd.Series(np.arange(len(table)), dtype="Int32"),
    }
    if "justification" in table:
        columns["summary"] = table["justification"].astype("str")
    frames = replace(
        Tables.empty(),
        actors=frame_of([ActorRow(name, name, name) for name in _distinct(actor)], ActorRow),
        issues=frame_of([IssueRow(name, name, name) for name in _distinct(issue)], IssueRow),
        sources=_sources(table),
        stances=pd.DataFrame({name: columns[name] for name in columns_of(StanceRow)}),
        scale_range=_scale_range(position),
    )
    return Tidy(frames, remarks)


def read_codings(path: Path) -> list[tuple[str, list[float]]]:
    """The issue and the coders' values of each unit in a table ``unit,coder,value``.

    The issue is in the column ``issue`` or else ``dataset``; without either it is "all".
    """
    table = _read(path, CODED)
    named = next((name for name in ("issue", "dataset") if name in table), None)
    table["issue"] = table[named].astype("str") if named else "all"
    table["value"] = _numbers(table, path, "value")
    coded = table[table["value"].notna()]
    twice = coded[coded.duplicated(["issue", "unit", "coder"])]
    if len(twice):
        row = twice.iloc[0]
        raise StancesError(
            f"{path.name}: row {row[ROW]}: coder '{row['coder']}' codes unit "
            f"'{row['unit']}' twice; keep one of the rows"
        )
    grouped = coded.groupby(["issue", "unit"], sort=False)["value"]
    return [(issue, values.tolist()) for (issue, _), values in grouped]


def _read(path: Path, needed: tuple[str, ...]) -> pd.DataFrame:
    try:
        table = (reader_of(path) or READERS["csv"]).table(path)
    except _UNREADABLE as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise StancesError(f"{path.name}: cannot be read as a table: {reason}") from error
    missing = [name for name in needed if name not in table]
    if missing:
        raise StancesError(
            f"{path.name}: no column '{missing[0]}'; a table needs {', '.join(needed)}, "
            f"this one has {', '.join(map(str, table.columns[:12]))}"
        )
    if table.empty:
        raise StancesError(f"{path.name}: the table has no rows")
    return table.assign(**{ROW: np.arange(len(table)) + 1})


def _named(table: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The rows with an actor and an issue, and remarks on the number of others."""
    remarks = []
    for column in ("actor", "issue"):
        empty = table[column].isna() | (table[column].astype("str").str.strip() == "")
        if empty.any():
            first = _row(table, empty)
            number = int(empty.sum())
            rows = "1 row" if number == 1 else f"{number} rows"
            remarks.append(f"Left out: {rows} without an {column}, the first is row {first}.")
            table = table[~empty].reset_index(drop=True)
    return table, tuple(remarks)


def _positions(table: pd.DataFrame, path: Path) -> pd.Series:
    return _numbers(table, path, "position").astype("Float64")


def _numbers(table: pd.DataFrame, path: Path, name: str) -> pd.Series:
    column = table[name]
    column = column.where(~column.isin(_MISSING))
    numbers = pd.to_numeric(column, errors="coerce").astype("float64")
    wrong = (numbers.isna() & column.notna()) | np.isinf(numbers)
    if wrong.any():
        value = column[wrong].iloc[0]
        raise StancesError(
            f"{path.name}: row {_row(table, wrong)}: {name} '{value}' is not a number"
        )
    return numbers


def _days(table: pd.DataFrame, path: Path) -> dict[str, pd.Series]:
    """The columns of the date; each distinct date is parsed once."""
    empty = table["date"].isna() | (table["date"].astype("str").str.strip() == "")
    if empty.any():
        raise StancesError(
            f"{path.name}: row {_row(table, empty)}: no date; add one or delete the row"
        )
    codes, texts = pd.factorize(table["date"].astype("str"))
    parsed = []
    for number, text in enumerate(texts):
        try:
            parsed.append(dates.parse(str(text)[:10] if _midnight(str(text)) else str(text)))
        except ValueError as error:
            row = _row(table, codes == number)
            raise StancesError(f"{path.name}: row {row}: date '{text}': {error}") from None
    ends: dict[str, Any] = {
        name: np.array([getattr(when, name) for when in parsed], dtype="datetime64[s]")[codes]
        for name in ("earliest", "latest")
    }
    return {
        "date": pd.Series(
            np.array([str(when) for when in parsed], dtype=object)[codes], dtype=TEXT
        ),
        "earliest": pd.Series(ends["earliest"]),
        "latest": pd.Series(ends["latest"]),
        "known": pd.Series(ends["earliest"]),
        "uncertain": pd.Series(np.array([not when.exact for when in parsed])[codes]),
    }


def _midnight(text: str) -> bool:
    return text[10:].strip(" T0:.Z") == "" and len(text) > 10


def _sources(table: pd.DataFrame) -> pd.DataFrame:
    named = _distinct(table["source"].dropna().astype("str")) if "source" in table else []
    return frame_of([SourceRow(name, name) for name in named], SourceRow)


def _distinct(column: pd.Series) -> list[str]:
    """The distinct values of a column, used as both id and name."""
    return list(column.drop_duplicates())


def _blank(size: int, dtype: str) -> pd.Series:
    return pd.Series(False if dtype == FLAG else None, index=range(size), dtype=dtype)


def _scale_range(position: pd.Series) -> float:
    low, high = position.min(), position.max()
    if pd.isna(low):
        return 4.0
    furthest = max(abs(low), abs(high))
    return next((2.0 * end for end in (1, 2) if furthest <= end), float(high - low))


def _row(table: pd.DataFrame, wrong: Any) -> int:
    """The number of the first such row; the first row after the header is 1."""
    return int(table[ROW].to_numpy()[np.flatnonzero(wrong)[0]])
