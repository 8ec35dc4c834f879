"""From plain data to records, with pydantic's errors reworded for curators."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from stances.errors import InvalidData, Problem, shortened
from stances.model.countries import likely_code
from stances.model.dataset import Dataset
from stances.model.fields import codes_of, record_of, section_record
from stances.model.records import Record
from stances.reading.suggestions import did_you_mean
from stances.reading.yaml_text import Path, YamlText

_NOUNS = {
    "dataset": "the dataset section",
    "coders": "a coder",
    "actors": "an actor",
    "issues": "an issue",
    "sources": "a source",
    "stances": "a stance",
    "searches": "a search",
    "not_applicable": "an entry under not_applicable",
    "events": "an event",
    "corrections": "a correction",
    "author": "an author",
    "evidence": "an item of evidence",
    "codings": "a coding",
    "scope": "a scope",
    "withdrawn": "a withdrawal",
    "member_of": "a membership",
}
_PATTERNS = {
    "country": "a country is a code of two capital letters, such as PL",
    "wikidata": "a Wikidata id is Q followed by a number, such as Q60772",
    "language": "a language is a code such as en or zh-Hant",
    "translated_from": "a language is a code such as en or zh-Hant",
    "hash": "a hash is sha256: and 64 digits from 0 to f; `stances source fill` writes it",
    "seed": "a seed is the name of a .txt file in seeds/, without a folder",
}
_AUTHOR = "a family name, as in {family: Doe, given: Jane}, or a name, as in {name: NATO}"
_ABOUT_RECORDS = {"model_type", "model_attributes_type"}
_FILL_IN = "fill it in or delete the line"
_NO_CODE = "write the two-letter code, or delete the line"
_ID_REMEDY = "an id consists of lower-case letters and digits, joined by hyphens or dots"


def records_of(source: YamlText) -> Dataset:
    """The dataset in ``source``; InvalidData lists every value of the wrong shape."""
    if not isinstance(source.value, dict):
        content = "is empty" if source.value is None else f"contains {_described(source.value)}"
        message = f"the file {content}; it needs sections such as dataset, actors, issues, stances"
        raise InvalidData([Problem(source.file, 1, 1, "wrong-type", message)])
    try:
        return Dataset.model_validate(source.value)
    except ValidationError as error:
        raise InvalidData(_problems(source, error.errors(include_url=False))) from None


def field_problems(section: str, fields: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """What is wrong with the values of a record that may not be complete yet, by their paths."""
    try:
        section_record(section).model_validate(dict(fields))
    except ValidationError as error:
        for each in error.errors(include_url=False):
            path = (section, 0, *_path(fields, each["loc"]))
            if each["type"] != "missing":
                yield path[2:], _in_words(path, each)[1]


def _problems(source: YamlText, errors: list[ErrorDetails]) -> Iterator[Problem]:
    reported = set()
    for error in errors:
        path = _path(source.value, error["loc"])
        code, message = _in_words(path, error)
        if (path, message) in reported:
            continue
        reported.add((path, message))
        if error["type"] == "extra_forbidden":
            yield source.key_problem(path, code, message)
        else:
            yield source.problem(path, code, message)


def _path(value: Any, steps: Iterable[int | str]) -> Path:
    """The steps without the names of union members, which pydantic adds and no file contains."""
    path: list[int | str] = []
    for step in steps:
        known = step in value if isinstance(value, dict) else isinstance(step, int)
        if isinstance(step, str) and not known and any(mark in step for mark in "[("):
            continue
        path.append(step)
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step] if step < len(value) else None
    return tuple(path)


def _in_words(path: Path, error: ErrorDetails) -> tuple[str, str]:  # noqa: C901  one case a kind
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    while path and isinstance(path[-1], int) and kind not in _ABOUT_RECORDS:
        path = path[:-1]
    name = str(path[-1]) if path else "the file"
    noun = _noun(path[:-1])
    match kind:
        case "missing":
            return "missing-field", f"{noun} needs the field '{name}'"
        case "extra_forbidden":
            model = _model_at(path[:-1])
            hint = did_you_mean(name, model.model_fields) if model else ""
            return "unknown-field", f"{noun} has no field '{shortened(name)}'{hint}"
        case "enum":
            return _wrong_choice(path, name, value)
        case "country":
            return "wrong-value", _wrong_country(value, _NO_CODE)
        case "string_pattern_mismatch" if name == "country":
            return "wrong-value", _wrong_country(value, _PATTERNS[name])
        case "string_pattern_mismatch":
            remedy = _PATTERNS.get(name)
            code = "wrong-value" if remedy else "wrong-id"
            return code, f"{name} is '{shortened(value)}'; {remedy or _ID_REMEDY}"
        case "string_too_short" | "blank":
            state = "has nothing that can be seen" if value else "is empty"
            return "wrong-value", f"'{name}' {state}; {_FILL_IN}"
        case "string_too_long":
            return (
                "wrong-value",
                f"'{name}' is longer than {context['max_length']:,} characters; shorten it",
            )
        case "too_short":
            return "missing-record", f"'{name}' is empty; a dataset needs at least one"
        case "greater_than_equal" | "less_than_equal":
            return "wrong-value", f"{name} is {value}; it must be {_scale(path)}"
        case "value_error":
            return "wrong-date", f"{name}: {context['error']}"
        case "is_instance_of" | "dataclass_type" | "dataclass_exact_type":
            return "wrong-date", (
                f"{name} should be a date as text, found {_described(value)}{_date_remedy(value)}"
            )
        case "string_type" if name == "author":
            remedy = _remedy(value) or "; write a list, as in [{family: Doe, given: Jane}]"
            return (
                "wrong-type",
                f"'author' should be text or a list, found {_described(value)}{remedy}",
            )
        case "string_type":
            return (
                "wrong-type",
                f"'{name}' should be text, found {_described(value)}{_remedy(value)}",
            )
        case "int_type":
            return "wrong-type", f"'{name}' should be a whole number, found {_described(value)}"
        case "bool_type" | "bool_parsing":
            return "wrong-type", f"'{name}' should be true or false, found {_described(value)}"
        case "tuple_type":
            return "wrong-type", f"'{name}' should be a list, found {_described(value)}"
        case "author":
            return "wrong-value", f"an author has {_AUTHOR}"
        case "model_type" | "model_attributes_type" if "author" in path:
            return "wrong-type", f"an author has {_AUTHOR}, found {_described(value)}"
        case "model_type" | "model_attributes_type":
            return "wrong-type", f"{_noun(path)} should have fields, found {_described(value)}"
        case _:
            return "wrong-value", f"'{name}' cannot be {_described(value)}"


def _wrong_choice(path: Path, name: str, value: Any) -> tuple[str, str]:
    model = _model_at(path[:-1])
    choices = codes_of(model.model_fields[name].annotation) if model else []
    hint = did_you_mean(str(value), choices)
    return "wrong-value", f"{name} is {_described(value)}; choose {', '.join(choices)}{hint}"


def _wrong_country(value: Any, remedy: str) -> str:
    code = likely_code(str(value))
    hint = f" (did you mean '{code}'?)" if code else ""
    return f"country is '{shortened(value)}', which is not an ISO 3166-1 code{hint}; {remedy}"


def _scale(path: Path) -> str:
    """The whole numbers that the field at ``path`` accepts."""
    name, model = str(path[-1]), _model_at(path[:-1])
    if name == "position" or model is None:
        return "-2, -1, 0, 1 or 2"
    schema = model.model_json_schema()["properties"][name]
    bounds = next(kind for kind in schema.get("anyOf", [schema]) if kind["type"] == "integer")
    low, high = bounds.get("minimum"), bounds.get("maximum")
    if low is None or high is None:
        return f"at least {low}" if high is None else f"at most {high}"
    return f"{low} to {high}"


def _model_at(path: Path) -> type[Record] | None:
    model: type[Record] | None = Dataset
    for step in path:
        if isinstance(step, int) or model is None:
            continue
        info = model.model_fields.get(step)
        model = record_of(info.annotation) if info else None
    return model


def _noun(path: Path) -> str:
    named = [step for step in path if isinstance(step, str)]
    return _NOUNS.get(named[-1], f"'{named[-1]}'") if named else "the file"


def _described(value: Any) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"'{shortened(value)}'"
        case Mapping():
            return "fields"
        case list():
            return "a list"
        case _:
            return "a value of another kind"


def _date_remedy(value: Any) -> str:
    """How to write the date that a number without hyphens was meant to be."""
    parts = re.fullmatch(r"(\d{4})(\d\d)(\d\d)?", str(value))
    if not parts or isinstance(value, bool):
        return _remedy(value)
    return f"; write {'-'.join(filter(None, parts.groups()))}"


def _remedy(value: Any) -> str:
    if value is None:
        return f"; {_FILL_IN}"
    return "; put it in quotation marks" if isinstance(value, bool | int | float) else ""
