"""A package of very many stances is judged in columns, and everything is as if row by row."""

import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stances.errors import InvalidData, Problem, StancesError
from stances.exchange.columns.cells import UnusualColumn
from stances.exchange.columns.dataset import ColumnDataset, in_columns
from stances.exchange.columns.stances import OF_STANCES
from stances.exchange.datasets import load_dataset
from stances.exchange.door import Held
from stances.exchange.folding import folded, unfolded
from stances.exchange.package import write_parquet_package
from stances.exchange.relations import relations
from stances.exchange.unpacking import read_zipped
from stances.model.dataset import Dataset
from stances.model.records import Coding, Evidence, Scope, Stance, Withdrawal
from stances.model.seeds import Seed, Seeds
from stances.reading.loader import Loaded
from stances.tables.frames import tables
from stances.tables.rows import TABLES
from tests.checks.test_rules import CASES, coding, first
from tests.conftest import SEED_TEXT, SMALL, TODAY, correction, examples, search, stance
from tests.curation.strategies import plain_datasets
from tests.exchange.test_package import WHOLE, loaded_from

SEEDS = Seeds({"text.txt": Seed("text.txt", SEED_TEXT)})
Rows = dict[str, list[dict[str, Any]]]
Outcome = tuple[Problem, ...] | str | Loaded


def rows_of(data: dict[str, Any]) -> Rows:
    return unfolded(Dataset.model_validate(data), SEEDS)


def columns_of(rows: Rows, *, texts: bool = False) -> dict[str, pa.Table]:
    """The rows as the tables of a package: typed as in Parquet, or texts as in CSV."""
    types = {int: pa.int64(), bool: pa.bool_()}
    tables_of = {}
    for name, of_table in rows.items():
        kinds = {
            one.name: types.get(one.kind, pa.string()) for one in relations()[name].all_columns
        }
        for column in {key for row in of_table for key in row}:
            kinds.setdefault(column, pa.string())
        cells = {column: [row.get(column) for row in of_table] for column in kinds}
        if texts:
            kinds = dict.fromkeys(kinds, pa.large_string())
            cells = {name: [*map(_written, column)] for name, column in cells.items()}
        tables_of[name] = pa.table(cells, schema=pa.schema(kinds.items()))
    return tables_of


def _written(value: object) -> str | None:
    return None if value is None else str(value)


def outcome(read: Callable[[], Loaded]) -> Outcome:
    try:
        return read()
    except StancesError as error:
        return getattr(error, "problems", str(error))


def both(columns: dict[str, pa.Table]) -> tuple[Outcome, Outcome]:
    rows = {name: table.to_pylist() for name, table in columns.items()}
    return (
        outcome(lambda: folded(rows, file="f", today=TODAY)),
        outcome(lambda: in_columns(columns, file="f", today=TODAY)),
    )


def left_to_rows(columns: dict[str, pa.Table]) -> bool:
    """True if a flag or a number is neither, which only a reader row by row can name."""
    try:
        in_columns(columns, file="f", today=TODAY)
    except UnusualColumn:
        return True
    except StancesError:
        return False
    return False


def assert_same(columns: dict[str, pa.Table]) -> None:
    by_row, by_column = both(columns)
    if not isinstance(by_row, Loaded) or not isinstance(by_column, Loaded):
        assert by_column == by_row
        return
    assert by_column.warnings == by_row.warnings
    assert isinstance(by_column.dataset, ColumnDataset)
    before = tables(by_row.dataset, by_row.seeds)
    after = tables(by_column.dataset, by_column.seeds)
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(after, name), getattr(before, name))
    assert by_column.dataset.newest == by_row.dataset.newest
    assert dict(by_column.dataset.stances_by_id) == dict(by_row.dataset.stances_by_id)
    assert by_column.dataset == by_row.dataset
    assert by_column.seeds.texts == by_row.seeds.texts


