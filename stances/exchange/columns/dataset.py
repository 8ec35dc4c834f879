"""A package of very many stances as a dataset: judged in columns, a record made when asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from pydantic import PrivateAttr

from stances import clock
from stances.checks import Case
from stances.exchange.columns.cells import Bools, Ints, UnusualColumn
from stances.exchange.columns.copies import Judgement, keep, kept
from stances.exchange.columns.frames import frames_of
from stances.exchange.columns.quotes import places_of
from stances.exchange.columns.stances import OF_STANCES, STANCES, StanceColumns, Tables
from stances.exchange.columns.suspects import misshapen, suspects
from stances.exchange.folding import Numbered, check_tables, folded, plain_source, seeds_in
from stances.exchange.relations import SEEDS
from stances.model.dataset import Dataset
from stances.model.records import Stance
from stances.reading.collector import collector_paused
from stances.reading.loader import Loaded, judged_case
from stances.reading.shape import records_of
from stances.reading.yaml_text import YamlText
from stances.tables.lazily import AT_ONCE
from stances.tables.tabulated import Tabulated


class _Records(Mapping[str, Stance]):
    """The stances by id, each made from its rows when it is asked for."""

    def __init__(self, columns: StanceColumns) -> None:
        self._columns = columns

    def __getitem__(self, name: str) -> Stance:
        place = self._columns.places[name]
        return self.at(np.array([place]))[0]

    def at(self, places: Ints) -> tuple[Stance, ...]:
        """The stances in these rows."""
        wanted = np.zeros(len(self), dtype=bool)
        wanted[places] = True
        return _records(plain_source(_rows(self._columns, wanted), file=""))

    def all(self) -> tuple[Stance, ...]:
        """Every stance."""
        return self.at(np.arange(len(self)))

    def __contains__(self, name: object) -> bool:
        return name in self._columns.places

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns.texts["id"].values.to_pylist())

    def __len__(self) -> int:
        return self._columns.size


class ColumnDataset(Tabulated):
    """A dataset whose stances are made from columns when they are asked for."""

    _records: _Records = PrivateAttr()

    def made(self, section: str) -> Any:
        """All stances; the other sections are there."""
        with collector_paused():
            return self._records.all() if section == STANCES else super().made(section)


@dataclass(frozen=True)
class _ColumnCase(Case):
    """The suspects as a dataset, and what rules ask about all stances."""

    columns: StanceColumns

    @cached_property
    def cited(self) -> frozenset[str]:
        """The sources that a stance rests on."""
        return frozenset(self.columns.evidence.texts["source"].different)

    def counting_after(self, day: date) -> int:
        """How many stances count only after the day, withdrawn ones aside."""
        later = self.columns.counts_from > day.toordinal()
        return int((later & self.columns.standing).sum())


def read_tables(
    tables: Tables, *, file: str, key: str | None = None, today: date | None = None
) -> Loaded:
    """The dataset in the tables, as ``folded`` reads it; many stances are read in columns.

    ``key`` names the files' content, so that it is judged once.
    """
    check_tables({name: table.num_rows for name, table in tables.items()}, file)
    if STANCES in tables and tables[STANCES].num_rows > AT_ONCE:
        try:
            with collector_paused():
                return in_columns(tables, file=file, key=key, today=today)
        except UnusualColumn:
            pass
    return folded({name: one.to_pylist() for name, one in tables.items()}, file=file, today=today)


def in_columns(
    tables: Tables, *, file: str, key: str | None = None, today: date | None = None
) -> Loaded:
    """The dataset in the tables; UnusualColumn if a column is to be read cell by cell."""
    columns = StanceColumns(tables)
    others: dict[str, list[Numbered]] = {
        name: list(enumerate(table.to_pylist(), 1))
        for name, table in tables.items()
        if name not in OF_STANCES
    }
    source = plain_source(others | _rows(columns, misshapen(columns)), file=file)
    seeds = seeds_in([row for _, row in others.get(SEEDS, ())], file)
    shaped = records_of(source)
    if columns.unread.any() or any(one.unread.any() for one in columns.items.values()):
        raise UnusualColumn
    day = today or clock.today()
    records = _Records(columns)
    judgement = kept(key, columns.evidence.size, day)
    if judgement is None:
        places = places_of(columns.evidence, shaped, seeds)
        suspected = suspects(columns, shaped, seeds, places, day)
        source = plain_source(others | _rows(columns, suspected), file=file)
        part = shaped.model_copy(update={STANCES: _records(source)})
        part.__dict__.update(stances_by_id=records, newest=columns.newest)
        loaded = judged_case(source, _ColumnCase(part, seeds, day, columns))
        judgement = Judgement(loaded.warnings, places)
        keep(key, judgement, day)
    dataset = _dataset(shaped, records, columns.newest)
    dataset._frames = frames_of(columns, shaped, seeds, judgement.places)  # noqa: SLF001
    columns.forget()
    return Loaded(dataset, seeds, judgement.warnings)


def _dataset(part: Dataset, records: _Records, newest: date | None) -> ColumnDataset:
    sections = {name: getattr(part, name) for name in Dataset.model_fields if name != STANCES}
    dataset = ColumnDataset.model_construct(part.model_fields_set | {STANCES}, **sections)
    dataset.__dict__.pop(STANCES, None)
    dataset.__dict__.update(stances_by_id=records, newest=newest)
    dataset._records = records  # noqa: SLF001
    return dataset


def _rows(columns: StanceColumns, wanted: Bools) -> dict[str, list[Numbered]]:
    """The rows of the wanted stances and of what belongs to them, or to none, by table."""
    rows = {STANCES: columns.numbered(np.flatnonzero(wanted))}
    return rows | {name: one.numbered(one.of(wanted)) for name, one in columns.items.items()}


def _records(source: YamlText) -> tuple[Stance, ...]:
    return tuple(Stance.model_validate(record) for record in source.value.get(STANCES, ()))
