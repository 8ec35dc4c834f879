"""Reading data packages (Frictionless v2): a folder, its ``datapackage.json``, or a zip of it.

``package`` writes them.
"""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from stances.errors import StancesError, UnreadableFile, shortened
from stances.exchange.columns.copies import key_of
from stances.exchange.columns.dataset import read_tables
from stances.exchange.columns.stances import STANCES
from stances.exchange.door import MOST_BYTES, File, check_size, damage, file_bytes
from stances.exchange.package import DESCRIPTOR
from stances.reading.loader import Loaded, display_name, read_bytes
from stances.tables.lazily import AT_ONCE

_MOST_DESCRIPTOR = 10 * 1024**2
_MOST_FILES = 1000
_CHUNK = 10_000
_LONGEST = 20_000_000  # characters of a cell: a source text stands in one

Get = Callable[[str], bytes]


def _root(archive: zipfile.ZipFile) -> str | None:
    """The folder in the archive that has the description, as a prefix; None if none has."""
    names = [name for name in archive.namelist()[:_MOST_FILES] if name.count("/") <= 1]
    ends = [name for name in names if name.rpartition("/")[2] == DESCRIPTOR]
    return ends[0].removesuffix(DESCRIPTOR) if len(ends) == 1 else None


def _no_package(archive: zipfile.ZipFile, name: str) -> str:
    """What the archive is if it is not a package, and how to open it."""
    inside = [one for one in archive.namelist() if not one.endswith("/")]
    inside = [one for one in inside if not one.startswith("__MACOSX/")]
    packed = inside[0].rpartition("/")[2] if len(inside) == 1 else ""
    suffix = PurePosixPath(packed).suffix.lower()
    if suffix in (".csv", ".tsv"):
        return (
            f"an archive of one table, '{shortened(packed)}', not a data package; name it "
            f"{shortened(name.removesuffix('.zip'))}{suffix}.zip, or unpack it and open the table"
        )
    if suffix in (".xlsx", ".parquet", ".yaml", ".yml", ".sqlite", ".duckdb", ".db"):
        return (
            f"an archive of one file, '{shortened(packed)}', not a data package; unpack it and "
            "open the file"
        )
    return f"the archive has no file '{DESCRIPTOR}', or several; a data package has one"


def read_package(path: Path) -> Loaded:
    """The dataset in a folder, or in a zip archive of one; raises InvalidData or StancesError."""
    if path.is_dir() or path.name == DESCRIPTOR:
        folder = path if path.is_dir() else path.parent
        return _read(
            lambda name: _in_folder(folder, name), display_name(folder / DESCRIPTOR), on_disk=True
        )
    return read_zipped(path)


def read_zipped(file: File) -> Loaded:
    """The dataset in a zip archive of a package."""
    raw = file_bytes(file)
    with damage(file.name, "a zip archive"), zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if (root := _root(archive)) is None:
            raise StancesError(f"{file.name}: {_no_package(archive, file.name)}")
        budget = [min(MOST_BYTES, 200 * len(raw) + _MOST_DESCRIPTOR)]
        # What a reader has sent is in memory alone, and so is what judging it gave.
        on_disk = isinstance(file, Path)
        return _read(
            lambda name: _in_archive(archive, root + name, budget, file.name),
            file.name,
            on_disk=on_disk,
        )


def _in_folder(folder: Path, name: str) -> bytes:
    file = folder / name
    if not file.resolve().is_relative_to(folder.resolve()):
        raise StancesError(f"{folder}: '{name}' leads out of the folder; put the file in it")
    try:
        raw = read_bytes(file, most=MOST_BYTES)
    except UnreadableFile as error:
        raise StancesError(f"{file}: {error.reason}") from None
    check_size(str(file), size=len(raw))
    return raw


def _in_archive(archive: zipfile.ZipFile, name: str, budget: list[int], file: str) -> bytes:
    if name not in archive.namelist():
        raise StancesError(f"{file}: the archive has no file '{shortened(name)}'; add it")
    with archive.open(name) as opened:
        raw = opened.read(budget[0] + 1)
    budget[0] -= len(raw)
    if budget[0] < 0:
        raise StancesError(
            f"{file}: the archive unpacks to far more than its size; unpack it yourself if "
            "you trust it"
        )
    return raw


def _read(get: Get, file: str, on_disk: bool) -> Loaded:
    tables: dict[str, pa.Table] = {}
    contents: list[bytes] = []
    for resource in _resources(get(DESCRIPTOR), file):
        name, path = resource["name"], resource["path"]
        if name in tables:
            raise StancesError(f"{file}: two resources are called '{name}'; rename one")
        where = f"{file}: resource '{shortened(name)}'"
        raw = get(path)
        contents.append(f"{name} {path}".encode())
        contents.append(raw)
        if path.lower().endswith(".parquet"):
            tables[name] = _parquet_table(raw, where)
        elif path.lower().endswith(".csv"):
            tables[name] = _csv_table(raw, resource.get("schema"), where)
        else:
            raise StancesError(
                f"{where}: '{shortened(path)}' is neither CSV nor Parquet; save it as one of them"
            )
    key = _key(tables, contents, file) if on_disk else None
    return read_tables(tables, file=file, key=key)