@pytest.mark.parametrize(
    "code", [code for code in CASES if code not in {"seed-not-utf8", "missing-seed"}]
)
def test_every_rule_finds_the_same_in_columns(small: dict[str, Any], code: str) -> None:
    if code == "two-positions":
        small["stances"][0]["attribution"] = "paraphrase"
    CASES[code](small)
    columns = columns_of(rows_of(small))
    by_row, _ = both(columns)
    problems = by_row.warnings if isinstance(by_row, Loaded) else by_row
    assert {problem.code for problem in problems} == {code}
    assert_same(columns)


MORE: dict[str, Callable[[dict[str, Any]], Any]] = {
    "nothing": lambda _: None,
    "an unknown source, coder and issue": lambda d: [
        first(d).update(evidence=[{"source": "texd"}], codings=[coding("three", 1)]),
        d["stances"][1].update(issue="wax"),
    ],
    "disagreement with an order on one": lambda d: d["stances"].extend(
        [stance("x", position=2, order=1), stance("y", position=1)]
    ),
    "disagreement marked on one": lambda d: d["stances"].extend(
        [stance("x", position=2, contested=True), stance("y", position=2, contested=True)]
    ),
    "disagreement that is superseded": lambda d: d["stances"].append(
        stance("x", position=2, supersedes="ann.tax.1")
    ),
    "a chain of successors on one day": lambda d: d["stances"].extend(
        [
            stance("x", position=2, supersedes="ann.tax.1"),
            stance("y", position=0, supersedes="x"),
            stance("z", position=0, contested=True),
        ]
    ),
    "a successor that comes before": lambda d: d["stances"].append(
        stance("x", date="2024-01-01", supersedes="ann.tax.1")
    ),
    "two that replace each other": lambda d: [
        d["stances"].append(stance("x", position=-2, supersedes="ann.tax.1", summary="Other.")),
        first(d).update(supersedes="x"),
    ],
    "references to nothing": lambda d: [
        first(d).update(see_also=["bob.tax"], supersedes="bob.tax"),
        d.update(corrections=[correction("bob.tax.2"), correction("bob.tax.1")]),
    ],
    "times without a position": lambda d: d.update(
        not_applicable=[
            {"actor": "ann", "issue": "war", "until": "2025"},
            {"actor": "ann", "issue": "tax", "until": "2024-03"},
            {"actor": "bob", "from": "2023"},
        ]
    ),
    "searches": lambda d: d.update(
        searches=[search("ann", "tax", sources=["link"]), search("bob", "tax", sources=["link"])]
    ),
    "the same said twice, once withdrawn": lambda d: d["stances"].extend(
        [
            first(d) | {"id": "x", "withdrawn": {"date": "2024-05", "reason": "A copy."}},
            first(d) | {"id": "y", "speaker": "Cy\u200bd"},
        ]
    ),
    "a future that is recorded before": lambda d: first(d).update(
        date="2026-12", recorded="2026-01-01", public="2025"
    ),
    "codings without a position": lambda d: first(d).update(
        codings=[coding("one", -2), coding("two", status="unclear"), coding("two", 1, "declined")]
    ),
    "a quotation that is twice there": lambda d: first(d)["evidence"][0].update(
        quote="never", occurrence=3
    ),
    "an occurrence of nothing": lambda d: d["stances"][1]["evidence"][0].update(occurrence=1),
    "an inference with blank note": lambda d: first(d).update(attribution="inferred", evidence=[]),
    "a pinned day before the newest": lambda d: [
        d["dataset"].update(as_of="2024-01-15"),
        d["stances"].append(stance("x", date="2024-05", public="2024-06-02")),
    ],
}


@pytest.mark.parametrize("name", MORE)
def test_what_rules_compare_across_records_is_compared_in_columns(
    small: dict[str, Any], name: str
) -> None:
    MORE[name](small)
    assert_same(columns_of(rows_of(small)))


FAULTS = [None, "", "x", "ann", "2024-13", "2031-01-01", "..", " ", "\u200b", "A" * 2001, "-3", "9", "yes", "coded"]  # fmt: skip


