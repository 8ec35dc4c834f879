"""Columns of a table as the fields that they hold: texts, whole numbers, flags; cells that are not.

What a cell means is what ``folding`` makes of it. A column of another type is left to ``folding``.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pydantic import TypeAdapter, ValidationError

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
_WHOLE = "^[-+]?[0-9]{1,18}$"
_LARGEST = 2**53
_TEXT = pa.large_string()
_FLAG = TypeAdapter(bool)
_DAYS = -719_162, 2_932_896  # from 0001-01-01 to 9999-12-31, since 1970


class UnusualColumn(Exception):
    """The column is of a type that is only read cell by cell."""


class Texts:
    """A column of texts; what is empty is missing."""

    def __init__(self, values: pa.Array) -> None:
        self.values = values

    @cached_property
    def _coded(self) -> pa.DictionaryArray:
        return self.values.dictionary_encode()

    @cached_property
    def codes(self) -> Ints:
        """For each cell the number of its text, -1 if it is missing."""
        return np.asarray(self._coded.indices.fill_null(-1).to_numpy(), dtype=np.int64)

    @cached_property
    def different(self) -> list[str]:
        """The different texts, by number."""
        return list(self._coded.dictionary.to_pylist())

    @property
    def known(self) -> Bools:
        """Where there is a text."""
        return np.asarray(self.values.is_valid().to_numpy(zero_copy_only=False))

    def are(self, *texts: str) -> Bools:
        """Where the text is one of these."""
        wanted = [number for number, text in enumerate(self.different) if text in texts]
        return np.isin(self.codes, wanted)

    def each(self, judge: Callable[[str], Any], missing: Any, dtype: str) -> Any:
        """What the function says of each text, asked once a text."""
        answers = np.array([judge(text) for text in self.different] + [missing], dtype=dtype)
        return answers[self.codes]

    def forget(self) -> None:
        """Lets go of the numbers of the texts, which are made again when they are needed."""
        for name in ("_coded", "codes", "different"):
            vars(self).pop(name, None)

    def take(self, places: Ints) -> "Texts":
        """The cells at these places."""
        return Texts(self.values.take(pa.array(places)))


class Numbers(NamedTuple):
    """A column of whole numbers, 0 where ``known`` is false."""

    values: Ints
    known: Bools


def texts_of(column: pa.ChunkedArray) -> Texts:
    """The texts of a column, which may be stored as numbers or days."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        column, kind = column.cast(kind.value_type), kind.value_type
    if pa.types.is_date32(kind):
        bounds = pc.min_max(column.cast(pa.int32()))
        low, high = bounds["min"].as_py(), bounds["max"].as_py()
        if low is not None and not _DAYS[0] <= low <= high <= _DAYS[1]:
            raise UnusualColumn
    elif not (_is_text(kind) or pa.types.is_integer(kind) or pa.types.is_null(kind)):
        raise UnusualColumn
    values = _whole(column.cast(_TEXT))
    empty = pc.equal(values, "").fill_null(False)
    return Texts(
        pc.if_else(empty, pa.scalar(None, _TEXT), values) if pc.any(empty).as_py() else values
    )


def numbers_of(column: pa.ChunkedArray) -> tuple[Numbers, Bools]:
    """The whole numbers of a column, and where another value stands."""
    kind = column.type
    if pa.types.is_floating(kind):
        values = column.cast(pa.float64()).combine_chunks().to_numpy(zero_copy_only=False)
        known = ~np.isnan(values)
        with np.errstate(invalid="ignore"):
            whole = known & (np.abs(values) < _LARGEST) & (values % 1 == 0)
        return Numbers(np.where(whole, values, 0).astype(np.int64), whole), known & ~whole
    if pa.types.is_dictionary(kind) or _is_text(kind):
        texts = texts_of(column).values
        given = _flags(texts.is_valid())
        whole = _flags(pc.match_substring_regex(texts, _WHOLE).fill_null(False))
        plain = pc.if_else(pa.array(whole), texts, pa.scalar(None, _TEXT))
        numbers = pc.replace_substring_regex(plain, r"^\+", "").cast(pa.int64())
        return _numbers(numbers), given & ~whole
    if pa.types.is_uint64(kind) or not (pa.types.is_integer(kind) or pa.types.is_null(kind)):
        raise UnusualColumn
    return _numbers(_whole(column.cast(pa.int64()))), np.zeros(len(column), dtype=bool)


def flags_of(column: pa.ChunkedArray) -> Bools:
    """Where a column says true; UnusualColumn if it says neither true nor false somewhere."""
    if pa.types.is_boolean(column.type):
        return _flags(_whole(column).fill_null(False))
    if not (_is_text(column.type) or pa.types.is_null(column.type)):
        raise UnusualColumn
    texts = texts_of(column)
    try:
        said = [_FLAG.validate_python(text) for text in texts.different]
    except ValidationError:
        raise UnusualColumn from None
    return np.array([*said, False], dtype=bool)[texts.codes]


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _whole(column: pa.ChunkedArray) -> pa.Array:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def _numbers(values: pa.Array) -> Numbers:
    known = _flags(values.is_valid())
    return Numbers(values.fill_null(0).to_numpy(zero_copy_only=False).astype(np.int64), known)


def _flags(values: pa.Array) -> Bools:
    return np.asarray(values.to_numpy(zero_copy_only=False), dtype=bool)
