"""``docs/data-format.md``, made from the model itself."""

from enum import StrEnum
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from stances.model import vocabulary
from stances.model.dataset import Dataset
from stances.model.dates import PartialDate
from stances.model.vocabulary import Vocabulary

_WORDS = {str: "text", int: "whole number", bool: "true or false", PartialDate: "date (EDTF)"}


def fields_text() -> str:
    """Every section and field of a dataset file, and every code, as Markdown."""
    lines = [
        "# Data format",
        "",
        "Made by `stances fields --output docs/data-format.md`; a test fails when it is stale.",
        "A field in **bold** is needed. Anything not listed is refused.",
    ]
    for name, info in Dataset.model_fields.items():
        lines += _section(f"`{name}`", _model(info.annotation))
        for inner, field in _model(info.annotation).model_fields.items():
            if (model := _model_or_none(field.annotation)) is not None:
                lines += _section(f"`{name}` → `{inner}`", model)
    lines += ["", "## Codes"]
    for vocabulary_class in _vocabularies():
        lines += ["", f"**{vocabulary_class.__name__}**", "", "| code | meaning |", "|---|---|"]
        lines += [f"| `{code}` | {code.meaning} |" for code in vocabulary_class]
    return "\n".join(lines) + "\n"


def _section(title: str, model: type[BaseModel]) -> list[str]:
    lines = ["", f"## {title}", "", (model.__doc__ or "").split("\n")[0], ""]
    lines += ["| field | holds | |", "|---|---|---|"]
    for name, info in model.model_fields.items():
        shown = f"**`{name}`**" if info.is_required() else f"`{name}`"
        lines.append(f"| {shown} | {_holds(info)} | {info.description or ''} |")
    return lines


def _holds(info: FieldInfo) -> str:
    kind = info.annotation
    listed = getattr(kind, "__origin__", None) is tuple
    inner = next((arg for arg in _flat(kind) if arg is not type(None)), str)
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        words = inner.__name__.lower()
    elif isinstance(inner, type) and issubclass(inner, StrEnum):
        words = " · ".join(f"`{code}`" for code in inner)
    else:
        words = _WORDS.get(inner, "text")
    return f"list of {words}" if listed else words


def _flat(kind: Any) -> list[Any]:
    arguments = [arg for arg in get_args(kind) if arg is not Ellipsis]
    if not arguments:
        return [kind]
    return [leaf for arg in arguments for leaf in _flat(arg) if isinstance(leaf, type)]


def _model_or_none(kind: Any) -> type[BaseModel] | None:
    leaves = [leaf for leaf in _flat(kind) if isinstance(leaf, type)]
    return next((leaf for leaf in leaves if issubclass(leaf, BaseModel)), None)


def _model(kind: Any) -> type[BaseModel]:
    found = _model_or_none(kind)
    if found is None:
        raise TypeError(f"{kind} holds no record")
    return found


def _vocabularies() -> list[type[Vocabulary]]:
    found = [value for value in vars(vocabulary).values() if isinstance(value, type)]
    return [v for v in found if issubclass(v, Vocabulary) and v is not Vocabulary]
