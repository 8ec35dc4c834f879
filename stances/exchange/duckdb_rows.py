"""The tables of a DuckDB file as JSON on standard output: run in a process of its own.

``main`` reads the file that the first argument names, or with ``-`` standard input, which is in
memory only, and there no longer than the reading takes. It opens nothing else, loads no extension,
and ends when it needs too much.
"""

import json
import sys
from contextlib import suppress
from tempfile import NamedTemporaryFile
from typing import Any

import duckdb

from stances.errors import shortened
from stances.exchange.limits import MEMORY, MOST_BYTES, MOST_ROWS

MOST_MEMORY = 4 * 1024**3  # of addresses, which are more than the memory that is used
MOST_SECONDS = 60  # of a processor
_SAFE: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "512MB",
    "threads": "1",
}
_PLAIN = ("VARCHAR", "BOOLEAN", "DATE", "TIMESTAMP", "DOUBLE", "FLOAT", "ENUM", "TINYINT",
          "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER",
          "UBIGINT")  # fmt: skip
_AT_ONCE = 1000


class Refused(Exception):
    """The file has something that is not read; the text says what."""


def main() -> None:
    """Prints the tables, or why they are not read."""
    _limit()
    if sys.argv[1] != "-":
        _answer(sys.argv[1])
        return
    with NamedTemporaryFile(dir=MEMORY, suffix=".duckdb") as file:
        file.write(sys.stdin.buffer.read())
        file.flush()
        _answer(file.name)


def _answer(path: str) -> None:
    try:
        with duckdb.connect(path, read_only=True, config=_SAFE) as database:
            database.execute("SET enable_progress_bar = false")  # it is standard output's
            answer: dict[str, Any] = {"tables": _tables(database)}
    except Refused as refused:
        answer = {"refused": str(refused)}
    json.dump(answer, sys.stdout, default=str)


def _limit() -> None:
    """Bounds memory and time, where the system knows how."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415  (not on Windows)

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _tables(database: Any) -> dict[str, tuple[list[str], list[tuple[Any, ...]]]]:
    views = database.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal")
    if view := views.fetchone():
        raise Refused(
            f"has a view, '{shortened(view[0])}', which is not run here; save the plain tables "
            "alone"
        )
    listed = database.execute(
        "SELECT table_name, sql FROM duckdb_tables() WHERE NOT internal ORDER BY table_oid"
    ).fetchall()
    for table, sql in listed:
        if "GENERATED ALWAYS AS" in sql.upper():
            raise Refused(
                f"table {shortened(table)} computes a column, which is not run here; save its "
                "values as a plain column"
            )
    budget = [MOST_BYTES]
    return {table: _rows(database, table, budget) for table, _ in listed}


def _rows(database: Any, table: str, budget: list[int]) -> tuple[list[str], list[tuple[Any, ...]]]:
    quoted = '"' + table.replace('"', '""') + '"'
    cursor = database.execute(f"SELECT * FROM {quoted}")  # noqa: S608  a quoted name
    columns = [str(one[0]) for one in cursor.description]
    for column, kind in ((one[0], str(one[1])) for one in cursor.description):
        if not kind.startswith(_PLAIN) or kind.endswith("]"):
            raise Refused(
                f"table {shortened(table)}: column '{shortened(column)}' is of a kind that no "
                "dataset has; save it as text or number"
            )
    rows: list[tuple[Any, ...]] = []
    while piece := cursor.fetchmany(_AT_ONCE):
        rows += piece
        budget[0] -= sum(len(value) for row in piece for value in row if isinstance(value, str))
        if budget[0] < 0 or len(rows) > MOST_ROWS:
            raise Refused(
                f"too large: it may have at most {MOST_ROWS:,} rows and {MOST_BYTES:,} letters; "
                "keep only what you need"
            )
    return columns, rows
