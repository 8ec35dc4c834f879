"""A form for any record: one widget a field, made from the model, its values plain."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

import streamlit as st
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from stances.model.dataset import Dataset
from stances.model.fields import kind_of
from stances.model.records import Record

_LONG = {"note", "summary", "quote", "translation", "settled", "description", "reason", "label"}
_REFERENCES = {
    "actor": "actors", "issue": "issues", "member_of": "actors", "sources": "sources",
    "supersedes": "stances",
}  # fmt: skip


def record_form(
    model: type[Record],
    dataset: Dataset,
    *,
    key: str,
    only: Iterable[str] | None = None,
    across: int = 2,
) -> dict[str, Any]:
    """What the form holds: a value for each field, None where it is empty or the usual one.

    ``only`` names the fields, all where it is None. Widgets are keyed ``{key}_{field}``; ``fill``
    puts a record's values there.
    """
    named = list(model.model_fields if only is None else only)
    columns = st.columns(across)
    found: dict[str, Any] = {}
    place = 0
    for name in named:
        info = model.model_fields[name]
        if name in _LONG:
            found[name] = _text(name, info, key=key)
            continue
        with columns[place % across]:
            value = _widget(name, info, dataset, key=key)
        found[name] = None if value == info.default else value
        place += 1
    return found


def fill(model: type[Record], values: Mapping[str, Any], *, key: str) -> None:
    """Puts plain values into the widgets of a form; fields without one are emptied."""
    for name, info in model.model_fields.items():
        usual = None if info.is_required() else info.default
        value = values.get(name, usual)
        kind, many = kind_of(info.annotation)
        if kind is bool:
            held: Any = bool(value)
        elif many and name in _REFERENCES:
            held = list(value or ())
        elif many:
            held = "\n".join(map(str, value or ()))
        elif name in _REFERENCES or issubclass(kind, StrEnum):
            held = None if value is None else str(value)
        else:
            held = "" if value is None else str(value)
        st.session_state[f"{key}_{name}"] = held


def differing(model: type[Record], record: Record, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Those of ``fields`` that say something else than the record does.

    What the file spells out although it is the usual value is so left alone.
    """
    held = record.model_dump(mode="json", exclude_none=True)
    found = {}
    for name, value in fields.items():
        usual = _bare(model.model_fields[name].default)
        before = _bare(held.get(name))
        if (usual if _bare(value) is None else _bare(value)) != (
            usual if before is None else before
        ):
            found[name] = value
    return found


def _bare(value: Any) -> Any:
    """The value as plain data; empty ones and a missing default are None."""
    if value is PydanticUndefined or value is False or value in ("", (), [], {}):
        return None
    if isinstance(value, list | tuple):
        return [_bare(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _bare(item) for key, item in value.items() if _bare(item) is not None}
    return str(value) if isinstance(value, StrEnum) else value


def _widget(name: str, info: FieldInfo, dataset: Dataset, *, key: str) -> Any:
    """The widget of one short field, and its value."""
    kind, many = kind_of(info.annotation)
    label, own = _label(name, info), f"{key}_{name}"
    if kind is bool:
        return st.checkbox(label, key=own, help=info.description, persist_state="session") or None
    if name in _REFERENCES:
        known = list(getattr(dataset, f"{_REFERENCES[name]}_by_id"))
        if many:
            return (
                st.multiselect(
                    label, known, key=own, help=info.description, persist_state="session"
                )
                or None
            )
        _keep(own, known)
        return st.selectbox(
            label, known, index=None, key=own, help=info.description, persist_state="session"
        )
    if issubclass(kind, StrEnum):
        codes = [str(code) for code in kind]
        _keep(own, codes)
        return st.selectbox(
            label, codes, index=None, key=own, help=_meanings(kind), persist_state="session"
        )
    if many:
        told = f"{info.description or ''} One in each line.".strip()
        lines = st.text_area(label, key=own, help=told, height=90, persist_state="session")
        return [line.strip() for line in lines.splitlines() if line.strip()] or None
    text = st.text_input(label, key=own, help=info.description, persist_state="session").strip()
    if kind is int:
        return int(text) if re.fullmatch(r"[+-]?[0-9]{1,9}", text) else text or None
    return text or None


def _text(name: str, info: FieldInfo, *, key: str) -> str | None:
    held = st.text_area(
        _label(name, info),
        key=f"{key}_{name}",
        help=info.description,
        height=90,
        persist_state="session",
    )
    return held.strip() or None


def _keep(key: str, known: list[str]) -> None:
    """A value that is no longer among the choices is forgotten."""
    if st.session_state.get(key) not in known:
        st.session_state[key] = None


def _label(name: str, info: FieldInfo) -> str:
    words = name.replace("_", " ").capitalize()
    return f"{words} (needed)" if info.is_required() else words


def _meanings(kind: type[StrEnum]) -> str:
    return "\n\n".join(f"**{code}**: {getattr(code, 'meaning', '')}" for code in kind)
