"""Writing Excel: typed cells that run nothing, with notes and sources on sheets of their own."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from stances.citing.notes import note
from stances.errors import StancesError
from stances.exchange.plain import listed_text
from stances.model.addresses import is_link
from stances.tables.rows import SourceRow

MOST_ROWS = 1_048_575  # of a sheet, below its header
MOST_LETTERS = 32_767  # in a cell
_FIRST_DAY = date(1900, 3, 1)  # Excel has a day too many before, and none before 1900
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_COLUMNS = frozenset(
    {"date", "published", "accessed", "public", "withdrawn", "reversed", "another_voice"}
    | {"recorded"}
)
_LINKS, _LINK = 60_000, 2_000  # links of a sheet, letters of one; Excel has not many more


@dataclass
class _Remarks:
    """What had to be written otherwise than it is."""

    old_days: int = 0
    long_texts: list[str] = field(default_factory=list)

    def lines(self) -> dict[str, str]:
        said = {}
        if self.old_days:
            said["Days before March 1900"] = (
                f"{self.old_days} of the days in the table are texts: Excel does not have them."
            )
        if self.long_texts:
            said["Texts that were cut"] = (
                f"Excel takes {MOST_LETTERS:,} characters in a cell; cut at its end: "
                + "; ".join(self.long_texts[:20])
                + (f" and {len(self.long_texts) - 20} more" if len(self.long_texts) > 20 else "")
                + ". The CSV and the JSON have the whole text."
            )
        return said


def xlsx_bytes(
    frame: pd.DataFrame,
    notes: Mapping[str, str] | None = None,
    sources: Sequence[SourceRow] | None = None,
) -> bytes:
    """The frame as a workbook: a sheet of typed cells, one of notes, one of the sources if given.

    StancesError if a sheet has not room for the rows.
    """
    if len(frame) > MOST_ROWS:
        raise StancesError(
            f"the table has {len(frame):,} rows and a sheet of Excel takes {MOST_ROWS:,}; "
            "write CSV or JSON"
        )
    file, remarks = BytesIO(), _Remarks()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(file, options) as book:
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        _write_table(book, book.add_worksheet("Table"), frame, head, remarks)
        cited = _sources_frame(sources) if sources is not None else None
        notes_sheet = book.add_worksheet("Notes")
        if cited is not None:
            _write_table(book, book.add_worksheet("Sources"), cited, head, remarks, links=True)
        _write_notes(book, notes_sheet, {**(notes or {}), **remarks.lines()})
    return file.getvalue()


def _sources_frame(sources: Sequence[SourceRow]) -> pd.DataFrame:
    columns: dict[str, list[str | None]] = {
        "source": [row.source for row in sources],
        "citation": [note(row) for row in sources],
        "published": [row.published for row in sources],
        "address": [row.url for row in sources],
        "archived": [row.archived for row in sources],
        "tier": [row.tier for row in sources],
        "copy_of": [row.copy_of for row in sources],
    }
    return pd.DataFrame({name: pd.Series(each, dtype="str") for name, each in columns.items()})


def _write_notes(book: Workbook, sheet: Worksheet, notes: Mapping[str, str]) -> None:
    label = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    for row, (name, text) in enumerate(notes.items()):
        sheet.write_string(row, 0, name, label)
        sheet.write_string(row, 1, text[:MOST_LETTERS], wrapped)


def _write_table(
    book: Workbook,
    sheet: Worksheet,
    frame: pd.DataFrame,
    head: Format,
    remarks: _Remarks,
    *,
    links: bool = False,
) -> None:
    """The header, frozen and with filters, and under it the cells, column by column."""
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    for at, name in enumerate(map(str, frame.columns)):
        sheet.write_string(0, at, name, head)
        widest = len(name) + 3
        for row, value in enumerate(_values(frame[name]), start=1):
            if value is None:
                continue
            if links and isinstance(value, str) and _may_link(value, row):
                sheet.write_url(row, at, value, string=value)
            else:
                _write(sheet, (row, at), value, day, remarks)
            if row <= 500:
                widest = max(widest, len(str(value)) + 1)
        sheet.set_column(at, at, min(widest, 60))
    sheet.freeze_panes(1, 0)
    if len(frame.columns):
        sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)


def _values(column: pd.Series) -> list[Any]:
    """The values as plain objects: days, numbers, flags and texts; None if missing."""
    if pd.api.types.is_datetime64_any_dtype(column):
        return [None if pd.isna(value) else value.date() for value in column]
    values: list[Any] = column.astype(object).where(column.notna(), None).tolist()
    if str(column.name) in _DAY_COLUMNS or str(column.name).endswith("_date"):
        return [_day_in(value) for value in values]
    return [listed_text(value) for value in values]


def _day_in(value: Any) -> Any:
    """An exact day as one; anything else, as a month or a doubtful day, as it stands."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


def _write(
    sheet: Worksheet,
    place: tuple[int, int],
    value: Any,
    day: Format,
    remarks: _Remarks,
) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(*place, value)
    elif isinstance(value, date) and value >= _FIRST_DAY:
        sheet.write_datetime(*place, value, day)
    elif isinstance(value, date):
        remarks.old_days += 1
        sheet.write_string(*place, value.isoformat())
    elif isinstance(value, int | float) and math.isfinite(value):
        sheet.write_number(*place, value)
    else:
        text = str(value)
        if len(text) > MOST_LETTERS:
            remarks.long_texts.append(f"{xl_rowcol_to_cell(*place)}, {len(text):,} characters")
            text = text[: MOST_LETTERS - 1] + "…"
        sheet.write_string(*place, text)


def _may_link(text: str, row: int) -> bool:
    return row <= _LINKS // 2 and len(text) <= _LINK and is_link(text)
