"""The forms of Curate: what stands in them, and a widget for each field."""

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeAlias

import streamlit as st
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined
from streamlit.delta_generator import DeltaGenerator

from stances import wording
from stances.app import page
from stances.app.curate import memberships
from stances.app.curate.held import clear, hold, replace_unknown, value
from stances.app.curate.picking import NEW, pick, pick_several
from stances.curation.editing import Fields
from stances.model.authors import as_authors, author_line, authors_of
from stances.model.dates import PartialDate
from stances.model.fields import kind_of
from stances.model.records import Author, Membership, Record, Source
from stances.model.vocabulary import AUTHOR_LINE, Vocabulary
from stances.reading.yaml_text import Path

__all__ = [
    "NEW", "Places", "Values", "clear", "differing", "fill", "hold", "missing", "number", "pick",
    "pick_several", "record_form", "replace_unknown", "show_missing", "value",
]  # fmt: skip

# A form is made from any record's model: what a value may be is for the model to judge.
Values: TypeAlias = dict[str, Any]
# Where a problem of a field is said, right below it, by the field's path in the record.
Places: TypeAlias = dict[Path, DeltaGenerator]

_LONG = {"note", "summary", "quote", "translation", "settled", "description", "reason", "label"}
_OWN_ID = "If it is empty, it is made from publisher and date."
_REFERENCES = {
    "actor": "actors", "issue": "issues", "member_of": "actors", "sources": "sources",
    "supersedes": "stances", "see_also": "stances", "copy_of": "sources",
}  # fmt: skip


def fill(model: type[Record], values: Fields, *, key: str) -> None:
    """Puts plain values into the widgets of a form; fields without one are emptied."""
    for name, info in _written(model).items():
        default = None if info.is_required() else info.default
        hold(f"{key}_{name}", _content(name, info, values.get(name, default)))
        if kind_of(info.annotation).type is Membership:
            _empty_times(f"{key}_{name}_")
            for group, times in memberships.groups(values.get(name)).items():
                hold(f"{key}_{name}_{group}", ", ".join(times))


def _empty_times(begin: str) -> None:
    """Of another record's memberships nothing stays behind."""
    for key in [str(each) for each in st.session_state if str(each).startswith(begin)]:
        if not key.endswith("_picker"):
            hold(key, "")


def _written(model: type[Record]) -> dict[str, FieldInfo]:
    """The fields by the names that the file has for them."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _content(name: str, info: FieldInfo, plain: Any) -> Any:
    """A plain value as the field's widget holds it."""
    kind, many = kind_of(info.annotation)
    if kind is bool:
        return bool(plain)
    if kind is Author:
        return "\n".join(map(author_line, as_authors(plain)))
    if kind is Membership:
        return list(memberships.groups(plain))
    if many and isinstance(plain, str):
        return plain
    if many:
        return list(plain or ()) if name in _REFERENCES else "\n".join(map(str, plain or ()))
    if name in _REFERENCES or issubclass(kind, StrEnum):
        return None if plain is None else str(plain)
    return "" if plain is None else str(plain)


def record_form(
    model: type[Record],
    names: wording.RecordNames,
    *,
    key: str,
    only: Iterable[str] | None = None,
    across: int = 2,
    places: Places | None = None,
    changed: Mapping[str, Callable[[], None]] | None = None,
    below: Mapping[str, Callable[[], None]] | None = None,
) -> Values:
    """What stands in the form: a value for each field, None if it is empty or the default.

    ``only`` names the fields, all if it is None. Widgets are keyed ``{key}_{field}``; ``fill``
    puts a record's values there. ``places`` gets the place of each field's problems, and
    ``changed`` says what runs when another record is chosen in a field, ``below`` what shows more
    under one.
    """
    values: Values = {}
    fields = _written(model)
    columns: list[DeltaGenerator] = []
    for name in fields if only is None else only:
        info = fields[name]
        if name in _LONG:
            columns = []  # what follows begins a row of its own, for the eye and for the Tab key
            values[name] = _text_area(name, info, key=key)
            _mark(places, name, st.empty())
            continue
        columns = columns or list(st.columns(across))
        with columns.pop(0):
            content = _widget(model, name, names, key=key, changed=(changed or {}).get(name))
            _mark(places, name, st.empty())
            if below and name in below:
                below[name]()
        values[name] = None if content == info.default else content
    return values


def _mark(places: Places | None, name: str, place: DeltaGenerator) -> None:
    if places is not None:
        places[name,] = place


def missing(model: type[Record], values: Fields, *, apart: Container[str] = ()) -> list[str]:
    """The labels of required fields, those in ``apart`` aside, that are empty."""
    return [
        wording.field_label(name)
        for name, info in _written(model).items()
        if info.is_required() and name not in apart and not values[name]
    ]


