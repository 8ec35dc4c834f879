"""Every frame has the columns it promises, of the dtypes it promises, and says what they mean."""

from dataclasses import fields

import pandas as pd
import pytest

from stances.reading.loader import Loaded
from stances.tables import TABLES, Tables, rows, tables


@pytest.mark.parametrize("name", TABLES)
def test_columns_and_dtypes_are_as_described(shipped_tables: Tables, name: str) -> None:
    frame = getattr(shipped_tables, name)
    assert list(frame.columns) == list(TABLES[name])
    for column, (dtype, meaning) in TABLES[name].items():
        assert str(frame[column].dtype) == dtype
        assert meaning


def test_every_table_is_described() -> None:
    named = [field.name for field in fields(Tables) if field.name != "scale_range"]
    assert named == list(TABLES)


def test_every_record_is_one_row(shipped: Loaded, shipped_tables: Tables) -> None:
    for name in ("actors", "issues", "sources", "stances", "events", "searches"):
        assert len(getattr(shipped_tables, name)) == len(getattr(shipped.dataset, name))


def test_quotations_carry_their_place_in_the_seed(shipped: Loaded, shipped_tables: Tables) -> None:
    quoted = shipped_tables.evidence.dropna(subset="quote")
    assert quoted["start"].notna().all()
    item = rows(quoted)[0]
    assert shipped.seeds.texts[item["seed"]].text[item["start"] : item["end"]] == item["quote"]


def test_a_dataset_without_stances_gives_typed_empty_frames(shipped: Loaded) -> None:
    empty = shipped.dataset.model_copy(update={"stances": (), "searches": (), "events": ()})
    made = tables(empty, shipped.seeds)
    assert made.stances.empty
    assert str(made.stances["earliest"].dtype) == "datetime64[s]"


def test_rows_say_none_for_what_is_missing() -> None:
    frame = pd.DataFrame({"a": pd.Series([1, None], dtype="Int8"), "b": pd.Series(["x", None])})
    assert rows(frame) == [{"a": 1, "b": "x"}, {"a": None, "b": None}]
