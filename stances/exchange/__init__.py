"""File formats, one per file: READERS of tables, WRITERS of tables, networks and quotations.

DATASETS are the formats besides YAML that a whole dataset is read from, EXPORTS those that it is
written in.

Nothing else lists formats. Importing this loads none of them: a format is loaded when it is first
used.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from stances.exchange.door import File
    from stances.exchange.sheet import Sheet
    from stances.reading.loader import Loaded


_PACKAGE = "datapackage.json"


class Subject(StrEnum):
    """What a format contains, which determines the arguments of its function."""

    TABLE = "table"  # a frame
    NETWORK = "network"  # the tables, the graph and its blocs
    QUOTATIONS = "quotations"  # the quotations, the dataset's description and ``base``


class Reader(NamedTuple):
    """A table format: its file suffixes; ``function`` reads a file, as ``module:function``.

    The function is given the file and the columns that are wanted, and reads through ``door``.
    """

    suffixes: tuple[str, ...]
    function: str

    def sheet(self, path: "File", wanted: Sequence[str]) -> "Sheet":
        """The wanted columns of the file, unchanged; StancesError if it is not a table."""
        read: Callable[[File, Sequence[str]], Sheet] = resolve_name(self.function)
        return read(path, wanted)


class Writer(NamedTuple):
    """A format to write: its subject, label, file suffix and media type.

    ``function`` is the function that writes it, as ``module:function``; it gives bytes if the
    format is ``binary``.
    """

    subject: Subject
    label: str
    suffix: str
    media_type: str
    function: str
    binary: bool = False

    def data(self, *what: object, **options: object) -> bytes:
        """The subject's content in this format, as the bytes of a file."""
        write: Callable[..., str | bytes] = resolve_name(self.function)
        content = write(*what, **options)
        return content if isinstance(content, bytes) else content.encode()

    def text(self, *what: object, **options: object) -> str:
        """The subject's content in this format."""
        write: Callable[..., str] = resolve_name(self.function)
        return write(*what, **options)


class DatasetReader(NamedTuple):
    """A format of whole datasets: what it is called, its suffixes, and what reads a path."""

    label: str
    suffixes: tuple[str, ...]
    function: str


class Export(NamedTuple):
    """A format that a whole dataset is written in; ``function`` is given it and the path."""

    label: str
    function: str

    def write(self, loaded: "Loaded", path: Path) -> tuple[str, ...]:
        """Writes the dataset; returns what the format cannot hold, in sentences.

        StancesError if it cannot be written.
        """
        write: Callable[[Loaded, Path], tuple[str, ...]] = resolve_name(self.function)
        return write(loaded, path)


DATASETS: Mapping[str, DatasetReader] = {
    "package": DatasetReader(
        "a data package", (".zip",), "stances.exchange.unpacking:read_package"
    ),
    "sqlite": DatasetReader(
        "an SQLite file", (".sqlite", ".sqlite3", ".db"), "stances.exchange.sqlite:read_sqlite"
    ),
    "duckdb": DatasetReader(
        "a DuckDB file", (".duckdb", ".ddb"), "stances.exchange.duckdb:read_duckdb"
    ),
}

EXPORTS: Mapping[str, Export] = {
    "package": Export("data package, CSV", "stances.exchange.package:write_csv_package"),
    "package-parquet": Export(
        "data package, Parquet", "stances.exchange.package:write_parquet_package"
    ),
    "sqlite": Export("SQLite file", "stances.exchange.sqlite:write_sqlite"),
    "dna": Export("Discourse Network Analyzer", "stances.exchange.dna:write_dna"),
    "qdpx": Export("REFI-QDA project", "stances.exchange.qdpx:write_qdpx"),
}

READERS: Mapping[str, Reader] = {
    "csv": Reader(
        tuple(
            kind + packed
            for kind in (".csv", ".tsv")
            for packed in ("", ".gz", ".xz", ".bz2", ".zip")
        ),
        "stances.exchange.delimited:read_delimited",
    ),
    "parquet": Reader((".parquet",), "stances.exchange.parquet:read_parquet"),
    "excel": Reader((".xlsx",), "stances.exchange.excel:read_excel"),
}

WRITERS: Mapping[str, Writer] = {
    "table": Writer(
        Subject.TABLE, "Terminal", ".txt", "text/plain", "stances.exchange.terminal:table_text"
    ),
    "csv": Writer(Subject.TABLE, "CSV", ".csv", "text/csv", "stances.exchange.csv:csv_text"),
    "json": Writer(
        Subject.TABLE, "JSON", ".json", "application/json", "stances.exchange.json:json_text"
    ),
    "xlsx": Writer(
        Subject.TABLE,
        "Excel",
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "stances.exchange.xlsx:xlsx_bytes",
        binary=True,
    ),
    "graphml": Writer(
        Subject.NETWORK,
        "GraphML",
        ".graphml",
        "application/xml",
        "stances.exchange.graphml:graphml",
    ),
    "gexf": Writer(
        Subject.NETWORK, "GEXF", ".gexf", "application/xml", "stances.exchange.gexf:gexf"
    ),
    "web-annotation": Writer(
        Subject.QUOTATIONS,
        "Web Annotations",
        "-annotations.jsonld",
        "application/ld+json",
        "stances.exchange.web_annotations:annotations_text",
    ),
    "json-ld": Writer(
        Subject.QUOTATIONS,
        "schema.org",
        "-quotations.jsonld",
        "application/ld+json",
        "stances.exchange.schema_org:quotations_text",
    ),
}


def writers_of(subject: Subject) -> dict[str, Writer]:
    """The formats of the subject by name, in display order."""
    return {name: writer for name, writer in WRITERS.items() if writer.subject is subject}


def dataset_reader_of(path: Path) -> DatasetReader | None:
    """The reader for a whole dataset in a file of that name or a folder, or None."""
    if path.name == _PACKAGE or (path.is_dir() and (path / _PACKAGE).is_file()):
        return DATASETS["package"]
    name = path.name.lower()
    if reader_of(path) is not None:
        return None
    return next((reader for reader in DATASETS.values() if name.endswith(reader.suffixes)), None)


def reader_of(path: "File") -> Reader | None:
    """The reader for a file of that name, or None."""
    name = path.name.lower()
    return next((reader for reader in READERS.values() if name.endswith(reader.suffixes)), None)


def writer_of(path: Path, subject: Subject) -> Writer | None:
    """The writer of the subject for a file of that name, or None."""
    writers = writers_of(subject).values()
    return next((one for one in writers if path.suffix.lower() == one.suffix), None)
