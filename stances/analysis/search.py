"""Full-text search in summaries, quotations, speakers and sources, with context for each hit."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import overload

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from stances.analysis.admitted import rows_among
from stances.analysis.ledger import Bools, Ints
from stances.analysis.query import Query, has_one, query_of
from stances.model.plain_letters import plain_letters, plain_letters_with_places
from stances.tables import Tables
from stances.tables.rows import StanceRow

_AROUND = 90
_PART = 10_000


@dataclass(frozen=True)
class Hit:
    """A stance that contains every word; ``parts`` are texts, each highlighted or not."""

    stance: str
    where: str
    parts: tuple[tuple[str, bool], ...]


class Hits(Sequence[Hit]):
    """The hits of a query in those rows of ``tables.stances``; each is made when it is read."""

    def __init__(self, tables: Tables, asked: Query, rows: Ints) -> None:
        self._tables, self._asked, self._rows = tables, asked, rows

    @property
    def stances(self) -> list[str]:
        """The ids of the records."""
        names: list[str] = self._tables.stance_ids[self._rows].tolist()
        return names

    @property
    def frame(self) -> pd.DataFrame:
        """The records as a frame."""
        return self._tables.stances.iloc[self._rows].reset_index(drop=True)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Hit]:
        """All hits in order, their records made a part at a time."""
        names = self.stances
        for start in range(0, len(names), _PART):
            for record in self._tables.stances_named(names[start : start + _PART]):
                yield _hit(self._tables, record, self._asked)

    @overload
    def __getitem__(self, at: int) -> Hit: ...
    @overload
    def __getitem__(self, at: slice) -> "Hits": ...
    def __getitem__(self, at: int | slice) -> "Hit | Hits":
        if isinstance(at, slice):
            return Hits(self._tables, self._asked, self._rows[at])
        name = self._tables.stance_ids[self._rows[at]]
        return _hit(self._tables, self._tables.stance_rows[name], self._asked)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


def search(tables: Tables, query: str, *, among: AbstractSet[str]) -> Hits:
    """The stances in ``among`` that contain all of ``query`` (see ``query_of``), newest first.

    Case and accents do not matter, and apostrophes are all alike. The text shown is from the field
    with most of the words, in the order quotation, summary, speaker, source, note; other names of
    the actor are searched too.
    """
    asked = query_of(query)
    found = rows_among(tables, among) & bool(asked)
    for group in asked.groups:
        found &= _with_one_of(tables, group)
    rows = np.flatnonzero(found)
    days = tables.stances["earliest"].to_numpy()[rows]
    keys = pa.table({"day": days.astype("datetime64[s]"), "id": tables.stance_ids[rows]})
    order = pc.sort_indices(keys, [("day", "descending"), ("id", "descending")])
    return Hits(tables, asked, rows[order.to_numpy()])


def _with_one_of(tables: Tables, group: Sequence[str]) -> Bools:
    """For each row of ``tables.stances``, whether one of its texts has one of the words."""
    found = np.zeros(len(tables.stances), dtype=bool)
    for field in tables.plain_texts:
        texts = np.array([has_one(text, group) for text in field.texts], dtype=bool)
        found[field.stances[texts[field.number]]] = True
    return found


def _hit(tables: Tables, record: StanceRow, asked: Query) -> Hit:
    counted = [
        (asked.matching(plain_letters(text)), where, text) for where, text in _texts(tables, record)
    ]
    most, where, text = max(counted, key=lambda each: each[0])
    if not most:
        return Hit(record.stance, "Actor", ((record.summary, False),))
    return Hit(record.stance, where, _parts(text, asked))


def _texts(tables: Tables, record: StanceRow) -> Iterator[tuple[str, str]]:
    evidence = tables.evidence_of.get(record.stance, ())
    yield from (("Quotation", item.quote) for item in evidence if item.quote)
    yield "Summary", record.summary
    if record.speaker:
        yield "Speaker", record.speaker
    for item in evidence:
        source = tables.source_rows[item.source]
        named = " · ".join(filter(None, [source.title, source.publisher]))
        if named:
            yield "Source", named
    if record.note:
        yield "Note", record.note


def _parts(text: str, asked: Query) -> tuple[tuple[str, bool], ...]:
    """The text split at its matches and shortened to the context of the first."""
    spans = asked.spans(plain_letters_with_places(text))
    start = max(spans[0][0] - _AROUND, 0)
    end = min(max(spans[0][1] + 2 * _AROUND, start + 3 * _AROUND), len(text))
    start = text.find(" ", start, spans[0][0]) + 1 if start else 0
    parts = [("…", False)] if start else []
    at = start
    for first, last in spans:
        if first >= at and last <= end:
            parts += [(text[at:first], False), (text[first:last], True)]
            at = last
    parts.append((text[at:end] + ("…" if end < len(text) else ""), False))
    return tuple(part for part in parts if part[0])
