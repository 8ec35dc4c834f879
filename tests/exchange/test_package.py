"""A dataset goes into a package or a database and comes out equal; what is no package is refused."""

import json
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from stances.cli import main
from stances.errors import InvalidData, StancesError
from stances.exchange import EXPORTS
from stances.exchange.datasets import load_dataset
from stances.exchange.door import Held
from stances.exchange.duckdb import read_duckdb
from stances.exchange.folding import folded, unfolded
from stances.exchange.sqlite import write_sqlite
from stances.model.seeds import Seed, Seeds
from stances.reading.loader import Loaded, judged
from stances.reading.yaml_text import YamlText
from tests.conftest import SEED_TEXT, SMALL, TODAY, correction, examples, search, stance
from tests.curation.strategies import plain_datasets

WHOLE = SMALL | {
    "dataset": SMALL["dataset"] | {"actors": ["bob", "ann"], "issues": ["war"], "lead": "tax"},
    "actors": [
        {"id": "ann", "name": "Ann", "kind": "person", "other_names": ["=A", "1"], "in_office": ["2023-01-01/2023-12-31", "2024-01-01/.."]},
        {"id": "bob", "name": "Bob", "kind": "person",
         "member_of": ["reds", {"group": "reds", "from": "2019", "until": "2022-05"}]},
        {"id": "reds", "name": "Reds", "kind": "group"},
    ],
    "issues": [SMALL["issues"][0] | {"tags": ["a,b", "c"]}, *SMALL["issues"][1:]],
    "sources": [
        {"id": "text", "seed": "text.txt", "author": "By Line"},
        {"id": "link", "title": "A page", "author": [{"family": "Doe", "given": "J."}, {"name": "NATO"}]},
        {"id": "body", "title": "Another", "author": [{"name": "NATO"}]},
    ],
    "stances": [
        *SMALL["stances"],
        stance("ann.tax.2", date="2024-04", withdrawn={"date": "2024-05-02", "reason": "A copy."},
               scope={"weapon": "x"}, evidence=[{"source": "body"}, {"source": "link"}]),
        stance("ann.tax.3", date="2024-04-02", see_also=["ann.tax.1"], order=2,
               codings=[{"coder": "one", "position": 1}, {"coder": "two", "status": "unclear"}],
               settled="So."),
    ],
    "events": [{"id": "vote", "date": "2024-01-05", "label": "Vote", "sources": ["link"], "major": True}],
    "searches": [search("bob", "war", sources=["link"], period="2024-01/..")],
    "not_applicable": [{"actor": "ann", "issue": "war", "until": "2020", "note": "No."}],
    "corrections": [correction("ann.tax.1")],
}  # fmt: skip
SEEDS = Seeds({"text.txt": Seed("text.txt", SEED_TEXT)})


def loaded_from(data: dict[str, Any]) -> Loaded:
    return judged(YamlText("f", data, None), seeds=SEEDS, today=TODAY)


@pytest.fixture
def whole(tmp_path: Path) -> Callable[[str], Path]:
    def writing(name: str) -> Path:
        out = tmp_path / f"out.{name}"
        EXPORTS[name].write(loaded_from(WHOLE), out)
        return out

    return writing


@pytest.mark.parametrize("name", ["package", "package-parquet", "sqlite"])
def test_every_part_of_a_dataset_comes_back(name: str, whole: Callable[[str], Path]) -> None:
    before, after = loaded_from(WHOLE), load_dataset(whole(name))
    assert after.dataset == before.dataset
    assert after.seeds.texts == before.seeds.texts
    assert [type(a) for s in after.dataset.sources for a in s.author or ()] == [
        type(a) for s in before.dataset.sources for a in s.author or ()
    ]


@examples(10, thorough=150)
@given(data=plain_datasets())
def test_any_dataset_comes_back_from_every_format(data: dict[str, Any]) -> None:
    before = loaded_from(data)
    with tempfile.TemporaryDirectory() as folder:
        for name, suffix in (("package", ""), ("package-parquet", ""), ("sqlite", ".sqlite")):
            out = Path(folder, name + suffix)
            EXPORTS[name].write(before, out)
            after = load_dataset(out)
            assert after.dataset == before.dataset
            assert after.seeds.texts == before.seeds.texts


def test_the_bundled_dataset_comes_back_from_duckdb(tmp_path: Path, shipped: Loaded) -> None:
    import duckdb

    EXPORTS["package-parquet"].write(shipped, tmp_path / "p")
    file = tmp_path / "a.duckdb"
    with duckdb.connect(str(file)) as database:
        for table in sorted((tmp_path / "p").glob("*.parquet")):
            database.sql(f"CREATE TABLE {table.stem} AS SELECT * FROM '{table}'")  # noqa: S608
    for after in (load_dataset(file), read_duckdb(Held("a.duckdb", file.read_bytes()))):
        assert after.dataset == shipped.dataset
        assert after.seeds.texts == shipped.seeds.texts
    with duckdb.connect(str(file)) as database:
        database.execute("CREATE VIEW spy AS SELECT * FROM read_csv('/etc/passwd')")
    with pytest.raises(StancesError, match="has a view, 'spy', which is not run here"):
        load_dataset(file)


