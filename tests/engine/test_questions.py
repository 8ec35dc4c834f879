"""An engine's answers are those of the arrays, for any records.

The engine is DuckDB, or the one that STANCES_ENGINE names: ``make test-engines`` names Spark.
"""

import itertools
import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.analysis.agreement import agreement
from stances.analysis.polarisation import polarisation
from stances.analysis.shifts import _kind, shifts
from stances.engine.backends import DUCKDB, Backend, engine
from stances.engine.questions import (
    agreement_counts,
    frequencies,
    move_counts,
    moves,
    polarisation_of,
    positions_in_force,
)
from stances.engine.records import Records, records_of
from stances.errors import StancesError
from stances.exchange.package import package_files, write_parquet_package
from stances.model.seeds import Seeds
from stances.model.vocabulary import Knowledge, ShiftKind
from stances.reading.loader import Loaded, load
from stances.reading.shape import records_of as dataset_of
from stances.reading.yaml_text import YamlText
from stances.shipped import shipped_dataset
from stances.tables.frames import tables
from tests.conftest import SMALL, examples
from tests.property.test_positions import START, a_stance
from tests.questions import ask

pytestmark = pytest.mark.xdist_group("engine")  # one process starts the engine

NAMES = ("stances", "issues", "actors_in_office", "not_applicable")


@st.composite
def loaded(draw: st.DrawFn) -> Loaded:
    """Records with everything that decides which is in force."""
    records = [draw(a_stance(number)) for number in range(draw(st.integers(1, 50)))]
    for record in records:
        record["actor"] = draw(st.sampled_from(["ann", "bob", "cid", "dan", "eve", "fay"]))
        if draw(st.integers(0, 5)) == 0:
            record["attribution"] = "inferred"
        if draw(st.integers(0, 5)) == 0:
            record["supersedes"] = draw(st.sampled_from(records))["id"]
        if draw(st.integers(0, 8)) == 0:
            record["withdrawn"] = {"date": "2024-02-01", "reason": "wrong"}
    issues = [SMALL["issues"][0] | {"stale_after": 4}, SMALL["issues"][1]]
    absent = {"actor": "bob", "issue": draw(st.sampled_from(["war", None])), "from": "2024-01-08"}
    data = SMALL | {"stances": records, "issues": issues}
    if draw(st.booleans()):
        data["not_applicable"] = [{key: value for key, value in absent.items() if value}]
    ann, bob = SMALL["actors"]
    ended = draw(st.sampled_from(["2023/2024-01-06", "2023/.."]))
    others = [ann | {"id": name, "name": name} for name in ("cid", "dan", "eve", "fay")]
    data["actors"] = [ann, bob | {"in_office": ended}, *others]
    return Loaded(dataset_of(YamlText("f", data, None)), Seeds({}), ())


@pytest.fixture(scope="module")
def asked() -> Iterator[Backend]:
    with engine(os.environ.get("STANCES_ENGINE", DUCKDB)) as backend:
        yield backend


def rows(frame: Any) -> list[tuple[Any, ...]]:
    collected = frame.collect().to_pandas()
    plain = collected.astype(object).where(collected.notna(), None)
    return sorted(map(tuple, plain.itertuples(index=False)), key=repr)


def in_force(question: Any) -> list[tuple[Any, ...]]:
    """What the arrays say: as ``positions_in_force`` does, without dates."""
    every = question.with_stale(True).matrix()
    stale = question.matrix().stale
    names = question.tables.stances["stance"]
    answer = []
    for a, b in itertools.product(range(len(every.actors)), range(len(every.issues))):
        value, contested = every.values[a, b], bool(every.contested[a, b])
        if contested or not np.isnan(value):
            stance = names.iloc[every.row[a, b]]
            position = None if contested else int(value)
            cell = every.actors[a], every.issues[b], position, stance
            answer.append((*cell, contested, bool(stale[a, b])))
    return sorted(answer, key=repr)


