"""Tidy tables from elsewhere: one row per position, in any format of READERS.

Columns ``actor,issue,date,position`` are required, ``justification,source,order`` are optional,
others are ignored. A position is a number, empty, or ``not-applicable``: the actor may not take one
until its next row on the issue. From here on nothing knows that the data were not curated in YAML.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from stances.errors import StancesError
from stances.exchange import READERS, dataset_reader_of, reader_of
from stances.exchange.door import MOST_CELLS, File
from stances.exchange.moments import Moments, moments
from stances.exchange.numbers import numbers
from stances.exchange.outside import outside_rows, times_outside
from stances.exchange.scales import Given, placed, scales_of
from stances.exchange.sheet import ROW, Sheet
from stances.exchange.spellings import one_spelling
from stances.model.seen import as_seen
from stances.tables import Tables
from stances.tables.rows import (
    FLAG,
    ActorRow,
    EvidenceRow,
    IssueRow,
    NotApplicableRow,
    SourceRow,
    StanceRow,
    columns_of,
    frame_of,
)

NEEDED = ("actor", "issue", "date", "position")
OPTIONAL = ("justification", "source", "order")
CODED = ("unit", "coder", "value")


def is_tidy(path: Path) -> bool:
    """True if the file's name is that of a table."""
    return dataset_reader_of(path) is None and reader_of(path) is not None


class Tidy(NamedTuple):
    """The frames of a tidy table, and remarks on what was left out, or read in a way of its own."""

    tables: Tables
    remarks: tuple[str, ...]


class Codings(NamedTuple):
    """The issue and the coders' values of each unit, and remarks like those of a tidy table."""

    units: list[tuple[str, list[float]]]
    remarks: tuple[str, ...]


def read_tidy(path: File, given: Callable[[Sequence[str]], Given] = lambda _: {}) -> Tidy:
    """The frames of a tidy table; raises StancesError naming the file, the row and the remedy.

    Rows without an actor or issue are left out; names that look alike are one name. Dates are EDTF,
    or have a time of day. ``given`` says which scales are stated for the issues there are, that of
    all others under None; ``exchange.scales`` finds the rest.
    """
    sheet = _sheet(path, NEEDED, OPTIONAL)
    remarks = list(sheet.remarks)
    table = _named(sheet.frame, path, remarks)
    for column in ("actor", "issue", "source"):
        if column in table:
            table[column] = one_spelling(table[column], table[ROW], column, remarks)
    _check_cells(table, path)
    issues, actors = _distinct(table, "issue"), _distinct(table, "actor")
    when = moments(table, table[ROW].to_numpy(), path.name)
    outside = outside_rows(table)
    times = times_outside(table, outside, when, path.name)
    order = _within_day(table, when, path, remarks)
    if times:
        remarks.append(_said_outside(table, outside))
    table, when, order = _inside(table, when, order, ~outside)
    coded = numbers(table, "position", path.name, decimal_comma=sheet.decimal_comma)
    remarks += [*coded.remarks, *when.remarks]
    size = len(table)
    columns = {name: _blank(size, dtype) for name, (dtype, _) in columns_of(StanceRow).items()}
    columns |= when.columns | {
        "stance": pd.Series([f"row-{row:07d}" for row in table[ROW]], dtype="str"),
        "actor": table["actor"],
        "issue": table["issue"],
        "position": coded.values,
        "status": pd.Series(np.where(coded.values.isna(), "unclear", "coded"), dtype="str"),
        "act": pd.Series(["statement"], dtype="str").repeat(size).reset_index(drop=True),
        "rank": pd.Series(np.full(size, 2), dtype="Int8"),
        "order": order,
        "place": pd.Series(np.arange(size), dtype="Int32"),
    }
    if "justification" in table:
        columns["summary"] = table["justification"].astype("str")
    stances = pd.DataFrame({name: columns[name] for name in columns_of(StanceRow)})
    rows = "row " + table[ROW].astype("str")
    tables = replace(
        Tables.empty(),
        actors=frame_of([ActorRow(name, name, name) for name in actors], ActorRow),
        issues=frame_of([IssueRow(name, name, name) for name in issues], IssueRow),
        sources=frame_of([SourceRow(name, name) for name in _distinct(table, "source")], SourceRow),
        stances=stances,
        not_applicable=frame_of(times, NotApplicableRow),
        evidence=_evidence(table, stances),
        scales=scales_of(placed(stances, path.name, rows), given(issues)),
    )
    return Tidy(tables, tuple(remarks))


