"""Writing data packages (Frictionless v2): ``datapackage.json`` and a table a resource.

Positions and other codes are categories, positions in their order; an empty cell of a table is
a missing value with a label. ``datapackage.org`` says what the words mean.

``unpacking`` reads them.
"""

import io
import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import pandas as pd

from stances.errors import StancesError, reason
from stances.exchange.csv import csv_text
from stances.exchange.folding import Row, unfolded
from stances.exchange.relations import Column, Relation, relations
from stances.model.vocabulary import POSITION_LABELS, POSITIONS, Vocabulary
from stances.reading.loader import Loaded

DESCRIPTOR = "datapackage.json"
_SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
_LICENCES = {"CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/"}
_TYPES = {int: "integer", bool: "boolean"}
_DTYPES = {int: "Int64", bool: "boolean"}


def write_csv_package(loaded: Loaded, folder: Path) -> tuple[str, ...]:
    """Writes the package with its tables as CSV; nothing is left out."""
    _write(loaded, folder, ".csv")
    return ()


def write_parquet_package(loaded: Loaded, folder: Path) -> tuple[str, ...]:
    """Writes the package with its tables as Parquet; nothing is left out."""
    _write(loaded, folder, ".parquet")
    return ()


def package_files(loaded: Loaded, suffix: str) -> dict[str, bytes]:
    """The files of a package by name, its tables as ``.csv`` or ``.parquet``."""
    files = {}
    for name, frame in package_frames(unfolded(loaded.dataset, loaded.seeds)).items():
        csv_wanted = suffix == ".csv"
        files[f"{name}{suffix}"] = csv_text(frame).encode() if csv_wanted else _parquet(frame)
    words = json.dumps(descriptor(loaded, suffix), indent=2, ensure_ascii=False)
    files[DESCRIPTOR] = f"{words}\n".encode()
    return files


def package_frames(tables: Mapping[str, list[Row]]) -> dict[str, pd.DataFrame]:
    """The rows as the tables of a package, by name."""
    return {name: _frame(relations()[name], rows) for name, rows in tables.items()}


def _parquet(frame: pd.DataFrame) -> bytes:
    content = io.BytesIO()
    frame.to_parquet(content, index=False)
    return content.getvalue()


def _write(loaded: Loaded, folder: Path, suffix: str) -> None:
    files = package_files(loaded, suffix)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise StancesError(f"{folder}: the folder is not empty; name a new one")
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise StancesError(f"cannot write {folder}: {reason(error)}") from None


def _frame(relation: Relation, rows: list[Row]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            column.name: pd.Series(
                [row[column.name] for row in rows], dtype=_DTYPES.get(column.kind, "str")
            )
            for column in relation.all_columns
        }
    )


def descriptor(loaded: Loaded, suffix: str) -> dict[str, Any]:
    """The package's description of itself and its tables."""
    info = loaded.dataset.dataset
    licence = {"name": info.licence}
    if info.licence in _LICENCES:
        licence["path"] = _LICENCES[info.licence]
    words = {
        "$schema": _SCHEMA,
        "name": info.id,
        "title": info.title,
        "description": info.description or info.question,
        "version": info.version,
        "licenses": [licence],
    }
    return words | {"resources": [_resource(one, suffix) for one in relations().values()]}


def _resource(relation: Relation, suffix: str) -> dict[str, Any]:
    kind = suffix.removeprefix(".")
    text = {"mediatype": "text/csv", "encoding": "utf-8"} if kind == "csv" else {}
    keys = [
        {
            "fields": [column.name],
            "reference": {
                "resource": "" if column.refers[0] == relation.name else column.refers[0],
                "fields": [column.refers[1]],
            },
        }
        for column in relation.all_columns
        if column.refers
    ]
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in relation.all_columns],
        "missingValues": [{"value": "", "label": "not stated"}],
        "primaryKey": list(relation.primary_key),
    }
    if keys:
        schema["foreignKeys"] = keys
    path = {"name": relation.name, "type": "table", "path": f"{relation.name}{suffix}"}
    return path | {"format": kind, **text, "schema": schema}


def _field(column: Column) -> dict[str, Any]:
    words: dict[str, Any] = {"name": column.name, "type": _TYPES.get(column.kind, "string")}
    words["description"] = column.description
    if column.name == "position":
        words["categories"] = [
            {"value": value, "label": POSITION_LABELS[value]} for value in reversed(POSITIONS)
        ]
        words["categoriesOrdered"] = True
        words["missingValues"] = [{"value": "", "label": "no position: the status says why"}]
    elif issubclass(column.kind, Vocabulary):
        words["categories"] = [{"value": str(one), "label": one.meaning} for one in column.kind]
    elif issubclass(column.kind, StrEnum):
        words["categories"] = [str(one) for one in column.kind]
    if column.required:
        words["constraints"] = {"required": True}
    return words
