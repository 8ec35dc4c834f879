"""The notation of values in a dataset file: house style for order, spacing and quotation marks.

A list of ids, codings and evidence without quotations take one line; everything else takes one line
per field. Lines are not wrapped. A text of several lines is a literal block.
"""

import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.emitter import Emitter
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    LiteralScalarString,
    SingleQuotedScalarString,
)

from stances.curation.yaml.bare import bare
from stances.errors import StancesError
from stances.model.dataset import Dataset
from stances.model.dates import PartialDate

HEAD = """\
# yaml-language-server: $schema=stances.schema.json
# Stances dataset. How to write it: data/README.md. Check it: stances check. Tidy it: stances fmt
"""
_TEXT = "tag:yaml.org,2002:str"
_DAY = "tag:yaml.org,2002:timestamp"
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_UNUSUAL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")
_LITERAL = re.compile(r"(?![ #])[^\n]*[^ \n](\n+[^ \n]([^\n]*[^ \n])?)+")
_INDICATORS = ("?", ":", "-", "...")
_ONE_LINE = {"codings", "searches", "not_applicable"}


class _Resolver(VersionedResolver):
    """Days stay plain text, and texts that would be read as numbers are quoted."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is ScalarNode and implicit[0] and _NUMBER.fullmatch(value):
            like = "1" if value.lstrip("+-").isdigit() else "0.5"
            return super().resolve(kind, like, implicit)
        tag = super().resolve(kind, value, implicit)
        return self.DEFAULT_SCALAR_TAG if str(tag) == _DAY else tag


class _Emitter(Emitter):
    """A text that cannot be bare gets single quotation marks, even if it contains one."""

    def choose_scalar_style(self) -> Any:
        chosen = super().choose_scalar_style()
        bare = chosen == '"' and not self.event.style and "\n" not in self.event.value
        return "'" if bare and self.analysis.allow_single_quoted else chosen


def plain(value: Any) -> Any:
    """The value as lists, dicts with text keys, text, numbers and booleans.

    Days, partial dates and codes become text; StancesError for any other type.
    """
    match value:
        case StrEnum() | PartialDate():
            return str(value)
        case str():
            if any("\ud800" <= character <= "\udfff" for character in value):
                raise StancesError("a text contains half a character; paste it again")
            return value
        case None | bool() | int() | float():
            return value
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case Sequence():
            return [plain(item) for item in value]
        case _:
            raise StancesError(f"a dataset cannot contain a value such as {value!r}")


def flow(value: Any) -> str:
    """The value on one line, valid inside brackets."""
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(name)}: {flow(item)}" for name, item in value.items()) + "}"
    return bare(value, inside=True) or _flow_scalar(_told_apart(value), value)


def field_lines(name: str, value: Any) -> list[str]:
    """The lines of the field, not indented."""
    if isinstance(value, dict) and value:
        return [f"{flow(name)}:", *indented(_fields(value), column=2)]
    if isinstance(value, dict) or (isinstance(value, list) and _in_brackets(name, value)):
        return [f"{flow(name)}: {flow(value)}"]
    if isinstance(value, list):
        items = (item_lines(item, one_line=not isinstance(item, dict)) for item in value)
        return [f"{flow(name)}:", *(line for item in items for line in list_item(item, column=2))]
    word = bare(value, inside=False)
    return [f"{flow(name)}: {word}"] if word else _scalar_lines(name, _told_apart(value), value)


def _fields(value: Mapping[str, Any]) -> list[str]:
    return [line for name, item in value.items() for line in field_lines(name, item)]


def _told_apart(value: Any) -> str:
    """Part of a key: 1 and 1.0 are equal, and so are 0.0 and -0.0."""
    return "" if isinstance(value, str) else repr(value)


@lru_cache(maxsize=10_000)
def _flow_scalar(_: str, value: Any) -> str:
    return _dumped(_flow([value])).rstrip("\n")[1:-1]


@lru_cache(maxsize=10_000)
def _scalar_lines(name: str, _: str, value: Any) -> list[str]:
    return _dumped({name: _scalar(value, _literal)}).rstrip("\n").split("\n")


def item_lines(value: Any, *, one_line: bool) -> list[str]:
    """The lines of a list item after its hyphen, not indented; ``one_line`` puts it in braces."""
    if one_line or not isinstance(value, dict) or not value:
        return [flow(value)]
    return _fields(value)


def section_lines(name: str, value: Any) -> list[str]:
    """The lines of a section, its records separated by empty lines unless each takes one line."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        return field_lines(name, value)
    if not value:
        return [f"{name}: []"]
    records = [item_lines(record, one_line=name in _ONE_LINE) for record in value]
    apart = any(len(record) > 1 for record in records)
    lines = [f"{name}:"]
    for number, record in enumerate(records):
        lines += [""] if number and apart else []
        lines += list_item(record, column=2)
    return lines


def list_item(lines: Iterable[str], *, column: int) -> list[str]:
    """The lines of an item after a hyphen in that column (from 0)."""
    first, *rest = lines
    return [" " * column + "- " + first, *indented(rest, column=column + 2)]


def indented(lines: Iterable[str], *, column: int) -> list[str]:
    """The lines indented to that column, empty ones left empty."""
    return [" " * column + line if line else line for line in lines]


def dataset_text(dataset: Dataset) -> str:
    """The dataset as a file in house style, without values that are the default."""
    values = dataset.model_dump(mode="json", exclude_defaults=True)
    sections = {name: values[name] for name in Dataset.model_fields if name in values}
    parts = ["\n".join(section_lines(name, plain(value))) for name, value in sections.items()]
    return HEAD + "\n\n".join(parts) + "\n"


def _in_brackets(name: str, value: Sequence[Any]) -> bool:
    short = all(not isinstance(item, dict) or _single(item) for item in value)
    return short or name in _ONE_LINE


def _single(item: Mapping[str, Any]) -> bool:
    return len(item) == 1 and not isinstance(next(iter(item.values())), dict | list)


def _flow(value: Any) -> Any:
    if isinstance(value, dict):
        collection: Any = CommentedMap({name: _flow(item) for name, item in value.items()})
    elif isinstance(value, list):
        collection = CommentedSeq([_flow(item) for item in value])
    else:
        return _scalar(value, DoubleQuotedScalarString)
    collection.fa.set_flow_style()
    return collection


def _scalar(value: Any, lines: Callable[[str], Any]) -> Any:
    if not isinstance(value, str):
        return value
    if _UNUSUAL.search(value):
        return DoubleQuotedScalarString(value)
    if "\n" in value:
        return lines(value)
    bare = not value.startswith(_INDICATORS) and ":?" not in value
    return value if bare else SingleQuotedScalarString(value)


def _literal(value: str) -> str:
    fits = _LITERAL.fullmatch(value)
    return LiteralScalarString(value) if fits else DoubleQuotedScalarString(value)


def _dumped(value: Any) -> str:
    yaml = YAML()
    yaml.Resolver = _Resolver
    yaml.Emitter = _Emitter
    yaml.width = 2**30
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(value, stream)
    return stream.getvalue()
