"""Values judged by the field of the record that holds them."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from stances.model.fields import record_of
from stances.model.records import Record

_PART = 10_000


def field_of(model: type[Record], attributes: Sequence[str]) -> Any:
    """The field at the end of these attributes."""
    *outer, last = attributes
    for name in outer:
        inner = record_of(model.model_fields[name].annotation)
        if inner is None:
            raise TypeError(name)
        model = inner
    return model.model_fields[last]


def adapter_of(field: Any) -> TypeAdapter[Any]:
    """What judges the values of the field."""
    if not field.metadata:
        return TypeAdapter(field.annotation)
    return TypeAdapter(Annotated[(field.annotation, *field.metadata)])


def accepts(adapter: TypeAdapter[Any], value: Any) -> bool:
    """True if the value is one of the field."""
    try:
        adapter.validate_python(value)
    except ValidationError:
        return False
    return True


def refused_places(adapter: TypeAdapter[Any], values: Sequence[str]) -> Iterator[int]:
    """Where the field refuses a value; many at once, and one by one only where one is refused."""
    several: TypeAdapter[Any] = TypeAdapter(list[adapter._type])  # type: ignore[name-defined]  # noqa: SLF001
    for start in range(0, len(values), _PART):
        part = values[start : start + _PART]
        if not accepts(several, part):
            yield from (start + at for at, value in enumerate(part) if not accepts(adapter, value))
