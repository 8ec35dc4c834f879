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
            for label, word in _evidence(tables, name.removesuffix("stance"), column).items():
                if label not in frame:
                    evidence[label] = _column(column, word)
    return pd.DataFrame(beside | evidence, index=frame.index)


def cited_sources(tables: Tables, frame: pd.DataFrame, stances: Iterable[str]) -> list[SourceRow]:
    """The sources of the records and those that the frame names, in the dataset's order."""
    records = set(stances)
    ids = set()
    for name in map(str, frame.columns):
        if name == "source":
            ids.update(frame[name].dropna())
        elif name == "stance" or name.endswith("_stance"):
            records.update(frame[name].dropna())
    of_records = tables.evidence["stance"].isin(records)
    ids.update(tables.evidence["source"][of_records])
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


def _evidence(
    tables: Tables, prefix: str, stances: pd.Series
) -> dict[str, Callable[[Any], str | None]]:
    """The columns that say what a record says and where that stands."""
    rests_on = _items_of(tables, stances)
    names = [name for name in stances.dropna().unique() if name in tables.stance_places]
    places = [tables.stance_places[name] for name in names]
    summaries = dict(zip(names, tables.stances["summary"].iloc[places], strict=True))

    def quotes(stance: Any) -> str | None:
        texts = [quote for _, quote in rests_on.get(stance, ()) if quote]
        return _BETWEEN.join(dict.fromkeys(texts)) or None

    def of(part: Callable[[SourceRow], str | None]) -> Callable[[Any], str | None]:
        parts: dict[str, str | None] = {}  # of each source, because records share them

        def one(source: str) -> str | None:
            if source not in parts:
                parts[source] = _source(tables, source, part)
            return parts[source]

        return lambda stance: _each(rests_on.get(stance, ()), one)

    return {
        f"{prefix}summary": summaries.get,
        f"{prefix}quotation": quotes,
        f"{prefix}source": of(lambda row: row.source),
        f"{prefix}source_title": of(source_label),
        f"{prefix}source_kind": of(lambda row: source_kind_words(row, tables.source_rows) or None),
        f"{prefix}address": of(lambda row: row.url),
    }


def _source(tables: Tables, source: str, part: Callable[[SourceRow], str | None]) -> str | None:
    row = tables.source_rows.get(source)
    return None if row is None else part(row)


def _items_of(tables: Tables, stances: pd.Series) -> dict[str, list[tuple[str, str | None]]]:
    """The sources and the quotations of these records, by record, read in columns."""
    evidence = tables.evidence
    wanted = evidence["stance"].isin(stances.dropna().unique()).to_numpy(dtype=bool)
    columns = [evidence[name][wanted] for name in ("stance", "source", "quote")]
    quotes = columns[2].astype(object).where(columns[2].notna(), None)
    items: dict[str, list[tuple[str, str | None]]] = {}
    for stance, source, quote in zip(columns[0].tolist(), columns[1].tolist(), quotes, strict=True):
        items.setdefault(stance, []).append((source, quote))
    return items


def _each(items: Iterable[tuple[str, Any]], part: Callable[[str], str | None]) -> str | None:
    """The part of each source of a record, in one order in every column; a dash for none."""
    parts = [part(one) for one in dict.fromkeys(source for source, _ in items)]
    return _BETWEEN.join(each or "–" for each in parts) if any(parts) else None


def _column(column: pd.Series, word: Callable[[Any], str | None]) -> pd.Series:
    words = [None if pd.isna(value) else word(value) for value in column]
    return pd.Series(words, index=column.index, dtype="str")