def _evidence(table: pd.DataFrame, stances: pd.DataFrame) -> pd.DataFrame:
    """The source of each row that names one."""
    named = table["source"].notna() & (table["source"] != "") if "source" in table else None
    if named is None or not named.any():
        return Tables.empty().evidence
    size = int(named.sum())
    columns = {name: _blank(size, dtype) for name, (dtype, _) in columns_of(EvidenceRow).items()}
    columns["stance"] = stances.loc[named, "stance"].reset_index(drop=True)
    columns["source"] = table.loc[named, "source"].reset_index(drop=True).astype("str")
    return pd.DataFrame(columns)


def read_codings(path: File) -> Codings:
    """The codings in a table ``unit,coder,value``.

    The issue is in the column ``issue`` or else ``dataset``; without either it is "all".
    """
    sheet = _sheet(path, CODED, ("issue", "dataset"))
    table, remarks = sheet.frame, list(sheet.remarks)
    titles = [title for title in ("unit", "coder", "issue", "dataset") if title in table]
    for title in titles:
        table[title] = one_spelling(table[title], table[ROW], title, remarks)
    named = next((title for title in ("issue", "dataset") if title in table), None)
    table["issue"] = table[named] if named else "all"
    coded = numbers(table, "value", path.name, decimal_comma=sheet.decimal_comma)
    table["value"] = coded.values.astype("float64")
    table = table[table["value"].notna()]
    twice = table[table.duplicated(["issue", "unit", "coder"])]
    if len(twice):
        row = twice.iloc[0]
        raise StancesError(
            f"{path.name}: row {row[ROW]}: coder '{row['coder']}' codes unit "
            f"'{row['unit']}' twice; keep one of the rows"
        )
    grouped = table.groupby(["issue", "unit"], sort=False)["value"]
    units = [(issue, values.tolist()) for (issue, _), values in grouped]
    return Codings(units, (*remarks, *coded.remarks))


def _sheet(path: File, needed: Sequence[str], optional: Sequence[str]) -> Sheet:
    """The columns of the file with the number of each row; StancesError if one is missing."""
    sheet = (reader_of(path) or READERS["csv"]).sheet(path, (*needed, *optional))
    missing = [name for name in needed if name not in sheet.frame]
    if missing:
        columns = ", ".join(sheet.header[:12])
        raise StancesError(
            f"{path.name}: no column '{missing[0]}'; a table needs {', '.join(needed)}, this one "
            f"has {columns}{_remedy(missing, sheet.header)}"
        )
    if sheet.frame.empty:
        raise StancesError(f"{path.name}: the table has no rows")
    remarks = (*sheet.remarks, *_unread(sheet.header, (*needed, *optional)))
    rows = np.arange(len(sheet.frame)) + 1
    return replace(sheet, frame=sheet.frame.assign(**{ROW: rows}), remarks=remarks)


def _unread(header: Sequence[str], wanted: Sequence[str]) -> Iterator[str]:
    """Remarks on columns whose names are those of wanted ones but for case and spaces."""
    for title in header:
        name = title.strip().casefold()
        if title in wanted or name not in wanted:
            continue
        remedy = "" if name in header else f"; rename it to '{name}' if it is meant"
        beside = f", because there is also '{name}'" if name in header else ""
        yield f"The column '{title}' is not read{beside}{remedy}."


def _remedy(missing: Sequence[str], header: Sequence[str]) -> str:
    """What to do about missing columns, if the others give a hint."""
    folded = {title.strip().casefold(): title for title in header}
    renamed = [f"'{folded[name]}' to '{name}'" for name in missing if name in folded]
    if renamed:
        return f"; rename {', '.join(renamed)}"
    if "position" in missing and "issue" in missing and len(header) > 2:
        return (
            "; if each issue has a column of its own, reshape the table so that each actor and "
            "issue has a row"
        )
    return ""


