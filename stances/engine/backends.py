"""The engines: DuckDB in this process, or Spark by the address of its master."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from pkgutil import resolve_name
from typing import Any, Protocol

import narwhals as nw
import pandas as pd

from stances.errors import StancesError

DUCKDB = "duckdb"
MEMORY = "1500MB"
_SPARK = ("spark://", "local")
_QUIET = {"spark.ui.showConsoleProgress": "false", "spark.log.level": "OFF"}
# On this machine alone: nobody else may connect, and a few parts are enough for a few cores.
_ALONE = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "4",
}
Frame = nw.LazyFrame[Any]


class Backend(Protocol):
    """What a question needs of an engine: frames that are computed only when they are collected."""

    def scan(self, address: str) -> Frame:
        """The rows of the Parquet files at the address."""

    def frame(self, rows: pd.DataFrame) -> Frame:
        """A small table of our own."""


@contextmanager
def engine(name: str = DUCKDB, *, memory: str = MEMORY) -> Iterator[Backend]:
    """The engine of that name: ``duckdb``, or the address of a Spark master.

    DuckDB stays within ``memory`` and puts what is more on the disk.
    """
    if name == DUCKDB:
        with tempfile.TemporaryDirectory(prefix="stances-") as folder:
            yield from _duckdb(folder, memory)
    elif name.startswith(_SPARK):
        yield from _spark(name)
    else:
        raise StancesError(
            f"--engine {name}: no such engine; give duckdb, or the address of a Spark master such "
            "as spark://host:7077"
        )


class _DuckDB:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def scan(self, address: str) -> Frame:
        return nw.from_native(self._connection.read_parquet(address))

    def frame(self, rows: pd.DataFrame) -> Frame:
        import pyarrow as pa  # noqa: PLC0415  only when a question is asked

        return nw.from_native(self._connection.from_arrow(pa.Table.from_pandas(rows)))


def _duckdb(folder: str, memory: str) -> Iterator[Backend]:
    import duckdb  # noqa: PLC0415  only when a question is asked

    settings: dict[str, Any] = {
        "memory_limit": memory,
        "temp_directory": folder,
        "preserve_insertion_order": "false",
    }
    try:
        with duckdb.connect(config=settings) as connection:
            yield _DuckDB(connection)
    except duckdb.OutOfMemoryException:
        raise StancesError(
            f"the answer needs more than {memory} of memory; give more with --memory, or choose "
            "fewer actors or issues"
        ) from None
    except duckdb.Error as error:
        raise StancesError(f"DuckDB cannot answer: {_first_line(error)}") from None


class _Spark:
    def __init__(self, session: Any) -> None:
        self._session = session

    def scan(self, address: str) -> Frame:
        reader, folder = self._session.read, address.removesuffix("/**/*.parquet")
        if folder != address:
            reader = reader.option("recursiveFileLookup", "true")
        return nw.from_native(reader.parquet(folder))

    def frame(self, rows: pd.DataFrame) -> Frame:
        import pyarrow as pa  # noqa: PLC0415  only when a question is asked

        table = pa.Table.from_pandas(rows, preserve_index=False)
        plain = [
            field.with_type(pa.string()) if pa.types.is_large_string(field.type) else field
            for field in table.schema
        ]
        return nw.from_native(self._session.createDataFrame(table.cast(pa.schema(plain))))


def _spark(master: str) -> Iterator[Backend]:
    try:
        session_of = resolve_name("pyspark.sql:SparkSession")  # an extra that few install
        failure = resolve_name("pyspark.errors:PySparkException")
    except ImportError:
        raise StancesError(
            f"--engine {master} needs PySpark; install it with: pip install 'stances[spark]'"
        ) from None
    builder = session_of.builder.master(master).appName("stances")
    for name, value in (_QUIET | (_ALONE if master.startswith("local") else {})).items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except Exception as error:  # noqa: BLE001  PySpark's own, Py4J's, and those of a missing Java
        raise StancesError(
            f"--engine {master}: Spark does not start; it needs Java 17 or newer and a master that "
            f"answers ({_first_line(error)})"
        ) from None
    try:
        yield _Spark(session)
    except failure as error:
        raise StancesError(f"Spark cannot answer: {_first_line(error)}") from None
    finally:
        session.stop()


def _first_line(error: Exception) -> str:
    """What is wrong, in the engine's words; before Java's, Py4J says which object was called."""
    first, *rest = str(error).strip().split("\n")
    return rest[0].removeprefix(": ") if rest and rest[0].startswith(": ") else first


def address_of(package: str, table: str) -> str | None:
    """Where a table of the package is; None if the package, which is a folder here, has none.

    An address of an object store is taken as it is.
    """
    if "://" in package:
        return f"{package.rstrip('/')}/{table}.parquet"
    folder = Path(package)
    if (folder / table).is_dir():
        return f"{folder / table}/**/*.parquet"
    file = folder / f"{table}.parquet"
    return str(file) if file.is_file() else None
