"""What the fields of records contain, read from their annotations; nothing else reads them."""

from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from stances.model.dataset import Dataset
from stances.model.records import Record


class Kind(NamedTuple):
    """The plain type of a field's value, or of each of its values if it holds ``many``."""

    type: type
    many: bool


def kind_of(annotation: Any) -> Kind:
    """The kind behind an annotation; an optional value counts as its type."""
    many = False
    while True:
        origin = get_origin(annotation)
        if origin in (Union, UnionType):
            annotation = next(part for part in get_args(annotation) if part is not NoneType)
        elif origin is tuple or origin is Annotated:
            many = many or origin is tuple
            annotation = get_args(annotation)[0]
        else:
            return Kind(annotation if isinstance(annotation, type) else str, many)


def record_of(annotation: Any) -> type[Record] | None:
    """The record that a field contains, alone or in a list; None for plain values."""
    kind = kind_of(annotation).type
    return kind if issubclass(kind, Record) else None


def codes_of(annotation: Any) -> list[str]:
    """The codes that a field accepts; none if it is not a choice of codes."""
    kind = kind_of(annotation).type
    return [str(code) for code in kind] if issubclass(kind, StrEnum) else []


def section_record(section: str) -> type[Record]:
    """The type of the records in a section of a dataset."""
    record = record_of(Dataset.model_fields[section].annotation)
    if record is None:
        raise TypeError(f"the section '{section}' has no records")
    return record
