"""Reading Excel workbooks (.xlsx): values alone, within limits, and nothing that is computed."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
import python_calamine as calamine

from stances.errors import StancesError, shortened
from stances.exchange.door import File, check_size, damage, file_bytes
from stances.exchange.sheet import Sheet, column_places

_MAGIC = b"PK\x03\x04"
_MOST_UNPACKED = 256 * 1024**2
_MOST_RATIO = 300  # unpacked bytes for each packed one, once there are many
_MANY = 16 * 1024**2
_MOST_CELLS = 20_000_000
_PIECE = 1024**2
_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]{0,200}?\br=\"([A-Z]{1,3})([0-9]{1,7})\"")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")


def read_excel(path: File, wanted: Sequence[str]) -> Sheet:
    """The wanted columns of the one sheet that has them, as text; StancesError if it cannot be."""
    name, raw = path.name, file_bytes(path)
    if not raw.startswith(_MAGIC):
        raise StancesError(
            f"{name}: cannot be read as a table: the file is not .xlsx; save it as .xlsx or CSV"
        )
    with damage(name, ".xlsx", calamine.CalamineError):
        _check_parts(name, raw)
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        sheets = {
            title: workbook.get_sheet_by_name(title).to_python() for title in workbook.sheet_names
        }
    headers = {
        title: [_text(cell) or "" for cell in rows[0]] for title, rows in sheets.items() if rows
    }
    if not headers:
        raise StancesError(f"{name}: no sheet has anything in it")
    known = {title: len({*header} & {*wanted}) for title, header in headers.items()}
    most = max(known.values())
    best = [title for title, number in known.items() if number == most]
    if len(best) > 1 and most:
        named = " and ".join(f"'{shortened(title)}'" for title in best[:2])
        raise StancesError(f"{name}: sheets {named} both look like the table; keep one of them")
    header, body = headers[best[0]], sheets[best[0]][1:]
    check_size(name, rows=len(body), columns=len(header))
    places = column_places(header, wanted, name)
    columns = {
        title: pd.Series([_text(row[at]) or "" for row in body], dtype="str")
        for title, at in places.items()
    }
    remarks = (f"Read from the sheet “{best[0]}”.",) if len(sheets) > 1 else ()
    return Sheet(tuple(header), pd.DataFrame(columns), remarks)


def _check_parts(name: str, raw: bytes) -> None:
    """StancesError if the workbook unpacks too far, links elsewhere, or computes its cells."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        left = _MOST_UNPACKED if len(raw) > _MANY else max(_MANY, _MOST_RATIO * len(raw))
        left = min(left, _MOST_UNPACKED)
        for part in archive.namelist():
            if part.lower().startswith("xl/externallinks/"):
                raise StancesError(
                    f"{name}: links to another workbook; copy the sheet as values into a new one"
                )
            sheet = part.lower().startswith("xl/worksheets/")
            tail, high, wide = b"", 0, 0
            for piece in _pieces(archive, part):
                left -= len(piece)
                if left < 0:
                    raise StancesError(
                        f"{name}: unpacks to far more than a table needs; save it as CSV if you "
                        "trust it"
                    )
                if not sheet:
                    continue
                whole, tail = tail + piece, piece[-300:]
                if _FORMULA.search(whole):
                    raise StancesError(
                        f"{name}: has formulas; copy the sheet as values, so that it is known "
                        "what is read"
                    )
                for column, row in _CELL.findall(whole):
                    high, wide = max(high, int(row)), max(wide, _place(column))
            if high * wide > _MOST_CELLS:
                raise StancesError(
                    f"{name}: too large: a cell stands in row {high:,} and column {wide:,}; delete "
                    "what is not part of the table"
                )


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    with archive.open(part) as opened:
        while piece := opened.read(_PIECE):
            yield piece


def _place(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _text(value: Any) -> str | None:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value).strip() if value is not None else None
