"""Frames as Arrow and back, equal in every value and dtype."""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from stances.model.records import Author, Byline
from stances.tables import Tables
from stances.tables.rows import COUNT, DAY, FLAG, LIST, SMALL, TABLES, TEXT, columns_of

_ARROW = {
    TEXT: pa.large_string(),
    DAY: pa.timestamp("s"),
    FLAG: pa.bool_(),
    SMALL: pa.int8(),
    COUNT: pa.int32(),
}


def packed_tables(tables: Tables) -> Mapping[str, bytes]:
    """Each frame as an Arrow stream."""
    return {name: _packed(getattr(tables, name), kind) for name, kind in TABLES.items()}


def unpacked_tables(streams: Mapping[str, memoryview]) -> Tables:
    """The tables in the streams; ArrowInvalid, KeyError or ValueError if they are not."""
    return Tables(**{name: _unpacked(streams[name], kind) for name, kind in TABLES.items()})


def _packed(frame: pd.DataFrame, kind: type[Any]) -> bytes:
    arrays = {name: _array(frame[name], dtype) for name, (dtype, _) in columns_of(kind).items()}
    table = pa.table(arrays)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _array(column: pd.Series, dtype: str) -> pa.Array:
    if dtype == LIST:
        return pa.array(map(_list_text, column), pa.large_string()).dictionary_encode()
    values = pa.Array.from_pandas(column, type=_ARROW[dtype])
    return values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values


def _unpacked(stream: memoryview, kind: type[Any]) -> pd.DataFrame:
    table = pa.ipc.open_stream(pa.py_buffer(stream)).read_all()
    table.validate()
    columns = {name: _column(table[name], dtype) for name, (dtype, _) in columns_of(kind).items()}
    return pd.DataFrame(columns, index=pd.RangeIndex(table.num_rows), copy=False)


def _column(values: pa.ChunkedArray, dtype: str) -> Any:
    if dtype == LIST:
        return _lists(values.combine_chunks())
    if values.type != _ARROW[dtype]:
        raise ValueError(f"{values.type} is not {dtype}")
    if dtype in (DAY, FLAG):
        return values.to_numpy().astype(dtype, copy=False)
    array: Any = pd.api.types.pandas_dtype(dtype)
    return array.__from_arrow__(values)


def _lists(values: Any) -> np.ndarray:
    """Each different list once, so that a column of empty ones costs nothing."""
    if isinstance(values, pa.ChunkedArray):
        values = pa.chunked_array(values.chunks, values.type).unify_dictionaries()
        values = values.combine_chunks() if values.num_chunks == 1 else values.chunk(0)
    known = np.empty(len(values.dictionary), dtype=object)
    for place, text in enumerate(values.dictionary.to_pylist()):
        known[place] = _list_of(text)
    taken: np.ndarray = known[values.indices.to_numpy()]
    return taken


def _list_text(value: Any) -> str:
    if not isinstance(value, tuple):
        return "null"
    return json.dumps([_plain(item) for item in value])


def _plain(item: Any) -> Any:
    if isinstance(item, Author):
        return {"byline": isinstance(item, Byline), **item.model_dump(exclude_none=True)}
    return item


def _list_of(text: str) -> tuple[Any, ...] | None:
    values = json.loads(text)
    return None if values is None else tuple(map(_item, values))


def _item(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    kind = Byline if value.pop("byline") else Author
    return kind(**value)
