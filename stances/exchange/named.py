"""A table as people read it: names and labels beside ids and codes, and what a record rests on."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

from stances.model.vocabulary import POSITION_LABELS
from stances.tables import Tables
from stances.tables.rows import SourceRow
from stances.wording.labels import (
    ATTRIBUTION_LABELS,
    CHANGE_WORDS,
    CONFIDENCE_LABELS,
    KIND_WORDS,
    STATE_WORDS,
    TIER_LABELS,
)
from stances.wording.words import source_kind_words, source_label

_BETWEEN = " | "  # the quotations or sources of one record in one cell
_CODES: Mapping[str, Mapping[str, str]] = {
    "status": STATE_WORDS,
    "state": STATE_WORDS,
    "reason": STATE_WORDS,
    "kind": {str(kind): label for kind, label in KIND_WORDS.items()},
    "change": {str(kind): label for kind, label in CHANGE_WORDS.items()},
    "attribution": {str(code): label for code, label in ATTRIBUTION_LABELS.items()},
    "tier": {str(code): label for code, label in TIER_LABELS.items()},
    "confidence": {str(code): label for code, label in CONFIDENCE_LABELS.items()},
}
_ACTORS = frozenset({"actor", "actor_a", "actor_b", "group", "inherited_from"})


def named_frame(tables: Tables, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with a name or label after every id and code, and the evidence of its records.

    Every column of the frame is as it was; a column that is there already is not written again.
    """
    beside: dict[str, pd.Series] = {}
    evidence: dict[str, pd.Series] = {}
    for name in map(str, frame.columns):
        column = frame[name]
        beside[name] = column
        for label, word in _words(tables, name, column).items():
            if label not in frame:
                beside[label] = _column(column, word)
        if name == "stance" or name.endswith("_stance"):
            for label, word in _evidence(tables, name.removesuffix("stance")).items():
                if label not in frame:
                    evidence[label] = _column(column, word)
    return pd.DataFrame(beside | evidence, index=frame.index)


def cited_sources(tables: Tables, frame: pd.DataFrame, stances: Iterable[str]) -> list[SourceRow]:
    """The sources of the records and those that the frame names, in the dataset's order."""
    ids = {item.source for stance in stances for item in tables.evidence_of.get(stance, ())}
    for name in map(str, frame.columns):
        if name == "source":
            ids.update(frame[name].dropna())
        elif name == "stance" or name.endswith("_stance"):
            records = frame[name].dropna().unique()
            ids.update(item.source for one in records for item in tables.evidence_of.get(one, ()))
    return [row for name, row in tables.source_rows.items() if name in ids]


def _words(tables: Tables, name: str, column: pd.Series) -> dict[str, Callable[[Any], str | None]]:
    """The columns that say in words what stands in the column."""
    if name in _ACTORS:
        actors = tables.actor_rows
        return {f"{name}_name": lambda one: actors[one].name if one in actors else None}
    if name == "issue":
        return {"issue_title": lambda one: getattr(tables.issue_rows.get(one), "title", None)}
    if name == "source":
        return {"source_title": lambda one: _source(tables, one, source_label)}
    if name == "position" or name.endswith("_position"):
        if not pd.api.types.is_integer_dtype(column):
            return {}
        label = f"{name.removesuffix('position')}label" if name != "position" else "position_label"
        return {label: lambda one: POSITION_LABELS.get(int(one))}
    code = name.removeprefix("compared_")
    return {f"{name}_label": _CODES[code].get} if code in _CODES else {}


def _evidence(tables: Tables, prefix: str) -> dict[str, Callable[[Any], str | None]]:
    """The columns that say what a record says and where that stands."""

    def quotes(stance: Any) -> str | None:
        texts = [item.quote for item in tables.evidence_of.get(stance, ()) if item.quote]
        return _BETWEEN.join(dict.fromkeys(texts)) or None

    def of(part: Callable[[SourceRow], str | None]) -> Callable[[Any], str | None]:
        return lambda stance: _each(tables, stance, part)

    return {
        f"{prefix}summary": lambda one: getattr(tables.stance_rows.get(one), "summary", None),
        f"{prefix}quotation": quotes,
        f"{prefix}source": of(lambda row: row.source),
        f"{prefix}source_title": of(source_label),
        f"{prefix}source_kind": of(lambda row: source_kind_words(row, tables.source_rows) or None),
        f"{prefix}address": of(lambda row: row.url),
    }


def _source(tables: Tables, source: str, part: Callable[[SourceRow], str | None]) -> str | None:
    row = tables.source_rows.get(source)
    return None if row is None else part(row)


def _each(tables: Tables, stance: Any, part: Callable[[SourceRow], str | None]) -> str | None:
    """The part of each source of the record, in one order in every column; a dash for none."""
    ids = dict.fromkeys(item.source for item in tables.evidence_of.get(stance, ()))
    parts = [_source(tables, one, part) for one in ids]
    return _BETWEEN.join(each or "–" for each in parts) if any(parts) else None


def _column(column: pd.Series, word: Callable[[Any], str | None]) -> pd.Series:
    words = [None if pd.isna(value) else word(value) for value in column]
    return pd.Series(words, index=column.index, dtype="str")
