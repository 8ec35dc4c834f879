"""A table as a sheet puts it into the clipboard: the cells under their headings."""

import csv
import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from stances.errors import StancesError, shortened
from stances.model.records import Evidence, Scope, Stance
from stances.reading.suggestions import did_you_mean
from stances.wording import field_label

MOST_BYTES = 2 * 1024 * 1024
MOST_ROWS = 2_000
_LEFT_TO_US = {"id", "evidence", "codings", "withdrawn", "scope", "recorded"}
_OF_STANCE = [name for name in Stance.model_fields if name not in _LEFT_TO_US]
_OF_EVIDENCE = list(Evidence.model_fields)
_OF_SCOPE = list(Scope.model_fields)
COLUMNS: tuple[str, ...] = (*_OF_STANCE, *_OF_EVIDENCE, *_OF_SCOPE, "coder")


@dataclass(frozen=True, slots=True)
class PastedRow:
    """A row of the sheet, counted as there (the headings are row 1), and its filled cells."""

    number: int
    cells: Mapping[str, str]


def pasted_rows(text: str) -> list[PastedRow]:
    """The rows of a table with headings; StancesError if it is none, or a heading is not known.

    Cells are separated as in the clipboard of a sheet, by tabs, or by semicolons or commas.
    """
    if len(text.encode(errors="surrogatepass")) > MOST_BYTES:
        raise StancesError("the table is larger than 2 MB, the limit; paste it in parts")
    first = text.lstrip("\ufeff\r\n").partition("\n")[0]
    mark = max("\t;,", key=lambda one: (first.count(one), one == "\t"))
    try:
        lines = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=mark))
    except csv.Error:
        raise StancesError(
            "the table cannot be read: a quotation mark is not closed, or a cell is too long; "
            "copy it from the sheet again"
        ) from None
    filled = [
        (number, [cell.strip() for cell in line])
        for number, line in enumerate(lines, start=1)
        if any(cell.strip() for cell in line)
    ]
    if len(filled) < 2:
        raise StancesError("the table needs headings and, below them, a row for each record")
    if len(filled) - 1 > MOST_ROWS:
        raise StancesError(
            f"the table has {len(filled) - 1} rows; paste at most {MOST_ROWS} at a time"
        )
    (_, headings), *rows = filled
    return [_row(number, _columns(headings), cells) for number, cells in rows]


def _columns(headings: list[str]) -> list[str]:
    """The columns that the headings name, by field or label."""
    known = {name: name for name in COLUMNS} | {
        field_label(name).casefold(): name for name in COLUMNS
    }
    columns = [known.get(heading.casefold().replace("-", "_"), "") for heading in headings]
    unknown = [
        heading for heading, column in zip(headings, columns, strict=True) if heading and not column
    ]
    if unknown:
        name = shortened(unknown[0])
        raise StancesError(
            f"there is no column “{name}”{did_you_mean(unknown[0], COLUMNS)}; "
            f"the columns are {', '.join(COLUMNS)}"
        )
    twice = [name for name, number in Counter(filter(None, columns)).items() if number > 1]
    if twice:
        raise StancesError(f"the column “{twice[0]}” is there twice; keep one of them")
    return columns


def _row(number: int, columns: list[str], cells: list[str]) -> PastedRow:
    beyond = next((cell for cell in cells[len(columns) :] if cell), "")
    under_nothing = next(
        (cell for cell, column in zip(cells, columns, strict=False) if cell and not column), beyond
    )
    if under_nothing:
        raise StancesError(
            f"row {number}: “{shortened(under_nothing)}” is under no heading; "
            "give its column one, or empty the cell"
        )
    given = zip(columns, cells, strict=False)
    return PastedRow(number, {column: cell for column, cell in given if cell})
