"""Ids: each must be unique, each reference must resolve."""

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from stances.errors import Problem
from stances.model.dataset import Dataset
from stances.model.fields import section_record
from stances.reading.suggestions import did_you_mean
from stances.reading.yaml_text import Path, YamlText

Reference = tuple[Path, str, str]
_KINDS = ("issue", "actor", "source", "stance")


def reference_problems(source: YamlText, dataset: Dataset) -> Iterator[Problem]:
    """Every repeated id and every reference to an id that does not exist."""
    yield from _repeated(source, dataset)
    known: dict[str, Mapping[str, Any]] = {
        "actor": dataset.actors_by_id,
        "issue": dataset.issues_by_id,
        "source": dataset.sources_by_id,
        "stance": dataset.stances_by_id,
        "coder": dataset.coders_by_id,
    }
    of_records: list[Any] = [dataset.events_by_id, *map(known.get, _KINDS)]
    known["record"] = ChainMap(*of_records)  # not one mapping: that would make every record
    for path, kind, name in _references(dataset):
        if name not in known[kind]:
            message = f"no {kind} '{name}'{did_you_mean(name, known[kind])}"
            yield source.problem(path, "unknown-reference", message)


def _repeated(source: YamlText, dataset: Dataset) -> Iterator[Problem]:
    for section in Dataset.model_fields:
        if section == "dataset" or "id" not in section_record(section).model_fields:
            continue
        first: dict[str, int] = {}
        for index, record in enumerate(getattr(dataset, section)):
            earlier = first.setdefault(record.id, index)
            if earlier != index:
                where = source.where((section, earlier, "id"))
                message = f"'{record.id}' is already the id of the record on {where}"
                yield source.problem((section, index, "id"), "repeated-id", message)


def _references(dataset: Dataset) -> Iterator[Reference]:
    info = dataset.dataset
    yield from _each(("dataset", "actors"), "actor", info.actors)
    yield from _each(("dataset", "issues"), "issue", info.issues)
    yield from _one(("dataset", "lead"), "issue", info.lead)
    for index, actor in enumerate(dataset.actors):
        for place, member in enumerate(actor.member_of):
            yield ("actors", index, "member_of", place), "actor", member.group
    for index, stance in enumerate(dataset.stances):
        here: Path = ("stances", index)
        yield (*here, "actor"), "actor", stance.actor
        yield (*here, "issue"), "issue", stance.issue
        for place, item in enumerate(stance.evidence):
            yield (*here, "evidence", place, "source"), "source", item.source
        for place, coding in enumerate(stance.codings):
            yield (*here, "codings", place, "coder"), "coder", coding.coder
        yield from _one((*here, "supersedes"), "stance", stance.supersedes)
        yield from _each((*here, "see_also"), "stance", stance.see_also)
    for index, source in enumerate(dataset.sources):
        yield from _one(("sources", index, "copy_of"), "source", source.copy_of)
    for index, search in enumerate(dataset.searches):
        yield ("searches", index, "actor"), "actor", search.actor
        yield ("searches", index, "issue"), "issue", search.issue
        yield from _each(("searches", index, "sources"), "source", search.sources)
    for index, entry in enumerate(dataset.not_applicable):
        yield ("not_applicable", index, "actor"), "actor", entry.actor
        yield from _one(("not_applicable", index, "issue"), "issue", entry.issue)
    for index, event in enumerate(dataset.events):
        yield from _each(("events", index, "sources"), "source", event.sources)
    for index, correction in enumerate(dataset.corrections):
        yield ("corrections", index, "record"), "record", correction.record


def _one(path: Path, kind: str, name: str | None) -> Iterator[Reference]:
    if name is not None:
        yield path, kind, name


def _each(path: Path, kind: str, names: Iterable[str]) -> Iterator[Reference]:
    for place, name in enumerate(names):
        yield (*path, place), kind, name
