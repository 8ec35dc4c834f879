"""Reading CSV, and what is like it with tabs or semicolons.

Nothing is repaired: what is not a table with one cell a column in every row is refused with
the row. Encoding and separator are recognised, and said if they are not the usual ones.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from stances.errors import StancesError
from stances.exchange.door import File, check_size, other_kind, table_bytes
from stances.exchange.sheet import Sheet, column_places

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_LONGEST = 1_000_000  # characters of a cell
_REMEDY = "save the file as UTF-8 CSV"


def read_delimited(path: File, wanted: Sequence[str]) -> Sheet:
    """The wanted columns as text, because an actor may be called NA, and ids are not numbers."""
    name = path.name
    text, remarks = _decoded(table_bytes(path), name)
    text, separator = _separated(text, wanted)
    if separator != ",":
        remarks.append(f"Columns are separated by {_SEPARATORS[separator]}.")
    rows = _rows(text, separator, name)
    header = [cell.strip() for cell in next(rows, _Line(0, [], 1)).cells]
    check_size(name, columns=len(header))
    places = column_places(header, wanted, name)
    if not places and header and header[0].startswith("#"):
        raise StancesError(
            f"{name}: the first line begins with '#' and names no column; delete lines of comment"
        )
    ragged = _Ragged(len(header), name)
    swallowed = _Swallowed(header, separator, name)
    columns: list[list[str]] = [[] for _ in places]
    memo: dict[str, str] = {}  # equal cells share one text
    number = 0
    for number, cells, lines in rows:
        check_size(name, rows=number)
        if len(cells) != len(header):
            ragged.add(number, cells)
            continue
        if lines > 1:
            swallowed.check(number, cells)
        for column, place in zip(columns, places.values(), strict=True):
            column.append(memo.setdefault(cells[place], cells[place]))
    ragged.check(number)
    frame = pd.DataFrame(
        {key: pd.Series(column, dtype="str") for key, column in zip(places, columns, strict=True)}
    )
    return Sheet(tuple(header), frame, tuple(remarks), decimal_comma=separator != ",")


def _decoded(raw: bytes, name: str) -> tuple[str, list[str]]:
    """The text, and a remark if it is not UTF-8."""
    if not raw.strip():
        raise StancesError(f"{name}: cannot be read as a table: the file is empty")
    if kind := other_kind(raw):
        raise StancesError(f"{name}: cannot be read as a table: {kind}")
    encoding, label = _encoding(raw)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        if label:
            raise StancesError(f"{name}: begins like {label} but is damaged; {_REMEDY}") from None
        text, remark = _windows(raw, name)
        return text, [remark]
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0"))
        raise StancesError(
            f"{name}: row {max(row, 1)}: a NUL character, so this is not a text; {_REMEDY}"
        )
    return text, [f"Read as {label}."] if label else []


def _encoding(raw: bytes) -> tuple[str, str]:
    """The encoding that the first bytes show, and its name if it is not UTF-8."""
    if raw.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32", "UTF-32"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16", "UTF-16"
    if len(raw) > 8 and not any(raw[1:8:2]) and all(raw[0:8:2]):
        return "utf-16-le", "UTF-16"
    if len(raw) > 8 and not any(raw[0:8:2]) and all(raw[1:8:2]):
        return "utf-16-be", "UTF-16"
    return "utf-8-sig", ""


def _windows(raw: bytes, name: str) -> tuple[str, str]:
    """The text read as Windows-1252, and a remark that shows the first line this is about."""
    lines = raw.splitlines()
    at = next(number for number, line in enumerate(lines) if not line.isascii())
    where = f"row {at}" if at else "the header"
    try:
        text = raw.decode("cp1252")
        if "\0" in text:
            raise UnicodeDecodeError("cp1252", raw, 0, 1, "")
    except UnicodeDecodeError:
        raise StancesError(f"{name}: {where}: neither UTF-8 nor Windows-1252; {_REMEDY}") from None
    shown = lines[at].decode("cp1252", errors="replace").strip()
    shown = shown if len(shown) <= 60 else shown[:59] + "…"
    return text, (
        f"Not UTF-8, so read as Windows-1252; if a letter is wrong in {where}, "
        f"“{shown}”, {_REMEDY}."
    )


def _separated(text: str, wanted: Sequence[str]) -> tuple[str, str]:
    """The text without the line ``sep=;`` that spreadsheets write, and what separates its cells.

    That is what gives the first line most of the wanted names, commas if several do.
    """
    first, _, rest = text.partition("\n")
    hint = first.strip().lower()
    if hint.startswith("sep=") and hint[4:] in _SEPARATORS:
        return rest, hint[4:]
    found: dict[str, tuple[int, int]] = {}
    header = next((line for line in text[:_LONGEST].splitlines() if line.strip()), "")
    for separator in _SEPARATORS:
        try:
            cells = next(csv.reader([header], delimiter=separator), [])
        except csv.Error:
            cells = header.split(separator)
        names = {cell.strip() for cell in cells}
        found[separator] = len(names.intersection(wanted)), len(cells)
    return text, max(found, key=lambda separator: found[separator])


class _Line(NamedTuple):
    """A row with its number and its lines; the header is 0, lines without anything have none."""

    number: int
    cells: list[str]
    lines: int


def _rows(text: str, separator: str, name: str) -> Iterator[_Line]:
    csv.field_size_limit(_LONGEST)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = before = 0
    while True:
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error as error:
            where = f"row {number}" if number else "the header"
            raise StancesError(f"{name}: {where}: {_quoting(str(error))}") from None
        if cells:
            yield _Line(number, cells, lines.line_num - before)
            number += 1
        before = lines.line_num


def _quoting(reason: str) -> str:
    if "unexpected end" in reason:
        return "a quotation mark opens a cell here and nothing closes it; delete or close it"
    if "expected after" in reason:
        return (
            "a quotation mark inside a cell that begins with one; double it, or delete the one "
            "at the beginning"
        )
    return f"a cell of more than {_LONGEST:,} characters; is a quotation mark never closed?"


class _Ragged:
    """Rows with more or fewer cells than there are columns."""

    def __init__(self, columns: int, name: str) -> None:
        self.columns, self.name = columns, name
        self.rows = 0
        self.first: _Line | None = None

    def add(self, number: int, cells: list[str]) -> None:
        self.rows += 1
        self.first = self.first or _Line(number, cells, 1)

    def check(self, every: int) -> None:
        if self.first is None:
            return
        number, cells, _ = self.first
        more = len(cells) > self.columns
        remedy = (
            "put a cell that contains the separator in quotation marks"
            if more
            else "fill in what is missing, or leave the cells empty"
        )
        if more and self.rows == every and len(cells) == self.columns + 1:
            remedy = "name every column in the first row"
        others = f"; {self.rows - 1} more such rows" if self.rows > 1 else ""
        raise StancesError(
            f"{self.name}: row {number}: {_cells(len(cells))}, but {self.columns} columns "
            f"(it begins with '{_short(cells)}'); {remedy}{others}"
        )


def _cells(number: int) -> str:
    return "1 cell" if number == 1 else f"{number} cells"


def _short(cells: list[str]) -> str:
    text = " | ".join(cells)
    return text if len(text) <= 50 else text[:49] + "…"


class _Swallowed:
    """Finds rows inside a cell, where a stray quotation mark has put them."""

    def __init__(self, header: Sequence[str], separator: str, name: str) -> None:
        self.header, self.separator, self.name = header, separator, name
        place = {name: at for at, name in enumerate(header)}
        self.reach = max((place[key] for key in ("date", "position", "value") if key in place),
                         default=len(header))  # fmt: skip
        self.numbers = [place[key] for key in ("position", "value") if key in place]

    def check(self, number: int, cells: Sequence[str]) -> None:
        """Raises StancesError if a cell contains a row, or has lines although it is short."""
        for title, cell in zip(self.header, cells, strict=True):
            if "\n" in cell or "\r" in cell:
                self._check(number, title, cell)

    def _check(self, number: int, title: str, cell: str) -> None:
        inside = next((line for line in cell.splitlines()[1:] if self._is_row(line)), None)
        if inside is None and title not in _ONE_LINE:
            return
        seen = f"; it contains '{_short([inside])}'" if inside else ""
        raise StancesError(
            f"{self.name}: row {number}: the cell in column '{title}' runs over several "
            f"lines{seen}; delete the quotation mark that opens it, or put it on one line"
        )

    def _is_row(self, line: str) -> bool:
        cells = line.split(self.separator)
        if len(cells) <= self.reach:
            return False
        return all(_is_number(cells[at]) for at in self.numbers)


_ONE_LINE = ("actor", "issue", "date", "position", "unit", "coder", "value")


def _is_number(text: str) -> bool:
    try:
        float(text.strip(" \"'").replace(",", ".") or "0")
    except ValueError:
        return False
    return True
