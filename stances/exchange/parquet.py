"""Reading Parquet."""

from collections.abc import Sequence

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from stances.errors import StancesError
from stances.exchange.door import MOST_BYTES, File, check_size, damage, table_bytes
from stances.exchange.sheet import Sheet, column_places

_MAGIC = b"PAR1"
_DAYS = -719_162, 2_932_897  # from 0001-01-01 to 10000-01-01, since 1970


def read_parquet(path: File, wanted: Sequence[str]) -> Sheet:
    """The wanted columns: numbers and days as they are in the file, the others as text."""
    name = path.name
    raw = table_bytes(path)
    if not raw.startswith(_MAGIC):
        raise StancesError(
            f"{name}: cannot be read as a table: the file is not Parquet; name a CSV file .csv"
        )
    with damage(name, "Parquet", pa.ArrowException):
        opened = pq.ParquetFile(pa.BufferReader(raw))
        header = [str(title) for title in opened.schema_arrow.names]
        check_size(name, rows=opened.metadata.num_rows, columns=len(header))
        places = column_places(header, wanted, name)
        for title, place in places.items():
            _check_type(name, title, opened.schema_arrow.field(place).type)
        # Texts as a dictionary, so that one long text repeated a million times stays one.
        lean = pq.ParquetFile(pa.BufferReader(raw), read_dictionary=list(places))
        table = lean.read(columns=list(places), use_threads=False)
        table.validate(full=True)
        check_size(name, rows=table.num_rows, size=sum(map(_size, table.columns)))
        for title in places:
            _check_days(name, title, table[title])
        frame = pd.DataFrame({title: _column(table[title]) for title in places})
    return Sheet(tuple(header), frame)


def _check_type(name: str, title: str, kind: pa.DataType) -> None:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    binary = pa.types.is_binary(kind) or pa.types.is_large_binary(kind)
    what = ""
    if binary or pa.types.is_fixed_size_binary(kind):
        what = "bytes, not text"
    elif pa.types.is_nested(kind):
        what = "lists or records, not single values"
    elif pa.types.is_boolean(kind):
        what = "true and false"
    elif pa.types.is_time(kind) or pa.types.is_duration(kind):
        what = "times without a day"
    if what:
        plain = "numbers" if title in {"position", "value"} else "text"
        raise StancesError(f"{name}: column '{title}' contains {what}; save it as {plain}")


def _check_days(name: str, title: str, column: pa.ChunkedArray) -> None:
    """Raises StancesError about the first day or time that no calendar has."""
    kind = column.type
    if not (pa.types.is_date(kind) or pa.types.is_timestamp(kind)):
        return
    whole = pa.int32() if pa.types.is_date32(kind) else pa.int64()
    units = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}
    day = 1 if pa.types.is_date32(kind) else 86_400 * units[getattr(kind, "unit", "ms")]
    numbers = column.cast(whole)
    low, high = (number * day for number in _DAYS)
    for row, number in enumerate(numbers.to_pylist(), start=1):
        if number is not None and not low <= number < high:
            raise StancesError(
                f"{name}: row {row}: column '{title}' has a day outside the years 1 to 9999; "
                "correct it"
            )


def _size(column: pa.ChunkedArray) -> int:
    """The bytes of the texts in a column, each repetition counted."""
    if not pa.types.is_dictionary(column.type):
        return int(column.nbytes)
    total = 0
    for chunk in column.chunks:
        kind = chunk.dictionary.type
        if not pa.types.is_string(kind) and not pa.types.is_large_string(kind):
            continue
        lengths = pc.binary_length(chunk.dictionary)
        total += pc.sum(pc.take(lengths, chunk.indices)).as_py() or 0
        if total > MOST_BYTES:
            break
    return total


def _column(column: pa.ChunkedArray) -> pd.Series:
    kind = column.type
    if pa.types.is_dictionary(kind):
        column, kind = column.cast(kind.value_type), kind.value_type
    if pa.types.is_timestamp(kind):
        texts = [None if value is None else value.isoformat(" ") for value in column.to_pylist()]
        return pd.Series(texts, dtype="object")
    if pa.types.is_date(kind):
        column = column.cast(pa.string())
    if pa.types.is_decimal(kind):
        column = column.cast(pa.float64())
    if pa.types.is_integer(kind) and column.null_count:  # else 1 would be called 1.0
        return column.to_pandas(types_mapper=lambda _: pd.Int64Dtype())
    return column.to_pandas()