@pytest.mark.parametrize("name", ["package", "package-parquet"])
def test_another_program_finds_the_package_valid(name: str, whole: Callable[[str], Path]) -> None:
    from frictionless import validate

    report = validate(str(whole(name) / "datapackage.json"))
    assert report.valid, report.flatten(["title", "note"])
    assert len(report.tasks) > 20


def test_the_package_says_what_positions_and_gaps_mean(whole: Callable[[str], Path]) -> None:
    described = json.loads((whole("package") / "datapackage.json").read_text(encoding="utf-8"))
    (table,) = [one for one in described["resources"] if one["name"] == "stances"]
    (field,) = [one for one in table["schema"]["fields"] if one["name"] == "position"]
    assert [one["value"] for one in field["categories"]] == [-2, -1, 0, 1, 2]
    assert field["categories"][4]["label"] == "Strongly supports"
    assert field["categoriesOrdered"] is True
    assert field["missingValues"][0]["label"] == "no position: the status says why"
    assert {"fields": ["actor"], "reference": {"resource": "actors", "fields": ["id"]}} in table[
        "schema"
    ]["foreignKeys"]


def test_the_database_holds_its_own_keys(whole: Callable[[str], Path]) -> None:
    with sqlite3.connect(whole("sqlite")) as database:
        assert not database.execute("PRAGMA foreign_key_check").fetchall()
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_commands_answer_the_same_from_every_format(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def answer(command: str, path: Path) -> str:
        capsys.readouterr()
        assert main([command, "--data", str(path)]) == 0
        return capsys.readouterr().out

    assert main(["export", "package", str(tmp_path / "out"), "--data", str(copy)]) == 0
    assert main(["export", "sqlite", "-o", str(tmp_path / "o.db"), "--data", str(copy)]) == 0
    for command, other in (("positions", "out"), ("cite", "o.db"), ("quotations", "out")):
        assert answer(command, tmp_path / other) == answer(command, copy)


def edit(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("stances.csv", "ann,,,tax", "amn,,,tax", "table stances, row 1: no actor 'amn'"),
        ("stances.csv", "2024-03-01,,,-2", "2024-03-01,,,7", "table stances, row 1: position is 7; it must be -2, -1, 0, 1 or 2"),
        ("stances_evidence.csv", "bob.tax.1", "bob.tax.9", "table stances_evidence, row 2: no stance 'bob.tax.9' in the table stances"),
        ("stances_evidence.csv", "never", "ever", "table stances_evidence, row 1: "),
        ("actors.csv", "name", "nane", "table actors has no column 'nane' (did you mean 'name'?)"),
        ("issues.csv", "war,War", "tax,War", "'tax' is already the id of the record on row 1"),
        ("events.csv", "2024-01-05", "5 January", "table events, row 1: "),
        ("actors.csv", "Ann", '"Ann', "resource 'actors': row 1: a quotation mark or a cell that never ends"),
        ("actors.csv", "Ann", "Ann,Ann", "resource 'actors': row 1 has 9 cells, the header 8"),
        ("datapackage.json", '"path": "actors.csv"', '"path": "../actors.csv"', "resource 5: '../actors.csv' is not inside the package"),
        ("datapackage.json", '"path": "actors.csv"', '"path": "https://a/b.csv"', "is not inside the package"),
        ("datapackage.json", '"resources"', '"resources', "not JSON; correct it there"),
        ("datapackage.json", '"name": "actors",', '"name": "actor",', "no dataset has a table 'actor' (did you mean 'actors'?)"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_package_is_named_by_table_and_row(
    whole: Callable[[str], Path], file: str, old: str, new: str, said: str
) -> None:
    folder = whole("package")
    edit(folder, file, old, new)
    with pytest.raises((InvalidData, StancesError)) as caught:
        load_dataset(folder)
    assert said in str(caught.value)
    assert "datapackage.json" in str(caught.value)


@pytest.mark.parametrize(
    ("numbers", "search", "said"),
    [
        ((1, 1), 1, "table searches, row 2: number 1 is that of row 1 already"),
        ((None, 2), "x", "table searches_sources, row 1: no search 'x' in the table searches"),
    ],
)
def test_what_belongs_to_a_numbered_row_does_not_go_to_another(
    numbers: tuple[int | None, int], search: object, said: str
) -> None:
    tables = unfolded(loaded_from(WHOLE).dataset, SEEDS)
    (row,) = tables["searches"]
    tables["searches"] = [row | {"number": number} for number in numbers]
    tables["searches_sources"] = [{"search": search, "number": 1, "value": "link"}]
    with pytest.raises(InvalidData) as caught:
        folded(tables, file="f", today=TODAY)
    assert said in str(caught.value)


def test_a_package_in_an_archive_is_read_and_a_bomb_is_not(
    whole: Callable[[str], Path], tmp_path: Path
) -> None:
    packed = shutil.make_archive(str(tmp_path / "packed"), "zip", whole("package"))
    assert load_dataset(Path(packed)).dataset == loaded_from(WHOLE).dataset
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.csv", b"0" * 40_000_000)
        described = json.loads(archive.read("datapackage.json"))
        described["resources"][0]["path"] = "bomb.csv"
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", json.dumps(described))
        archive.writestr("bomb.csv", b"0" * 40_000_000)
    with pytest.raises(StancesError, match="unpacks to far more than its size"):
        load_dataset(bomb)


@pytest.mark.parametrize("name", ["nothing.zip", "nothing.sqlite", "nothing.duckdb"])
def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["check", str(tmp_path / name)]) == 2
    printed = capsys.readouterr().err
    assert f"{name}: there is no such file" in printed
    assert printed.count("\n") == 1


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (["t.csv"], "an archive of one table, 't.csv', not a data package; name it a.csv.zip"),
        (["t.xlsx"], "an archive of one file, 't.xlsx', not a data package; unpack it"),
        (["a.csv", "b.csv"], "the archive has no file 'datapackage.json', or several"),
    ],
)
def test_an_archive_of_something_else_says_how_to_open_it(
    tmp_path: Path, inside: list[str], said: str
) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in inside:
            archive.writestr(name, "actor,issue,date,position\nA,B,2024-01-01,1\n")
    with pytest.raises(StancesError) as caught:
        load_dataset(tmp_path / "a.zip")
    assert said in str(caught.value)


