"""The tables that hold a whole dataset, in a data package as in a database.

They follow from the records: a section is a table, a field with several values is a table of its
own, and a record inside a record is columns. Names are those of the YAML file.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from stances.model.dataset import Dataset
from stances.model.fields import kind_of
from stances.model.records import Record

NUMBER, VALUE, SEEDS = "number", "value", "seeds"
_SINGULAR = {
    "dataset": "dataset", "coders": "coder", "actors": "actor", "issues": "issue",
    "sources": "source", "stances": "stance", "searches": "search",
    "not_applicable": "not_applicable", "events": "event", "corrections": "correction",
}  # fmt: skip
_KEYS = {
    "actor": "actors", "group": "actors", "issue": "issues", "source": "sources",
    "coder": "coders", "supersedes": "stances", "lead": "issues",
}  # fmt: skip
_VALUES = {
    "dataset_actors": "actors", "dataset_issues": "issues", "stances_see_also": "stances",
    "searches_sources": "sources", "events_sources": "sources",
}  # fmt: skip


class Column(NamedTuple):
    """A column: its name, the field that it holds (by attribute and by name), and its type."""

    name: str
    attributes: tuple[str, ...]
    fields: tuple[str, ...]
    kind: type
    required: bool
    description: str
    refers: tuple[str, str] | None = None


class Relation(NamedTuple):
    """A table: a section of the dataset, or one ``field`` of its records.

    ``key`` is the column that names the record: its id, or its number if it has none.
    """

    name: str
    section: str
    field: str
    record: type[Record] | None
    key: str
    columns: tuple[Column, ...]

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """The columns with the key and, if it needs one, the place among its like."""
        if self.name == SEEDS or (not self.field and self.key == "id"):
            return self.columns
        number = Column(NUMBER, (), (), int, True, "the place in the order, 1 first")
        if not self.field:
            return (number, *self.columns)
        by_id = "id" in _model(self.section).model_fields
        target = self.section, "id" if by_id else NUMBER
        kind = str if by_id else int
        noun = _SINGULAR[self.section].replace("_", " ")
        parent = Column(self.key, (), (), kind, True, f"the {noun} it belongs to", target)
        return (parent, number, *self.columns)

    @property
    def primary_key(self) -> tuple[str, ...]:
        """The columns that name a row."""
        if self.name == SEEDS:
            return ("name",)
        return (self.key, NUMBER) if self.field else (self.key,)


@cache
def relations() -> Mapping[str, Relation]:
    """Every table by name, each after those that it refers to wherever that is possible."""
    tables = {one.name: one for section in Dataset.model_fields for one in _of(section)}
    text = Column("text", (), (), str, True, "the source text as received, line ends as one sign")
    name = Column("name", (), (), str, True, "the name of its file under seeds/")
    tables[SEEDS] = Relation(SEEDS, "", "", None, "name", (name, text))
    return MappingProxyType(tables)


def _model(section: str) -> type[Record]:
    kind = kind_of(Dataset.model_fields[section].annotation).type
    if not issubclass(kind, Record):
        raise TypeError(section)
    return kind


def _of(section: str) -> Iterator[Relation]:
    """The table of a section, then those of its fields with several values."""
    model = _model(section)
    key = "id" if "id" in model.model_fields else NUMBER
    yield Relation(section, section, "", model, key, tuple(_columns(model, section)))
    for attribute, info in model.model_fields.items():
        kind = kind_of(info.annotation)
        if not kind.many:
            continue
        name = f"{section}_{attribute}"
        parent = _SINGULAR[section]
        if issubclass(kind.type, Record):
            columns = tuple(_columns(kind.type, name))
            yield Relation(name, section, attribute, kind.type, parent, columns)
        else:
            target = (_VALUES[name], "id") if name in _VALUES else None
            words = info.description or attribute.replace("_", " ")
            value = Column(VALUE, (), (), _plain(kind.type), True, words, target)
            yield Relation(name, section, attribute, None, parent, (value,))


def _columns(model: type[Record], table: str) -> Iterator[Column]:
    for attribute, info in model.model_fields.items():
        kind = kind_of(info.annotation)
        name = info.alias or attribute
        words = info.description or attribute.replace("_", " ")
        if kind.many:
            if attribute == "author":  # a byline is a text; a list of authors is a table
                yield Column(name, (attribute,), (name,), str, False, "the byline as a text alone")
        elif issubclass(kind.type, Record):
            for inner in _columns(kind.type, table):
                inside = f"{name}_{inner.name}"
                path = (attribute, *inner.attributes), (name, *inner.fields)
                yield Column(inside, *path, inner.kind, False, inner.description)
        else:
            target = (_KEYS[name], "id") if name in _KEYS and name != "id" else None
            target = ("seeds", "name") if (table, name) == ("sources", "seed") else target
            plain, needed = _plain(kind.type), info.is_required()
            yield Column(name, (attribute,), (name,), plain, needed, words, target)


def _plain(kind: type) -> type:
    if kind in (int, bool) or issubclass(kind, StrEnum):
        return kind
    return str


def plain_value(value: Any) -> str | int | bool | None:
    """The value of a field as it stands in a table."""
    return value if value is None or isinstance(value, bool | int) else str(value)