def show_missing(labels: Iterable[str]) -> None:
    """Says what has to be filled in before anything can be saved."""
    st.info(f"Missing: {', '.join(labels)}.", icon=":material/edit:")


def differing(model: type[Record], record: Record, values: Fields) -> Values:
    """Those of ``values`` that say something else than the record does.

    A default that the file spells out is left alone.
    """
    recorded = record.model_dump(mode="json", exclude_none=True)
    changed, fields = {}, _written(model)
    for name, content in values.items():
        default = _bare(fields[name].default)
        before, after = _bare(recorded.get(name)), _bare(content)
        if (default if after is None else after) != (default if before is None else before):
            changed[name] = content
    return changed


def _bare(content: Any) -> Any:
    """The value as plain data; empty ones and a missing default are None."""
    if content is PydanticUndefined or content is False or content in ("", (), [], {}):
        return None
    if isinstance(content, list | tuple):
        return [_bare(item) for item in content]
    if isinstance(content, Mapping):
        return {key: _bare(item) for key, item in content.items() if _bare(item) is not None}
    return str(content) if isinstance(content, StrEnum) else content


def _widget(
    model: type[Record],
    name: str,
    names: wording.RecordNames,
    *,
    key: str,
    changed: Callable[[], None] | None = None,
) -> Any:
    """The widget of one short field, and its value."""
    info = _written(model)[name]
    kind, many = kind_of(info.annotation)
    label, own, meaning = _label(name, info), f"{key}_{name}", _meaning(info)
    if (model, name) == (Source, "id"):
        label, meaning = wording.field_label(name), _OWN_ID
    if kind is bool:
        return st.checkbox(label, key=own, help=meaning, persist_state="session") or None
    if name in _REFERENCES:
        known = names.of(_REFERENCES[name])
        others = names.others(_REFERENCES[name])
        if kind is Membership:
            return _memberships(label, known, others, key=own, meaning=meaning) or None
        if many:
            return pick_several(label, known, key=own, help=meaning, others=others) or None
        return pick(label, known, key=own, help=meaning, on_change=changed, others=others)
    if issubclass(kind, Vocabulary):
        labels = {str(code): text for code, text in wording.labels_of(kind).items()}
        return pick(label, labels, key=own, help=wording.meanings(kind, labels), codes=True)
    if many:
        each = f"One on each line: {AUTHOR_LINE}." if kind is Author else "One on each line."
        lines = st.text_area(
            label,
            key=own,
            help=f"{meaning or ''} {each}".strip(),
            height=90,
            persist_state="session",
        )
        if kind is Author:
            return authors_of(lines.splitlines())
        several = [line.strip() for line in lines.splitlines() if line.strip()]
        one = kind is PartialDate and len(several) == 1
        return several[0] if one else several or None
    if kind is int:
        return number(model, name, key=own)
    return st.text_input(label, key=own, help=meaning, persist_state="session").strip() or None


def number(model: type[Record], name: str, *, key: str) -> int | str | None:
    """The whole number in the field's widget; the text as it is if it is not a number."""
    info = _written(model)[name]
    text = st.text_input(
        _label(name, info), key=key, help=_meaning(info), persist_state="session"
    ).strip()
    return int(text) if re.fullmatch(r"[+-]?[0-9]{1,9}", text) else text or None


def _memberships(
    label: str,
    names: Mapping[str, str],
    others: Mapping[str, Sequence[str]],
    *,
    key: str,
    meaning: str | None,
) -> list[Any]:
    """The groups chosen from a list that shows names, each with the times of the membership."""
    chosen = pick_several(label, names, key=key, help=meaning, others=others)
    times = {
        group: st.text_input(
            f"Member of {page.as_text(names[group])}: when",
            key=f"{key}_{group}",
            help="Intervals, separated by commas: 2019-05/2022-06-30, 2024/.. Empty: always.",
            persist_state="session",
        )
        for group in chosen
    }
    return memberships.entries(times)


def _text_area(name: str, info: FieldInfo, *, key: str) -> str | None:
    content = st.text_area(
        _label(name, info),
        key=f"{key}_{name}",
        help=_meaning(info),
        height=90,
        persist_state="session",
    )
    return content.strip() or None


def _label(name: str, info: FieldInfo) -> str:
    """The field's label, marked if it is required."""
    label = wording.field_label(name)
    return f"{label} (required)" if info.is_required() else label


def _meaning(info: FieldInfo) -> str | None:
    """The model's own description of the field, as a sentence."""
    words = info.description
    return f"{words[:1].upper()}{words[1:]}." if words else None
