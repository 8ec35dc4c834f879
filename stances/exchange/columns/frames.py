"""The frames of a dataset whose stances are columns; every value as ``tables.frames`` has it."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from stances.exchange.columns.cells import Bools, Ints, Numbers, Texts
from stances.exchange.columns.quotes import NOWHERE, Places
from stances.exchange.columns.stances import SEE_ALSO, Items, StanceColumns
from stances.exchange.relations import VALUE
from stances.model.dataset import Dataset
from stances.model.seeds import Seeds
from stances.tables import Tables
from stances.tables.frames import tables
from stances.tables.rows import COUNT, SMALL, CodingRow, EvidenceRow, StanceRow, columns_of

_FIRST = np.datetime64("0001-01-01", "D")
_TEXT = pd.api.types.pandas_dtype("str")


def frames_of(columns: StanceColumns, dataset: Dataset, seeds: Seeds, places: Places) -> Tables:
    """All frames; ``dataset`` has the records that are not stances."""
    small = tables(dataset.model_copy(update={"stances": ()}), seeds)
    evidence = columns.evidence
    stances = pd.Series(evidence.parents[evidence.order])
    cited = evidence.texts["source"].take(evidence.order)
    quoted = pd.Series(evidence.texts["quote"].known[evidence.order])
    names = np.array([*cited.different, None], dtype=object)[cited.codes]
    by = pd.DataFrame({"stance": stances, "quoted": quoted}).groupby(names)
    ids = small.sources["source"].to_numpy(dtype=object)
    counts = {"stances": by["stance"].nunique(), "quotes": by["quoted"].sum()}
    numbers = {
        name: pd.array(one.reindex(ids, fill_value=0).to_numpy(), dtype=COUNT)
        for name, one in counts.items()
    }
    return replace(
        small,
        sources=small.sources.assign(**numbers),
        stances=_stances(columns),
        evidence=_evidence(columns, dataset, places),
        codings=_codings(columns),
    )


def _stances(columns: StanceColumns) -> pd.DataFrame:
    texts = columns.texts
    first, last = columns.days["date"]
    order, position = columns.numbers["order"], columns.numbers["position"]
    values: dict[str, Any] = {
        "stance": _text(texts["id"]),
        "earliest": _day(first),
        "latest": _day(last),
        "uncertain": ~columns.exact,
        "order": _number(*order, COUNT),
        "known": _day(columns.counts_from),
        "position": _number(*position, SMALL),
        "status": _text(texts["status"], "coded"),
        "act": _text(texts["act"], "statement"),
        "rank": pd.array(columns.rank, dtype=SMALL),
        "area": _text(texts["scope_area"]),
        "weapon": _text(texts["scope_weapon"]),
        "condition": _text(texts["scope_condition"]),
        "confidence": _text(texts["confidence"], "high"),
        "contested": columns.flags["contested"],
        "see_also": _see_also(columns.items[SEE_ALSO], columns.size),
        "withdrawn": _text(texts["withdrawn_date"]),
        "withdrawal": _text(texts["withdrawn_reason"]),
        "entered": _day(columns.entered_from),
        "place": pd.array(np.arange(columns.size), dtype=COUNT),
    }
    names = columns_of(StanceRow)
    return pd.DataFrame(
        {name: values[name] if name in values else _text(texts[name]) for name in names}
    )


def _evidence(columns: StanceColumns, dataset: Dataset, places: Places) -> pd.DataFrame:
    evidence = columns.evidence
    order = evidence.order
    seed_of = {name: source.seed for name, source in dataset.sources_by_id.items()}
    source = evidence.texts["source"].take(order)
    seeds = np.array([*map(seed_of.get, source.different), None], dtype=object)[source.codes]
    values: dict[str, Any] = {
        "stance": _owner(columns, evidence),
        "source": _text(source),
        "occurrence": _taken(evidence.numbers["occurrence"], order, COUNT),
        "seed": _text(Texts(pa.array(seeds, pa.large_string()))),
    }
    for name in ("start", "end", "page"):
        place = getattr(places, name)[order]
        values[name] = _number(place, place != NOWHERE, COUNT)
    for name in ("quote", "translation"):
        values[name] = _text(evidence.texts[name].take(order))
    return pd.DataFrame({name: values[name] for name in columns_of(EvidenceRow)})


def _codings(columns: StanceColumns) -> pd.DataFrame:
    codings = columns.codings
    order = codings.order
    values: dict[str, Any] = {
        "stance": _owner(columns, codings),
        "coder": _text(codings.texts["coder"].take(order)),
        "status": _text(codings.texts["status"].take(order), "coded"),
        "position": _taken(codings.numbers["position"], order, SMALL),
        "note": _text(codings.texts["note"].take(order)),
    }
    return pd.DataFrame({name: values[name] for name in columns_of(CodingRow)})


def _owner(columns: StanceColumns, items: Items) -> Any:
    return _text(columns.texts["id"].take(items.parents[items.order]))


def _see_also(items: Items, size: int) -> Any:
    lists = np.empty(size, dtype=object)
    lists.fill(())
    order = items.order
    names = items.texts[VALUE].take(order).values.to_pylist()
    for stance, name in zip(items.parents[order].tolist(), names, strict=True):
        lists[stance] = (*lists[stance], name)
    return lists


def _text(texts: Texts, missing: str | None = None) -> Any:
    values = texts.values if missing is None else texts.values.fill_null(missing)
    array: Any = _TEXT
    return array.__from_arrow__(pa.chunked_array([values]))


def _taken(numbers: Numbers, order: Ints, dtype: str) -> Any:
    return _number(numbers.values[order], numbers.known[order], dtype)


def _number(values: Ints, known: Bools, dtype: str) -> Any:
    kind = np.int8 if dtype == SMALL else np.int32
    return pd.arrays.IntegerArray(values.astype(kind), ~known)


def _day(ordinals: Ints) -> Any:
    return (_FIRST + (ordinals - 1).astype("timedelta64[D]")).astype("datetime64[s]")
