"""A dataset in a DuckDB file with the tables of ``relations``: opened to read, and nothing else."""

from pathlib import Path
from typing import Any

import duckdb

from stances.errors import StancesError, shortened
from stances.exchange.door import MOST_ROWS, check_size, damage
from stances.exchange.folding import Row, folded
from stances.reading.loader import Loaded, read_bytes

MAGIC = b"DUCK"  # from the ninth byte on
_SAFE: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "1GB",
    "threads": "2",
}
_PLAIN = ("VARCHAR", "BOOLEAN", "DATE", "TIMESTAMP", "DOUBLE", "FLOAT", "ENUM", "TINYINT",
          "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER",
          "UBIGINT")  # fmt: skip


def read_duckdb(path: Path) -> Loaded:
    """The dataset in the file; raises InvalidData or StancesError."""
    name = path.name
    if read_bytes(path, most=12)[8:12] != MAGIC:
        raise StancesError(f"{name}: the file is not DuckDB; name it as what it is")
    check_size(name, size=path.stat().st_size)
    with damage(name, "DuckDB", duckdb.Error):
        database = duckdb.connect(str(path), read_only=True, config=_SAFE)
        with database:
            views = database.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal")
            if view := views.fetchone():
                raise StancesError(
                    f"{name}: has a view, '{shortened(view[0])}', which is not run here; save the "
                    "plain tables alone"
                )
            listed = database.execute(
                "SELECT table_name FROM duckdb_tables() WHERE NOT internal ORDER BY table_oid"
            ).fetchall()
            tables = {table: _rows(database, table, name) for (table,) in listed}
    return folded(tables, file=name)


def _rows(database: Any, table: str, file: str) -> list[Row]:
    quoted = '"' + table.replace('"', '""') + '"'
    cursor = database.execute(f"SELECT * FROM {quoted}")  # noqa: S608  a quoted name
    columns = [column[0] for column in cursor.description]
    for column, kind in ((one[0], str(one[1])) for one in cursor.description):
        if not kind.startswith(_PLAIN) or kind.endswith("]"):
            raise StancesError(
                f"{file}: table {shortened(table)}: column '{shortened(column)}' is of a kind "
                "that no dataset has; save it as text or number"
            )
    rows: list[Row] = []
    while piece := cursor.fetchmany(10_000):
        rows += [dict(zip(columns, values, strict=True)) for values in piece]
        if len(rows) > MOST_ROWS:
            check_size(file, rows=len(rows))
    return rows