def _key(tables: Mapping[str, pa.Table], contents: list[bytes], file: str) -> str | None:
    """The key of what judging a large package gives; None of a small one, which is quick."""
    stances = tables.get(STANCES)
    if stances is None or stances.num_rows <= AT_ONCE:
        return None
    return key_of(file, contents)


def _resources(raw: bytes, file: str) -> list[dict[str, Any]]:
    """The package's resources, each with a name and one path inside the package."""
    if len(raw) > _MOST_DESCRIPTOR:
        raise StancesError(f"{file}: larger than 10 MB, the limit for a description; shorten it")
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise StancesError(f"{file}: not UTF-8; save it as UTF-8") from None
    except json.JSONDecodeError as error:
        raise StancesError(
            f"{file}: line {error.lineno}, column {error.colno}: not JSON; correct it there"
        ) from None
    except (RecursionError, ValueError):
        raise StancesError(f"{file}: nested too deeply to be a data package") from None
    resources = value.get("resources") if isinstance(value, dict) else None
    if not isinstance(resources, list) or not resources or len(resources) > _MOST_FILES:
        raise StancesError(f"{file}: no list of resources, so not a data package; add one")
    for number, resource in enumerate(resources, 1):
        named = isinstance(resource, dict) and isinstance(resource.get("name"), str)
        path = resource.get("path") if named else None
        if isinstance(path, list) and len(path) == 1:
            path = resource["path"] = path[0]
        if not isinstance(path, str) or not path:
            raise StancesError(
                f"{file}: resource {number} needs a name and one path to a file; add them"
            )
        parts = PurePosixPath(path)
        if "://" in path or parts.is_absolute() or ".." in parts.parts or "\\" in path:
            raise StancesError(
                f"{file}: resource {number}: '{shortened(path)}' is not inside the package; put "
                "the file beside datapackage.json"
            )
        if resource.get("dialect") not in (None, {}):
            raise StancesError(
                f"{file}: resource {number} has a dialect of its own; save it as CSV with commas"
            )
    return resources


def _csv_table(raw: bytes, schema: Any, where: str) -> pa.Table:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise StancesError(f"{where}: line {line} is not UTF-8; save it as UTF-8") from None
    limit = csv.field_size_limit(_LONGEST)
    row = 0
    try:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        header = next(reader, [])
        if not header or len(set(header)) < len(header):
            raise StancesError(f"{where}: every column needs a name of its own; correct the header")
        missing = _missing(schema)
        empty = [missing.get(name, missing[""]) for name in header]
        names = pa.schema([(name, pa.large_string()) for name in header])
        parts = [names.empty_table()]
        cells: list[list[str]] = []
        for number, of_row in enumerate(reader, 1):
            if not of_row:
                continue
            if len(of_row) != len(header):
                raise StancesError(
                    f"{where}: row {number} has {len(of_row)} cells, the header {len(header)}; "
                    "correct the row"
                )
            cells.append(of_row)
            row += 1
            check_size(where, rows=number)
            if len(cells) == _CHUNK:
                parts.append(_part(cells, empty, names))
                cells = []
    except csv.Error:
        raise StancesError(
            f"{where}: row {row + 1}: a quotation mark or a cell that never ends; correct it"
        ) from None
    finally:
        csv.field_size_limit(limit)
    return pa.concat_tables([*parts, _part(cells, empty, names)])


def _part(cells: list[list[str]], missing: list[set[str]], names: pa.Schema) -> pa.Table:
    """Rows as columns, without what stands for a missing value."""
    if not cells:
        return names.empty_table()
    columns = [
        [None if cell in none else cell for cell in column]
        for column, none in zip(zip(*cells, strict=True), missing, strict=True)
    ]
    return pa.table(columns, schema=names)


def _missing(schema: Any) -> Mapping[str, set[str]]:
    """What stands for a missing value, by column; under an empty name that of all others."""
    schema = schema if isinstance(schema, dict) else {}
    missing = {"": _values(schema.get("missingValues", [""]))}
    fields = schema.get("fields")
    for field in fields if isinstance(fields, list) else ():
        if isinstance(field, dict) and isinstance(field.get("name"), str):
            own = field.get("missingValues")
            missing[field["name"]] = missing[""] if own is None else _values(own)
    return missing


def _values(stated: Any) -> set[str]:
    items: Iterable[Any] = stated if isinstance(stated, list) else ()
    return {str(one.get("value", "") if isinstance(one, dict) else one) for one in items} | {""}


def _parquet_table(raw: bytes, where: str) -> pa.Table:
    with damage(where, "Parquet", pa.ArrowException):
        opened = pq.ParquetFile(pa.BufferReader(raw))
        columns = opened.schema_arrow.names
        check_size(where, rows=opened.metadata.num_rows, columns=len(columns))
        sizes = (opened.metadata.row_group(at) for at in range(opened.metadata.num_row_groups))
        check_size(where, size=sum(group.total_byte_size for group in sizes))
        for field in opened.schema_arrow:
            if pa.types.is_nested(field.type) or pa.types.is_binary(field.type):
                raise StancesError(
                    f"{where}: column '{shortened(field.name)}' has lists or bytes; save it as text"
                )
        if len(set(columns)) < len(columns):
            raise StancesError(f"{where}: two columns have one name; rename one")
        table = opened.read(use_threads=False)
        check_size(where, size=table.nbytes)
        table.validate(full=True)
    return table