def _named(table: pd.DataFrame, path: File, remarks: list[str]) -> pd.DataFrame:
    """The rows with an actor and an issue; remarks on the number of others."""
    for column in ("actor", "issue"):
        missing = table[column].isna()
        table[column] = table[column].astype("str").mask(missing)
        nothing = [name for name in table[column].dropna().unique() if not as_seen(name)]
        empty = (missing | table[column].isin(nothing)).to_numpy()
        if not empty.any():
            continue
        first, number = table[ROW].to_numpy()[empty][0], int(empty.sum())
        if number == len(table):
            raise StancesError(
                f"{path.name}: row {first}: no {column}, nor in any other row; fill in the column"
            )
        rows = "1 row" if number == 1 else f"{number} rows"
        remarks.append(f"Left out: {rows} without an {column}, the first is row {first}.")
        table = table[~empty].reset_index(drop=True)
    return table


def _within_day(table: pd.DataFrame, when: Moments, path: File, remarks: list[str]) -> pd.Series:
    """The place of each record within its day: from the time in its date, or as the table says."""
    timed = when.order
    if "order" not in table:
        return timed
    stated = numbers(table, "order", path.name, decimal_comma=False).values
    whole = stated.isna() | ((stated % 1 == 0) & (stated >= 1))
    for wrong, reason in (
        (~whole, "is not a place within a day; write 1, 2, 3 … or rename the column"),
        (stated.notna() & timed.notna(), "stands beside a date with a time; keep one of the two"),
    ):
        if wrong.any():
            row = table[wrong.to_numpy(dtype=bool)].iloc[0]
            raise StancesError(f"{path.name}: row {row[ROW]}: order '{row['order']}' {reason}")
    _refuse_half_ordered(table.assign(day=when.columns["date"]), stated.notna(), path)
    if stated.notna().any():
        remarks.append("The column 'order' puts records of one actor, issue and day in order.")
    return stated.astype("Int32").fillna(timed)


def _refuse_half_ordered(table: pd.DataFrame, ordered: pd.Series, path: File) -> None:
    """Raises StancesError if only some records of one actor, issue and day have an order."""
    keys = ["actor", "issue", "day"]
    days = table[keys].assign(ordered=ordered).groupby(keys, sort=False)["ordered"]
    half = (days.transform("any") & ~ordered).to_numpy(dtype=bool)
    if half.any():
        row = table[half].iloc[0]
        other = table[(table[keys] == row[keys]).all(axis=1) & ordered].iloc[0]
        raise StancesError(
            f"{path.name}: row {row[ROW]}: no order, but row {other[ROW]} of '{row['actor']}' on "
            f"'{row['issue']}' on {row['day']} has order {other['order']}; give each an order, or "
            "none"
        )


def _inside(
    table: pd.DataFrame, when: Moments, order: pd.Series, inside: np.ndarray
) -> tuple[pd.DataFrame, Moments, pd.Series]:
    """The same for the rows that are records."""
    if inside.all():
        return table, when, order
    columns = {name: each[inside].reset_index(drop=True) for name, each in when.columns.items()}
    kept = when._replace(columns=columns)
    return table[inside].reset_index(drop=True), kept, order[inside].reset_index(drop=True)


def _said_outside(table: pd.DataFrame, outside: np.ndarray) -> str:
    number, first = int(outside.sum()), table[ROW].to_numpy()[outside][0]
    rows = "1 row" if number == 1 else f"{number:,} rows"
    return (
        f"Not applicable: {rows}, the first is row {first}; each holds from its date until the "
        "actor's next row on the issue."
    )


def _check_cells(table: pd.DataFrame, path: File) -> None:
    actors, issues = table["actor"].nunique(), table["issue"].nunique()
    if actors * issues > MOST_CELLS:
        raise StancesError(
            f"{path.name}: too large: {actors:,} actors and {issues:,} issues make more than "
            f"{MOST_CELLS:,} pairs; keep only what you need"
        )


def _distinct(table: pd.DataFrame, column: str) -> list[str]:
    """The distinct values of a column, used as both id and name; none without the column."""
    if column not in table:
        return []
    return [name for name in table[column].dropna().drop_duplicates() if name]


def _blank(size: int, dtype: str) -> pd.Series:
    return pd.Series(False if dtype == FLAG else None, index=range(size), dtype=dtype)
