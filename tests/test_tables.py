"""Every frame has the documented columns with the documented dtypes and meanings."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest

from stances.model.dataset import Dataset
from stances.reading.loader import Loaded
from stances.tables import Tables
from stances.tables.frames import tables
from stances.tables.rows import (
    TABLES,
    ActorRow,
    CodingRow,
    EvidenceRow,
    columns_of,
    frame_of,
    rows_of,
)
from tests.conftest import correction


@pytest.mark.parametrize("name", TABLES)
def test_columns_and_dtypes_are_as_described(shipped_tables: Tables, name: str) -> None:
    frame = getattr(shipped_tables, name)
    assert list(frame.columns) == list(columns_of(TABLES[name]))
    for column, (dtype, meaning) in columns_of(TABLES[name]).items():
        assert str(frame[column].dtype) == dtype
        assert meaning


def test_every_table_is_described() -> None:
    named = [field.name for field in fields(Tables) if field.name != "scales"]
    assert named == list(TABLES)


def test_every_record_is_one_row(shipped: Loaded, shipped_tables: Tables) -> None:
    for name in TABLES.keys() & Dataset.model_fields.keys():
        assert len(getattr(shipped_tables, name)) == len(getattr(shipped.dataset, name))


def test_quotations_carry_their_place_in_the_seed(shipped: Loaded, shipped_tables: Tables) -> None:
    quoted = shipped_tables.evidence.dropna(subset="quote")
    assert quoted["start"].notna().all()
    item = rows_of(quoted, EvidenceRow)[0]
    assert shipped.seeds.texts[item.seed].text[item.start : item.end] == item.quote


def test_a_dataset_without_stances_gives_typed_empty_frames(shipped: Loaded) -> None:
    empty = shipped.dataset.model_copy(update={"stances": (), "searches": (), "events": ()})
    frames = tables(empty, shipped.seeds)
    assert frames.stances.empty
    assert str(frames.stances["earliest"].dtype) == "datetime64[s]"


def test_the_corrections_of_a_record_come_oldest_first(
    framed: Callable[[dict[str, Any]], Tables], small: dict[str, Any]
) -> None:
    small["corrections"] = [
        correction("ann.tax.1", date="2025-03-01"), correction("ann"), correction("ann.tax.1"),
    ]  # fmt: skip
    frames = framed(small)
    assert list(frames.corrections["record"]) == ["ann.tax.1", "ann", "ann.tax.1"]
    assert [row.date for row in frames.corrections_of["ann.tax.1"]] == ["2025-01-05", "2025-03-01"]
    assert "bob.tax.1" not in frames.corrections_of


def test_missing_values_are_none_in_rows() -> None:
    rows = [CodingRow("s", "c", "coded", 1, "x"), CodingRow("s", "c", "unclear")]
    assert rows_of(frame_of(rows, CodingRow), CodingRow) == rows


def test_several_values_stay_apart() -> None:
    rows = [ActorRow("a", "A", "A", member_of=("b,c", "d")), ActorRow("e", "E", "E")]
    assert [row.member_of for row in rows_of(frame_of(rows, ActorRow), ActorRow)] == [
        ("b,c", "d"), (),
    ]  # fmt: skip


def test_a_row_without_a_column_of_its_table_is_an_error() -> None:
    with pytest.raises(AttributeError, match="stance"):
        frame_of([ActorRow("a", "A", "A")], CodingRow)
