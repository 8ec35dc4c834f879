"""Records with something in every field, made from the model: a new field is in them at once."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, TypeAlias, get_args

from pydantic import StringConstraints

from stances.model.dataset import Dataset
from stances.model.dates import PartialDate, parse
from stances.model.fields import kind_of, record_of, section_record
from stances.model.records import Record

SECTIONS = tuple(name for name in Dataset.model_fields if name != "dataset")
Field: TypeAlias = tuple[str, ...]  # a section, a field and, inside that, another


def fields_of(section: str) -> Iterator[Field]:
    """The fields of a section that hold plain values, those inside other fields included."""
    for name, info in section_record(section).model_fields.items():
        inner = record_of(info.annotation)
        if inner is None:
            yield section, name
        else:
            yield from ((section, name, part) for part in inner.model_fields)


def annotation_of(field: Field) -> Any:
    """What the model says that the field holds."""
    section, name, *inner = field
    info = section_record(section).model_fields[name]
    if inner:
        record = record_of(info.annotation)
        assert record is not None
        info = record.model_fields[inner[0]]
    return (info.annotation, *info.metadata)


def pattern_of(annotation: Any) -> str | None:
    """The pattern that a text in the annotation has to match, if there is one."""
    if isinstance(annotation, StringConstraints):
        return str(annotation.pattern) if annotation.pattern else None
    parts = annotation if isinstance(annotation, tuple) else get_args(annotation)
    inside = (*parts, *getattr(annotation, "__metadata__", ()))
    return next((pattern for part in inside if (pattern := pattern_of(part))), None)


def sample(annotation: Any, number: int) -> Any:
    """A value of the annotated kind; the second (``number`` 1) differs from the first (0)."""
    kind, many = kind_of(annotation)
    value: Any
    if issubclass(kind, Record):
        value = sample_record(kind)
    elif issubclass(kind, StrEnum):
        value = list(kind)[number]
    elif kind is PartialDate:
        value = parse(f"202{number}-01-01/202{number}-02-01")
    else:
        value = {bool: number == 0, int: 1 + number}.get(kind, "xy"[number])
    return (value,) if many else value


def sample_record(model: type[Record], **other: Any) -> Any:
    """A record whose every field is filled, unchecked; every text and every id in it is ``x``."""
    fields = {name: sample(info.annotation, 0) for name, info in model.model_fields.items()}
    return model.model_construct(**fields | other)


def sample_dataset() -> Dataset:
    """A dataset with a filled record in each section, and one more whose id is ``y`` for texts."""
    sections = {
        name: tuple(
            sample_record(record, id=key) if "id" in record.model_fields else sample_record(record)
            for key in ("x", "y")
        )
        for name in SECTIONS
        if (record := section_record(name))
    }
    info = sample_record(section_record("dataset"))
    return Dataset.model_construct(dataset=info, **sections)


def changed(dataset: Dataset, field: Field, value: Any) -> Dataset:
    """The dataset with another value in that field of the section's first record."""
    section, name, *inner = field
    first, *rest = getattr(dataset, section)
    if inner:
        outer = getattr(first, name)
        many = isinstance(outer, tuple)
        part = (outer[0] if many else outer).model_copy(update={inner[0]: value})
        value = (part,) if many else part
    record = first.model_copy(update={name: value})
    return dataset.model_copy(update={section: (record, *rest)})
