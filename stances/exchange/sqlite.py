"""A dataset as an SQLite file with the tables of ``relations``."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from stances.errors import StancesError, reason, shortened
from stances.exchange.door import MOST_ROWS, File, check_size, file_bytes
from stances.exchange.folding import Row, folded, unfolded
from stances.exchange.relations import Relation, relations
from stances.reading.loader import Loaded

MAGIC = b"SQLite format 3\0"
_LONGEST = 20_000_000  # bytes of a cell: a source text stands in one
_STEPS = 50_000  # thousands of virtual machine steps; reading a row takes some dozens
_COLUMNS = 2_000


def write_sqlite(loaded: Loaded, path: Path) -> tuple[str, ...]:
    """Writes the file, with primary and foreign keys; nothing is left out.

    StancesError if there is one already.
    """
    tables = unfolded(loaded.dataset, loaded.seeds)
    if path.exists():
        raise StancesError(f"{path}: there is such a file already; name another")
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            for name, relation in relations().items():
                database.execute(_definition(relation))
                columns = [column.name for column in relation.all_columns]
                marks = ", ".join("?" * len(columns))
                database.executemany(
                    f"INSERT INTO {_quoted(name)} VALUES ({marks})",  # noqa: S608  our own names
                    ([row[column] for column in columns] for row in tables[name]),
                )
            database.commit()
            path.write_bytes(database.serialize())
    except OSError as error:
        raise StancesError(f"cannot write {path}: {reason(error)}") from None
    return ()


def _definition(relation: Relation) -> str:
    parts = []
    for column in relation.all_columns:
        kind = "INTEGER" if column.kind in (int, bool) else "TEXT"
        needed = " NOT NULL" if column.required else ""
        parts.append(f"{_quoted(column.name)} {kind}{needed}")
    parts.append(f"PRIMARY KEY ({', '.join(map(_quoted, relation.primary_key))})")
    parts += [
        f"FOREIGN KEY ({_quoted(column.name)}) REFERENCES {_quoted(column.refers[0])} "
        f"({_quoted(column.refers[1])})"
        for column in relation.all_columns
        if column.refers
    ]
    return f"CREATE TABLE {_quoted(relation.name)} ({', '.join(parts)})"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def read_sqlite(file: File) -> Loaded:
    """The dataset in the file, of which only a copy in memory is opened."""
    tables = {name: list(rows) for name, rows in _tables(file)}
    return folded(tables, file=file.name)


@contextmanager
def opened(file: File) -> Iterator[sqlite3.Connection]:
    """A copy of the file in memory, bounded in time and size; nothing in it runs.

    StancesError if it has triggers, views or virtual tables, or is damaged.
    """
    raw = bytearray(file_bytes(file))
    check_size(file.name, size=len(raw))
    wal = file.with_name(f"{file.name}-wal") if isinstance(file, Path) else None
    if wal is not None and wal.exists() and wal.stat().st_size:
        raise StancesError(
            f"{file.name}: another program is writing to it; close that, and try again"
        )
    if raw[18:20] == b"\2\2":  # a copy has no log beside it
        raw[18:20] = b"\1\1"
    steps = iter(range(_STEPS))
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(bytes(raw))
            database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
            database.setlimit(sqlite3.SQLITE_LIMIT_COLUMN, _COLUMNS)
            database.set_progress_handler(lambda: next(steps, None) is None, 1000)
            database.execute("PRAGMA trusted_schema = OFF")
            database.execute("PRAGMA query_only = ON")
            _refuse_code(database, file.name)
            yield database
    except (sqlite3.Error, UnicodeDecodeError, ValueError, OverflowError, MemoryError):
        raise StancesError(
            f"{file.name}: cannot be read: damaged, not SQLite, or with a value too large for a "
            "dataset; save it again"
        ) from None


def _refuse_code(database: sqlite3.Connection, name: str) -> None:
    for kind, called, sql in database.execute("SELECT type, name, sql FROM sqlite_master"):
        words = str(sql or "").split("(")[0].upper()
        virtual = kind == "table" and "VIRTUAL" in words.split()
        if kind in ("trigger", "view") or virtual:
            noun = "a virtual table" if virtual else f"a {kind}"
            raise StancesError(
                f"{name}: has {noun}, '{shortened(called)}', which is not run here; save the "
                "plain tables alone"
            )


def _tables(file: File) -> Iterable[tuple[str, Iterable[Row]]]:
    with opened(file) as database:
        listed = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' "
            "ESCAPE '\\'"
        ).fetchall()
        for (name,) in listed:
            yield name, _rows(database, name, file.name)


def _rows(database: sqlite3.Connection, name: str, file: str) -> list[Row]:
    described = database.execute(f"PRAGMA table_xinfo({_quoted(name)})").fetchall()
    if computed := [column[1] for column in described if column[6] in (2, 3)]:
        raise StancesError(
            f"{file}: table {shortened(name)} computes the column '{shortened(computed[0])}', "
            "which is not run here; save its values as a plain column"
        )
    cursor = database.execute(f"SELECT * FROM {_quoted(name)}")  # noqa: S608  a quoted name
    columns = [column[0] for column in cursor.description]
    rows = []
    for number, values in enumerate(cursor, 1):
        if number > MOST_ROWS:
            check_size(file, rows=number)
        for column, value in zip(columns, values, strict=True):
            if isinstance(value, bytes):
                raise StancesError(
                    f"{file}: table {shortened(name)}, row {number}: column "
                    f"'{shortened(column)}' has bytes, not text; save it as text"
                )
        rows.append(dict(zip(columns, values, strict=True)))
    return rows