def test_a_description_nested_without_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text("[" * 200_000, encoding="utf-8")
    with pytest.raises(StancesError, match="nested too deeply"):
        load_dataset(tmp_path)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("CREATE TRIGGER t AFTER INSERT ON actors BEGIN DELETE FROM actors; END", "has a trigger, 't', which is not run here"),
        ("CREATE VIEW v AS SELECT * FROM actors", "has a view, 'v', which is not run here"),
        ("UPDATE actors SET note = zeroblob(30000000)", "a value too large for a dataset"),
        ("UPDATE actors SET note = zeroblob(3)", "table actors, row 1: column 'note' has bytes, not text"),
        ("CREATE TABLE other (x)", "no dataset has a table 'other'"),
        ("UPDATE stances SET position = 1.5", "table stances, row 1: 'position' should be a whole number, found the number 1.5"),
    ],
)  # fmt: skip
def test_a_hostile_database_is_refused_in_a_sentence(
    whole: Callable[[str], Path], sql: str, said: str
) -> None:
    file = whole("sqlite")
    with sqlite3.connect(file) as database:
        database.execute(sql)
    database.close()
    with pytest.raises((InvalidData, StancesError)) as caught:
        load_dataset(file)
    assert said in str(caught.value)


def test_a_table_that_is_a_query_is_refused(whole: Callable[[str], Path]) -> None:
    file = whole("sqlite")
    sql = "CREATE TABLE actors AS SELECT (SELECT count(*) FROM sqlite_master)"
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA writable_schema = ON")
        database.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'actors'", [sql])
    database.close()
    with pytest.raises(StancesError, match=r"out\.sqlite: cannot be read: damaged"):
        load_dataset(file)


def test_nothing_is_overwritten_by_an_export(
    whole: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("package", "sqlite"):
        assert main(["export", name, str(whole(name))]) == 2
    assert capsys.readouterr().err.count("; name ") == 2


def test_a_command_that_edits_names_the_yaml_file(
    whole: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fmt", str(whole("package"))]) == 2
    assert "is a data package; `fmt` works on the YAML file" in capsys.readouterr().err


def test_floats_of_whole_numbers_and_days_are_read_as_they_are_meant() -> None:
    import datetime as dt

    tables = unfolded(loaded_from(WHOLE).dataset, SEEDS)
    tables["stances"][0]["position"] = -2.0
    tables["stances"][1]["position"] = float("nan")
    tables["stances"][1]["status"] = "unclear"
    tables["events"][0]["date"] = dt.datetime(2024, 1, 5)  # noqa: DTZ001
    after = folded(tables, file="f", today=TODAY).dataset
    assert [one.position for one in after.stances[:2]] == [-2, None]
    assert str(after.events[0].date) == "2024-01-05"


def test_a_seed_that_is_not_text_is_not_written(tmp_path: Path, seeds: Seeds) -> None:
    before = loaded_from(SMALL)
    with pytest.raises(StancesError, match=r"seeds/windows\.txt:.* is not UTF-8 text"):
        write_sqlite(Loaded(before.dataset, seeds, ()), tmp_path / "a.sqlite")
