"""A dataset unfolded into tables, and tables folded into a dataset, judged like the YAML file.

An empty list and a field left out are the same in a table.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from stances.errors import InvalidData, Level, Problem, StancesError
from stances.exchange.relations import (
    NUMBER,
    SEEDS,
    VALUE,
    Column,
    Relation,
    plain_value,
    relations,
)
from stances.model.dataset import Dataset
from stances.model.records import SEED_PATTERN, Byline
from stances.model.seeds import Seed, Seeds
from stances.reading.collector import collector_paused
from stances.reading.loader import Loaded, judged
from stances.reading.suggestions import did_you_mean
from stances.reading.yaml_text import Path, YamlText

Row = dict[str, Any]
Rows = Mapping[str, list[Row]]
Numbered = tuple[int, Row]
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_LARGEST = 2**53  # whole numbers up to here are exact as floating-point numbers


def unfolded(dataset: Dataset, seeds: Seeds) -> dict[str, list[Row]]:
    """The rows of every table; StancesError if a source text is not text."""
    tables: dict[str, list[Row]] = {name: [] for name in relations()}
    for name, relation in relations().items():
        if name == SEEDS:
            continue
        section = getattr(dataset, relation.section)
        for place, record in enumerate(section if isinstance(section, tuple) else [section], 1):
            if relation.field:
                tables[name] += _several(relation, record, place)
            else:
                row = {} if relation.key == "id" else {NUMBER: place}
                tables[name].append(row | _fields(record, relation.columns))
    for seed in seeds.texts.values():
        if seed.damage:
            raise StancesError(seed.damage.message(f"{seeds.folder}/{seed.name}"))
        tables[SEEDS].append({"name": seed.name, "text": seed.text})
    return tables


def _several(relation: Relation, record: Any, place: int) -> Iterable[Row]:
    values = getattr(record, relation.field) or ()
    if isinstance(next(iter(values), None), Byline):
        return
    parent = {relation.key: getattr(record, "id", place)}
    for number, value in enumerate(values, 1):
        inner = {VALUE: plain_value(value)}
        if relation.record is not None:
            inner = _fields(value, relation.columns)
        yield parent | {NUMBER: number} | inner


def _fields(record: Any, columns: Iterable[Column]) -> Row:
    row: Row = {}
    for column in columns:
        value = record
        for attribute in column.attributes:
            value = None if value is None else getattr(value, attribute)
        if isinstance(value, tuple):
            value = value[0].name if len(value) == 1 and isinstance(value[0], Byline) else None
        row[column.name] = plain_value(value)
    return row


class _Folded(YamlText):
    """Plain data out of tables; a problem names the table and the row."""

    def __init__(self, file: str) -> None:
        super().__init__(file, {}, None)
        self._places: dict[Path, tuple[str, int]] = {}

    def note(self, path: Path, table: str, row: int) -> None:
        self._places[path] = table, row

    def _found(self, path: Path) -> tuple[str, int, int]:
        for size in range(len(path), 0, -1):
            if path[:size] in self._places:
                table, row = self._places[path[:size]]
                named = "_".join(str(step) for step in path[size:] if isinstance(step, str))
                columns = [column.name for column in relations()[table].all_columns]
                at = columns.index(named) + 1 if named in columns else 1
                return table, row, at
        return "", 1, 1

    def place(self, path: Path) -> tuple[int, int]:
        _, row, column = self._found(path)
        return row, column

    def key_place(self, path: Path) -> tuple[int, int]:
        return self.place(path)

    def where(self, path: Path) -> str:
        return f"row {self.place(path)[0]}"

    def problem(self, path: Path, code: str, message: str, level: Level = Level.ERROR) -> Problem:
        table, row, column = self._found(path)
        words = f"table {table}, row {row}: {message}" if table else message
        return Problem(self.file, row, column, code, words, level)

    def key_problem(self, path: Path, code: str, message: str) -> Problem:
        return self.problem(path, code, message)


def folded(tables: Rows, *, file: str, today: dt.date | None = None) -> Loaded:
    """The dataset in the tables; InvalidData or StancesError names the table and the row."""
    check_tables({name: len(rows) for name, rows in tables.items()}, file)
    numbered = {name: list(enumerate(rows, 1)) for name, rows in tables.items()}
    with collector_paused():
        source = plain_source(numbered, file=file)
        return judged(source, seeds=seeds_in(tables.get(SEEDS, ()), file), today=today)


def check_tables(tables: Mapping[str, int], file: str) -> None:
    """Raises StancesError about a table that no dataset has, or not one row about the dataset."""
    known = relations()
    for name in tables:
        if name not in known:
            hint = did_you_mean(name, known)
            raise StancesError(
                f"{file}: no dataset has a table '{name}'{hint}; rename or remove it"
            )
    if not tables.get("dataset"):
        raise StancesError(
            f"{file}: no row in a table 'dataset', which says the title, the question and the "
            "version; add it"
        )
    if tables["dataset"] > 1:
        raise StancesError(f"{file}: table dataset, row 2: a dataset has one such row; keep one")


def plain_source(tables: Mapping[str, Sequence[Numbered]], *, file: str) -> YamlText:
    """The rows, each with its number in its table, as plain data that know their places.

    InvalidData names rows that fit nowhere.
    """
    source = _Folded(file)
    problems: list[Problem] = []
    parents: dict[str, dict[Any, dict[str, Any]]] = {}
    for name, relation in relations().items():
        if name != SEEDS:
            rows = tables.get(name, ())
            problems += _strange(source, relation, rows)
            if relation.field:
                problems += _add_several(source, relation, rows, parents[relation.section])
            else:
                problems += _repeated(source, relation, rows)
                parents[relation.section] = _add_records(source, relation, rows)
    if problems:
        raise InvalidData(problems)
    return source


def _strange(source: _Folded, relation: Relation, rows: Sequence[Numbered]) -> Iterable[Problem]:
    """Columns that the table does not have, each once; columns that only YAML calls otherwise."""
    columns = {column.name for column in relation.all_columns} | {NUMBER}
    first: dict[str, int] = {}
    for number, row in rows:
        for column in row.keys() - columns:
            first.setdefault(column, number)
    for column, number in sorted(first.items()):
        message = (
            f"table {relation.name} has no column '{column}'{did_you_mean(column, columns)}; "
            "rename or remove it"
        )
        yield Problem(source.file, number, 1, "unknown-field", message)


def _repeated(source: _Folded, relation: Relation, rows: Iterable[Numbered]) -> Iterable[Problem]:
    """Rows with a number that another has: what belongs to either would go to the first."""
    first: dict[int, int] = {}
    for row, cells in rows:
        number = _whole(cells.get(NUMBER)) if relation.key == NUMBER else None
        if number is not None and first.setdefault(number, row) != row:
            message = (
                f"table {relation.name}, row {row}: number {number} is that of row "
                f"{first[number]} already; give each its own"
            )
            yield Problem(source.file, row, 1, "repeated-id", message)


def _add_records(
    source: _Folded, relation: Relation, rows: Sequence[Numbered]
) -> dict[Any, dict[str, Any]]:
    """Puts the records of a section into the plain data: by id, or by number."""
    if relation.key == NUMBER:
        rows = sorted(rows, key=_order)
    by_key: dict[Any, dict[str, Any]] = {}
    records = []
    for place, (number, row) in enumerate(rows):
        path: Path = (relation.section,)
        record = plain_record(row, relation.columns)
        if relation.section == "dataset":
            source.value["dataset"] = record
        else:
            path = (relation.section, place)
            records.append(record)
        source.note(path, relation.name, number)
        key = _whole(row.get(NUMBER)) if relation.key == NUMBER else record.get("id")
        if key is not None:
            by_key.setdefault(key, {"record": record, "path": path})
    if relation.section != "dataset" and records:
        source.value[relation.section] = records
    return by_key


def _add_several(
    source: _Folded,
    relation: Relation,
    rows: Sequence[Numbered],
    parents: Mapping[Any, dict[str, Any]],
) -> Iterable[Problem]:
    for number, row in sorted(rows, key=_order):
        key = row.get(relation.key)
        parent = parents.get(key) or parents.get(_whole(key))
        if parent is None:
            message = (
                f"table {relation.name}, row {number}: no {relation.key} '{key}' in the table "
                f"{relation.section}; correct it, or add that row"
            )
            yield Problem(source.file, number, 1, "unknown-reference", message)
            continue
        items = parent["record"].setdefault(relation.field, [])
        if isinstance(items, str):
            message = (
                f"table {relation.name}, row {number}: this source has a byline in the column "
                "'author' too; keep one of the two"
            )
            yield Problem(source.file, number, 1, "wrong-value", message)
            continue
        source.note((*parent["path"], relation.field, len(items)), relation.name, number)
        columns = relation.columns
        if relation.record is None:
            items.append(typed_value(row.get(VALUE), columns[0].kind))
        else:
            items.append(plain_record(row, columns))


def plain_record(row: Row, columns: Iterable[Column]) -> dict[str, Any]:
    """The record in a row, as the YAML file would have it."""
    record: dict[str, Any] = {}
    for column in columns:
        value = row.get(column.name)
        if value is None or (value := typed_value(value, column.kind)) is None:
            continue
        inner = record
        for field in column.fields[:-1]:
            inner = inner.setdefault(field, {})
        inner[column.fields[-1]] = value
    return record


def typed_value(value: Any, kind: type) -> Any:
    """The value as the YAML file would have it; one of the wrong kind is left for the message."""
    if value is None or value == "" or value != value:  # noqa: PLR0124  not a number
        return None
    if kind is bool:
        return {"true": True, "false": False, 1: True, 0: False}.get(value, value)
    if kind is int:
        whole = _whole(value)
        return value if whole is None else whole
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _whole(value: Any) -> int | None:
    """The whole number in a cell; None if it is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _LARGEST else None
    if isinstance(value, str):
        return int(value) if _INTEGER.fullmatch(value) else None
    return value if isinstance(value, int) else None


def _order(numbered: Numbered) -> tuple[int, int]:
    place = _whole(numbered[1].get(NUMBER))
    return numbered[0] if place is None else place, numbered[0]


def seeds_in(rows: Iterable[Row], file: str) -> Seeds:
    """The source texts in the rows; StancesError names a row that has none."""
    texts = {}
    for number, row in enumerate(rows, 1):
        name, text = row.get("name"), row.get("text")
        text = "" if text is None else text
        if not isinstance(name, str) or not re.fullmatch(SEED_PATTERN, name):
            raise StancesError(
                f"{file}: table seeds, row {number}: '{name}' is not the name of a .txt file "
                "without a folder; correct it"
            )
        if name in texts or not isinstance(text, str):
            what = "is there twice" if name in texts else "has no text"
            raise StancesError(f"{file}: table seeds, row {number}: '{name}' {what}; correct it")
        texts[name] = Seed(name, text.replace("\r\n", "\n"))
    return Seeds(texts)
