"""``docs/data-format.md``, made from the model itself."""

from enum import StrEnum

from pydantic.fields import FieldInfo

from stances.model import vocabulary
from stances.model.dataset import Dataset
from stances.model.dates import PartialDate
from stances.model.fields import kind_of, record_of, section_record
from stances.model.records import Record
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
    for name in Dataset.model_fields:
        record = section_record(name)
        lines += _section(f"`{name}`", record)
        for inner, field in record.model_fields.items():
            if (model := record_of(field.annotation)) is not None:
                lines += _section(f"`{name}` → `{inner}`", model)
    lines += ["", "## Codes"]
    for vocabulary_class in _vocabularies():
        lines += ["", f"**{vocabulary_class.__name__}**", "", "| code | meaning |", "|---|---|"]
        lines += [f"| `{code}` | {code.meaning} |" for code in vocabulary_class]
    return "\n".join(lines) + "\n"


def _section(title: str, model: type[Record]) -> list[str]:
    lines = ["", f"## {title}", "", (model.__doc__ or "").split("\n")[0], ""]
    lines += ["| field | holds | |", "|---|---|---|"]
    for name, info in model.model_fields.items():
        shown = f"**`{name}`**" if info.is_required() else f"`{name}`"
        lines.append(f"| {shown} | {_holds(info)} | {info.description or ''} |")
    return lines


def _holds(info: FieldInfo) -> str:
    kind, many = kind_of(info.annotation)
    if issubclass(kind, Record):
        words = kind.__name__.lower()
    elif issubclass(kind, StrEnum):
        words = " · ".join(f"`{code}`" for code in kind)
    else:
        words = _WORDS.get(kind, "text")
    return f"list of {words}" if many else words


def _vocabularies() -> list[type[Vocabulary]]:
    classes = [value for value in vars(vocabulary).values() if isinstance(value, type)]
    return [v for v in classes if issubclass(v, Vocabulary) and v is not Vocabulary]
