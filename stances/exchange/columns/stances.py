"""The stances of a dataset as columns, with their evidence, codings and references."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, get_args

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pydantic import TypeAdapter

from stances.exchange.columns.cells import (
    Bools,
    Ints,
    Numbers,
    Texts,
    UnusualColumn,
    flags_of,
    numbers_of,
    texts_of,
)
from stances.exchange.columns.fields import accepts, adapter_of, field_of, refused_places
from stances.exchange.folding import Numbered
from stances.exchange.relations import NUMBER, VALUE, Column, Relation, relations
from stances.model.dates import parse
from stances.model.records import Stance

STANCES = "stances"
EVIDENCE, CODINGS, SEE_ALSO = "stances_evidence", "stances_codings", "stances_see_also"
OF_STANCES = tuple(name for name, one in relations().items() if one.section == STANCES)
NO_DAY = -(10**9)  # where a date is missing or none

Tables = Mapping[str, pa.Table]


class Columns:
    """The columns of one table, and the rows with a value of the wrong shape (``wrong``).

    Of those, ``unread`` have a cell that is no number though the column should hold numbers.
    """

    def __init__(self, relation: Relation, table: pa.Table | None) -> None:
        self.relation = relation
        self.size = 0 if table is None else table.num_rows
        self.table = table
        self.texts: dict[str, Texts] = {}
        self.numbers: dict[str, Numbers] = {}
        self.flags: dict[str, Bools] = {}
        self.unread: Bools = np.zeros(self.size, dtype=bool)
        self.wrong: Bools = np.zeros(self.size, dtype=bool)
        for column in relation.all_columns:
            self._read(column)
        self._judge()

    @property
    def strange(self) -> bool:
        """True if the table has a column that no such table has."""
        known = {column.name for column in self.relation.all_columns} | {NUMBER}
        return bool(self.size and self.table and set(self.table.column_names) - known)

    def row(self, place: int) -> dict[str, Any]:
        """The cells of a row as they stand in the table."""
        table: pa.Table = self.table
        rows: list[dict[str, Any]] = table.slice(place, 1).to_pylist()
        return rows[0]

    def numbered(self, places: Ints) -> list[Numbered]:
        """These rows, each with its number."""
        if not len(places) or self.table is None:
            return []
        rows = self.table.take(pa.array(places)).to_pylist()
        return [(place + 1, row) for place, row in zip(places.tolist(), rows, strict=True)]

    def _read(self, column: Column) -> None:
        cells = pa.chunked_array([pa.nulls(self.size)])
        if self.table is not None and column.name in self.table.column_names:
            cells = self.table[column.name]
        if column.kind is int:
            self.numbers[column.name], wrong = numbers_of(cells)
        elif column.kind is bool:
            self.flags[column.name] = flags_of(cells)
            return
        else:
            self.texts[column.name] = texts_of(cells)
            return
        if column.attributes:
            self.unread |= wrong
            self.wrong |= wrong

    def _judge(self) -> None:
        """Each different value is judged by the field that holds it."""
        model = self.relation.record
        for column in self.relation.columns:
            if model is None:
                (each, *_) = get_args(Stance.model_fields[self.relation.field].annotation)
                self.wrong |= ~self.texts[VALUE].known
                self.wrong |= self._refused(column, TypeAdapter(each))
                continue
            field = field_of(model, column.attributes)
            if column.required:
                self.wrong |= ~self._known(column)
            elif len(column.attributes) > 1 and field.is_required():
                beside = [
                    one for one in self.relation.columns if one.fields[:-1] == column.fields[:-1]
                ]
                given = np.logical_or.reduce([self._known(one) for one in beside])
                self.wrong |= given & ~self._known(column)
            self.wrong |= self._refused(column, adapter_of(field))

    def _known(self, column: Column) -> Bools:
        if column.kind is int:
            return self.numbers[column.name].known
        return self.texts[column.name].known

    def _refused(self, column: Column, adapter: TypeAdapter[Any]) -> Bools:
        if column.kind is bool:
            return np.zeros(self.size, dtype=bool)
        if column.kind is int:
            values, known = self.numbers[column.name]
            different = np.unique(values[known])
            refused = [value for value in different.tolist() if not accepts(adapter, value)]
            return known & np.isin(values, refused)
        texts = self.texts[column.name]
        return np.isin(texts.codes, sorted(refused_places(adapter, texts.different)))


class Items(Columns):
    """The columns of a table of things that belong to stances, and to which of them each does."""

    def __init__(self, relation: Relation, table: pa.Table | None, ids: Texts) -> None:
        super().__init__(relation, table)
        key = relation.key
        if table is not None and key in table.column_names and not _is_text(table[key].type):
            raise UnusualColumn
        found = pc.index_in(self.texts[key].values, value_set=ids.values, skip_nulls=True)
        self.parents: Ints = found.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
        self.parents[~self.texts[key].known] = -1

    @cached_property
    def order(self) -> Ints:
        """The rows by stance and by their place in it, those of no stance left out."""
        numbers, known = self.numbers[NUMBER]
        rows = np.arange(self.size)
        place = np.where(known, numbers, rows + 1)
        order = np.lexsort((rows, place, self.parents))
        return np.asarray(order[self.parents[order] >= 0])

    def of(self, stances: Bools) -> Ints:
        """The rows of these stances, and those of none."""
        return np.flatnonzero((self.parents < 0) | np.append(stances, False)[self.parents])

    def count(self, stances: int, rows: Bools | None = None) -> Ints:
        """How many of the rows each stance has."""
        chosen = self.parents >= 0 if rows is None else rows & (self.parents >= 0)
        return np.bincount(self.parents[chosen], minlength=stances)


class StanceColumns(Columns):
    """The stances with what belongs to them; UnusualColumn if they are to be read row by row."""

    def __init__(self, tables: Tables) -> None:
        known = relations()
        super().__init__(known[STANCES], tables[STANCES])
        ids = self.texts["id"]
        self.items = {
            name: Items(known[name], tables.get(name), ids)
            for name in OF_STANCES
            if name != STANCES
        }

    @property
    def evidence(self) -> Items:
        """What the stances rest on."""
        return self.items[EVIDENCE]

    @property
    def codings(self) -> Items:
        """The judgements of the coders."""
        return self.items[CODINGS]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The row of each id, the first if there are several."""
        names = self.texts["id"].values.to_pylist()
        return {
            name: row
            for row, name in zip(range(len(names) - 1, -1, -1), reversed(names), strict=True)
        }

    def forget(self) -> None:
        """Lets go of what only judging needs; records are made from the tables, which stay."""
        for part in (self, *self.items.values()):
            for texts in part.texts.values():
                texts.forget()
            vars(part).pop("order", None)
        for name in ("days", "exact", "counts_from", "entered_from", "standing", "coded", "rank"):
            vars(self).pop(name, None)

    @cached_property
    def days(self) -> Mapping[str, tuple[Ints, Ints]]:
        """The first and the last day that each date can mean, as ordinals; NO_DAY if none."""
        names = ("date", "public", "recorded", "withdrawn_date")
        return {name: self._bounds(name) for name in names}

    def _bounds(self, name: str) -> tuple[Ints, Ints]:
        texts = self.texts[name]
        bounds = [_bounds(text) for text in texts.different]
        bounds.append((NO_DAY, NO_DAY))
        table = np.array(bounds, dtype=np.int64)[texts.codes]
        return table[:, 0], table[:, 1]

    @cached_property
    def exact(self) -> Bools:
        """Where the date is a single day without a mark."""
        return np.asarray(self.texts["date"].each(_is_exact, missing=False, dtype="bool"))

    @cached_property
    def counts_from(self) -> Ints:
        """The first day on which each was done or said and is known."""
        public, date_of = self.days["public"][0], self.days["date"][0]
        return np.where(self.texts["public"].known, np.maximum(public, date_of), date_of)

    @cached_property
    def entered_from(self) -> Ints:
        """The first day on which the dataset can have said it."""
        recorded = self.days["recorded"][0]
        later = np.maximum(recorded, self.counts_from)
        return np.where(self.texts["recorded"].known, later, self.counts_from)

    @cached_property
    def standing(self) -> Bools:
        """Those not withdrawn."""
        return ~(self.texts["withdrawn_date"].known | self.texts["withdrawn_reason"].known)

    @cached_property
    def coded(self) -> Bools:
        """Those whose outcome is a position."""
        return ~self.texts["status"].known | self.texts["status"].are("coded")

    @cached_property
    def rank(self) -> Ints:
        """Which record prevails on a day, as ``Stance.rank``."""
        attribution, act = self.texts["attribution"], self.texts["act"]
        said = (~act.known | act.are("statement")) & ~attribution.are("act")
        rank = np.where(said, 2, 3)
        rank[attribution.are("anonymous")] = 1
        rank[attribution.are("inferred")] = 0
        return rank

    @cached_property
    def newest(self) -> date | None:
        """The day from which every stance counts, withdrawn ones aside; None if there is none."""
        days = self.counts_from[self.standing]
        return date.fromordinal(int(days.max())) if len(days) else None


def _bounds(text: str) -> tuple[int, int]:
    try:
        when = parse(text)
    except ValueError:
        return NO_DAY, NO_DAY
    return when.earliest.toordinal(), when.latest.toordinal()


def _is_exact(text: str) -> bool:
    try:
        return parse(text).exact
    except ValueError:
        return False


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(
        pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_null(kind)
    )