def same_answers(records: Records, frames: Any, day: date, knowledge: Knowledge) -> None:
    question = ask(frames, as_of=day, knowledge=knowledge)
    positions = positions_in_force(records, day, knowledge=knowledge)
    columns = ["actor", "issue", "position", "stance", "contested", "stale"]
    assert rows(positions.select(*columns)) == in_force(question)
    positions = records.backend.frame(positions.collect().to_pandas())  # worked out once

    for stale in (True, False):
        matrix = question.with_stale(stale).matrix()
        expected = agreement(matrix).frame
        counted = agreement_counts(positions, stale=stale).collect().to_pandas()
        found = {(r.actor_a, r.actor_b): (r.shared, r.agreement) for r in counted.itertuples()}
        for row in expected.itertuples():
            shared, value = found.get(tuple(sorted((row.actor_a, row.actor_b))), (0, None))
            assert shared == row.shared
            assert value == pytest.approx(row.agreement, nan_ok=True) or pd.isna(row.agreement)
        split = polarisation_of(frequencies(positions, stale=stale).collect().to_pandas())
        wanted = polarisation(matrix).query("actors > 0").sort_values("issue")
        pd.testing.assert_frame_equal(
            split.sort_values("issue").reset_index(drop=True),
            wanted.reset_index(drop=True),
            check_dtype=False,
        )

    changes = moves(records, day, knowledge=knowledge)
    pairs = [
        (shift.from_stance, shift.to_stance, str(kind))
        for shift in shifts(frames, question.positions())
        if (kind := _kind(*(frames.stance_rows[n] for n in (shift.from_stance, shift.to_stance))))
        not in (ShiftKind.CLARIFICATION, ShiftKind.SCOPE_CHANGE)
    ]
    assert rows(changes.select("from_stance", "to_stance", "kind")) == sorted(pairs, key=repr)
    assert move_counts(records, day, knowledge=knowledge)["number"].sum() == len(pairs)


@examples(3, thorough=60)  # each asks six questions of some fifty records
@given(data=loaded(), shift=st.integers(-1, 20), knowledge=st.sampled_from(list(Knowledge)))
def test_the_engine_answers_as_the_arrays_do(
    asked: Backend, data: Loaded, shift: int, knowledge: Knowledge
) -> None:
    files = package_files(data, ".parquet")
    with TemporaryDirectory() as folder:
        for name in NAMES:
            (Path(folder) / f"{name}.parquet").write_bytes(files[f"{name}.parquet"])
        records = records_of(asked, folder)
        frames = tables(data.dataset, data.seeds)
        same_answers(records, frames, START + timedelta(shift), knowledge)


def test_the_bundled_dataset_has_the_same_answers(asked: Backend, tmp_path: Path) -> None:
    data = load(shipped_dataset())
    write_parquet_package(data, tmp_path / "package")
    records = records_of(asked, str(tmp_path / "package"))
    frames = tables(data.dataset, data.seeds)
    same_answers(records, frames, date(2022, 9, 30), Knowledge.HINDSIGHT)
    same_answers(records, frames, data.dataset.as_of, Knowledge.THEN)


def test_a_table_may_be_a_folder_of_files_with_the_needed_columns_alone(
    asked: Backend, tmp_path: Path
) -> None:
    parts = tmp_path / "stances" / "part"
    parts.mkdir(parents=True)
    for name, position, day in (("a", -1, "2024-01-01"), ("b", 2, "2024-02")):
        row = {"id": name, "actor": "ann", "issue": "tax", "date": day, "position": position}
        pd.DataFrame([row]).to_parquet(parts / f"{name}.parquet")
    records = records_of(asked, str(tmp_path))
    assert records.latest() == date(2024, 2, 29)
    answer = positions_in_force(records, date(2024, 3, 1))
    expected = [("ann", "tax", 2, "2024-02", "b", False, False)]
    assert rows(answer) == expected
    assert rows(moves(records, date(2024, 3, 1)))[0][2] == "reversal"


def test_changes_are_the_same_when_they_are_counted_actor_by_actor(
    asked: Backend, tmp_path: Path
) -> None:
    data = load(shipped_dataset())
    write_parquet_package(data, tmp_path / "package")
    records = records_of(asked, str(tmp_path / "package")).only(
        "actor", ["biden-administration", "donald-trump", "zelenskyy"]
    )
    parts = [rows(moves(part, data.dataset.as_of)) for part in records.parts(most=1)]
    assert len(parts) == 3
    assert sorted(itertools.chain(*parts), key=repr) == rows(moves(records, data.dataset.as_of))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"date": "soon"}, "'soon' is not a date"),
        ({"issue": None}, "no column issue"),
    ],
)
def test_what_cannot_be_read_is_named(
    asked: Backend, tmp_path: Path, row: dict[str, Any], words: str
) -> None:
    whole = {"id": "a", "actor": "ann", "issue": "tax", "date": "2024", "position": 1} | row
    given = {name: value for name, value in whole.items() if value is not None}
    pd.DataFrame([given]).to_parquet(tmp_path / "stances.parquet")
    with pytest.raises(StancesError, match=words):
        records_of(asked, str(tmp_path))


def test_a_folder_without_stances_and_an_unknown_engine_are_named(tmp_path: Path) -> None:
    with engine() as backend, pytest.raises(StancesError, match=r"no stances\.parquet"):
        records_of(backend, str(tmp_path))
    with pytest.raises(StancesError, match="no such engine"), engine("oracle"):
        pass