@examples(40, thorough=400)
@given(data=plain_datasets() | st.just(WHOLE), draw=st.data(), texts=st.booleans())
def test_any_fault_is_found_in_columns_as_row_by_row(
    data: dict[str, Any], draw: st.DataObject, texts: bool
) -> None:
    rows = rows_of(deepcopy(data))
    for _ in range(draw.draw(st.integers(0, 3))):
        of = [name for name in OF_STANCES if rows[name]]
        if not of:
            break
        name = draw.draw(st.sampled_from(of))
        table, kinds = rows[name], {one.name: one.kind for one in relations()[name].all_columns}
        row = draw.draw(st.sampled_from(table))
        column = draw.draw(st.sampled_from(sorted(row)))
        match draw.draw(st.sampled_from(["cell", "copy", "drop", "swap", "column"])):
            case "cell":
                other = draw.draw(st.sampled_from(table))
                fault = draw.draw(st.sampled_from([*FAULTS, other.get(column)]))
                kind = kinds.get(column, str)
                if kind in (int, bool) and not texts:
                    fault = kind(draw.draw(st.integers(-3, 3)))
                row[column] = fault
            case "copy":
                table.append(dict(row))
            case "drop":
                table.remove(row)
            case "swap":
                table.reverse()
            case "column":
                row["colour"] = "red"
    columns = columns_of(rows, texts=texts)
    assume(not left_to_rows(columns))
    assert_same(columns)


def test_records_have_no_rule_of_their_own_that_columns_would_miss() -> None:
    for record in (Stance, Evidence, Coding, Scope, Withdrawal):
        assert not record.__pydantic_decorators__.model_validators
        assert not record.__pydantic_decorators__.field_validators


def test_a_column_that_is_read_cell_by_cell_is_left_to_the_rows() -> None:
    columns = columns_of(rows_of(SMALL))
    at = columns["stances"].column_names.index("date")
    times = pa.array(pd.to_datetime(columns["stances"]["date"].to_pandas()))
    columns["stances"] = columns["stances"].set_column(at, "date", times)
    with pytest.raises(UnusualColumn):
        in_columns(columns, file="f", today=TODAY)


def test_a_package_that_has_not_changed_is_judged_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("columns.dataset", "unpacking"):
        monkeypatch.setattr(f"stances.exchange.{module}.AT_ONCE", 1)
    monkeypatch.setenv("STANCES_CACHE", str(tmp_path / "cache"))
    data = WHOLE | {"sources": [*WHOLE["sources"], {"id": "spare", "title": "Never cited"}]}
    write_parquet_package(loaded_from(data), tmp_path / "p")
    first = load_dataset(tmp_path / "p")
    assert [problem.code for problem in first.warnings] == ["unused-source"]
    with monkeypatch.context() as patch:
        patch.setattr("stances.exchange.columns.dataset.suspects", None)
        again = load_dataset(tmp_path / "p")
    assert again.warnings == first.warnings
    assert again.dataset == first.dataset
    before, after = (tables(one.dataset, one.seeds) for one in (first, again))
    pd.testing.assert_frame_equal(after.evidence, before.evidence)
    file = tmp_path / "p" / "stances.parquet"
    pd.read_parquet(file).assign(actor="nobody").to_parquet(file)
    with pytest.raises(InvalidData, match="no actor 'nobody'"):
        load_dataset(tmp_path / "p")


def test_of_a_package_that_a_reader_sent_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("columns.dataset", "unpacking"):
        monkeypatch.setattr(f"stances.exchange.{module}.AT_ONCE", 1)
    monkeypatch.setenv("STANCES_CACHE", str(tmp_path / "cache"))
    write_parquet_package(loaded_from(WHOLE), tmp_path / "p")
    packed = Path(shutil.make_archive(str(tmp_path / "p"), "zip", tmp_path / "p"))
    sent = read_zipped(Held("p.zip", packed.read_bytes()))
    assert isinstance(sent.dataset, ColumnDataset)
    assert not (tmp_path / "cache").exists()
    read_zipped(packed)
    assert (tmp_path / "cache").exists()
