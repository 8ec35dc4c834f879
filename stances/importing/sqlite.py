"""SQLite files of others, opened so that nothing in them runs and nothing is written."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from stances.errors import StancesError, UnreadableFile, reason

MOST_BYTES = 256 * 1024**2
MOST_VALUE = 20 * 1024**2  # bytes of a text
_STEPS = 400_000_000  # of SQLite's machine, for a whole import
_EVERY = 1_000_000
_MAGIC = b"SQLite format 3\0"


@contextmanager
def opened(path: Path, tables: tuple[str, ...]) -> Iterator[sqlite3.Connection]:
    """The database, read-only and within limits; StancesError if it is not one with the tables.

    Triggers, and views in place of tables, are refused: a plain table computes nothing.
    """
    try:
        with path.open("rb") as file:
            start = file.read(16)
        size = path.stat().st_size
    except OSError as error:
        raise UnreadableFile(path, reason(error)) from None
    if start != _MAGIC:
        raise StancesError(f"{path.name} is not an SQLite database; save it again as .dna")
    if size > MOST_BYTES:
        raise StancesError(f"{path.name}: larger than {MOST_BYTES // 1024**2} MB; import a part")
    uri = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as database:
            _limit(database)
            kinds = dict(
                database.execute(
                    "select upper(name), type from sqlite_master where type in ('table', 'view')"
                ).fetchall()
            )
            for table in tables:
                if kinds.get(table) != "table":
                    kind = "is a view" if table in kinds else "is missing"
                    raise StancesError(
                        f"{path.name}: the table {table} {kind}; export the data again"
                    )
            if database.execute("select 1 from sqlite_master where type = 'trigger'").fetchone():
                raise StancesError(
                    f"{path.name}: the database has triggers, which no such file needs; export "
                    "the data again"
                )
            yield database
    except sqlite3.Error as error:
        large = "too big" in str(error) or "interrupted" in str(error)
        cause = "it holds more than an import may read" if large else "the database is damaged"
        raise StancesError(f"{path.name}: {cause}; export the data again") from error


def _limit(database: sqlite3.Connection) -> None:
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_VALUE)
    database.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    database.execute("pragma trusted_schema = off")
    database.execute("pragma query_only = on")
    left = _STEPS // _EVERY

    def enough() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    database.set_progress_handler(enough, _EVERY)
