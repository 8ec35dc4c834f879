"""Databases made to run something, or to unpack to far more than their size."""

import os
import resource
import sqlite3
from pathlib import Path

import pytest

from stances.app import upload
from stances.errors import StancesError
from stances.exchange import duckdb as reader
from stances.exchange import duckdb_rows
from stances.exchange.door import Held
from stances.exchange.duckdb import read_duckdb
from stances.exchange.sqlite import read_sqlite

GIGABYTE = 1024**3


def duckdb_file(folder: Path, *statements: str) -> Held:
    """What a browser sends of a DuckDB file made by the statements."""
    import duckdb

    path = folder / "made.duckdb"
    with duckdb.connect(str(path)) as database:
        for statement in statements:
            database.execute(statement)
    return Held("sent.duckdb", path.read_bytes())


@pytest.mark.skipif(not Path(reader.MEMORY).is_dir(), reason="a DuckDB upload needs Linux")
@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "CREATE TABLE stances (id VARCHAR, more VARCHAR GENERATED ALWAYS AS (repeat(id, 99)))",
            "table stances computes a column, which is not run here",
        ),
        ("CREATE VIEW spy AS SELECT * FROM read_csv('/etc/passwd')", "has a view, 'spy'"),
        ("CREATE TABLE stances (id VARCHAR[])", "is of a kind that no dataset has"),
        ("CREATE TABLE strange (id VARCHAR)", "no dataset has a table 'strange'"),
    ],
)
def test_a_hostile_duckdb_is_refused_within_memory(
    tmp_path: Path, statement: str, said: str
) -> None:
    sent = duckdb_file(tmp_path, statement)
    assert len(sent.content) < 10_000_000
    with pytest.raises(StancesError) as caught:
        upload.open_upload(sent.name, sent.content)
    assert said in str(caught.value)
    assert str(caught.value).startswith("sent.duckdb: ")
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < 2 * GIGABYTE


def test_few_bytes_that_hold_many_letters_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import duckdb

    sent = duckdb_file(
        tmp_path, "CREATE TABLE actors AS SELECT repeat('x', 20000) AS id FROM range(2000)"
    )
    assert len(sent.content) < 1_000_000
    monkeypatch.setattr(duckdb_rows, "MOST_BYTES", 20_000_000)
    with (
        duckdb.connect(str(tmp_path / "made.duckdb"), read_only=True) as database,
        pytest.raises(duckdb_rows.Refused, match="at most 5,000,000 rows and 20,000,000 letters"),
    ):
        duckdb_rows._tables(database)


def test_what_ends_the_reader_of_duckdb_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = duckdb_file(tmp_path, "CREATE TABLE actors (id VARCHAR)")
    broken = bytearray(sent.content)
    broken[4096:12_000] = os.urandom(12_000 - 4096)
    with pytest.raises(StancesError, match=r"^a\.duckdb: cannot be read: damaged, not DuckDB"):
        read_duckdb(Held("a.duckdb", bytes(broken)))
    monkeypatch.setattr(reader, "SECONDS", 0.001)
    with pytest.raises(StancesError, match=r"takes longer than 0\.001 seconds to read"):
        read_duckdb(sent)


def test_a_computed_column_of_sqlite_is_not_run(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with sqlite3.connect(path) as database:
        database.execute(
            "CREATE TABLE actors (id TEXT, name TEXT AS (hex(zeroblob(9000000))) VIRTUAL)"
        )
        database.executemany("INSERT INTO actors (id) VALUES (?)", [("a",)])
    database.close()
    with pytest.raises(StancesError) as caught:
        read_sqlite(Held("a.sqlite", path.read_bytes()))
    assert str(caught.value) == (
        "a.sqlite: table actors computes the column 'name', which is not run here; save its "
        "values as a plain column"
    )
