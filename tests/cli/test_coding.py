"""coding-sheet and coding-import: drawn, filled in by a person, read back, and measured."""

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from stances.cli import main
from stances.curation.backups import backups
from stances.reading.loader import load
from tests.conftest import SEED_TEXT, stance

NEW = ["--coder", "eva", "--name", "Eva Kline", "--kind", "human"]
MODEL = {"r1": 2, "r2": 2, "r3": -2, "r4": -2}


@pytest.fixture
def file(tmp_path: Path, small: dict[str, Any]) -> Path:
    """Four records that a language model coded."""
    small["coders"] = [{"id": "m1", "name": "M1", "kind": "language-model"}]
    small["stances"] = [
        stance(name, date=f"2024-03-0{at}", position=position, codings=[{"coder": "m1", "position": position}])
        for at, (name, position) in enumerate(MODEL.items(), start=1)
    ]  # fmt: skip
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "text.txt").write_text(SEED_TEXT, encoding="utf-8")
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "stances.yaml"
    path.write_text(yaml.safe_dump(small, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return path


def draw(file: Path, name: str, *more: str) -> Path:
    sheet = file.parent.parent / name
    assert main(["coding-sheet", "--data", str(file), "-n", "4", "-o", str(sheet), *more]) == 0
    return sheet


def fill_in(sheet: Path, answers: dict[str, Any], column: str = "position") -> None:
    """As a person does it in a spreadsheet."""
    if sheet.suffix == ".xlsx":
        book = openpyxl.load_workbook(sheet)
        cells = book["Coding"]
        names = [cell.value for cell in cells[1]]
        for row in cells.iter_rows(min_row=2):
            record = row[names.index("record")].value
            row[names.index(column)].value = answers.get(record)
        book.save(sheet)
        return
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"))))
    for row in rows:
        row[column] = answers.get(row["record"], row[column])
    with sheet.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0])
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize("name", ["sheet.csv", "sheet.xlsx"])
def test_a_sheet_is_drawn_filled_in_read_back_and_measured(
    name: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = draw(file, name)
    fill_in(sheet, {"r1": 2, "r2": 2, "r3": -2, "r4": 1})
    assert main(["coding-import", str(sheet), "--data", str(file), *NEW, "--yes"]) == 0
    out = capsys.readouterr().out
    assert f"{name}: 4 rows: 4 taken, 0 left empty, 0 refused" in out
    dataset = load(file).dataset
    assert dataset.coders_by_id["eva"].kind == "human"
    assert {one.id: [c.position for c in one.codings] for one in dataset.stances}["r4"] == [-2, 1]
    assert dataset.stances_by_id["r4"].position == -2
    asked = ["reliability", "--by", "kind", "--data", str(file), "--format", "csv"]
    assert main(asked) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["kinds"], row["coders"], row["units"]) == ("human,language-model", "eva,m1", "4")
    assert float(row["alpha"]) == pytest.approx(0.9)  # by hand, in tests/analysis


def test_a_refused_row_keeps_the_sheet_out_unless_it_is_to_be_skipped(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = draw(file, "sheet.csv")
    fill_in(sheet, {"r1": 2, "r2": 7})
    before = file.read_bytes()
    command = ["coding-import", str(sheet), "--data", str(file), *NEW, "--yes"]
    assert main(command) == 1
    out = capsys.readouterr().out
    assert "(r2): position is '7'; it must be -2, -1, 0, 1 or 2" in out
    assert "sheet.csv: 4 rows: 1 taken, 2 left empty, 1 refused" in out
    assert "nothing was saved" in out
    assert file.read_bytes() == before
    assert not backups(file)
    assert main([*command, "--skip-refused"]) == 0
    coded = [one.id for one in load(file).dataset.stances if len(one.codings) == 2]
    assert coded == ["r1"]


def test_a_sheet_may_be_read_in_again_when_more_is_filled_in(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = draw(file, "sheet.csv")
    fill_in(sheet, {"r1": 2})
    assert main(["coding-import", str(sheet), "--data", str(file), *NEW, "--yes"]) == 0
    fill_in(sheet, {"r2": 1})
    capsys.readouterr()
    again = ["coding-import", str(sheet), "--data", str(file), "--coder", "eva", "--yes"]
    assert main(again) == 0
    assert "4 rows: 1 taken, 1 taken before, 2 left empty, 0 refused" in capsys.readouterr().out
    rest = draw(file, "rest.csv", "-n", "2", "--coder", "eva").read_text("utf-8-sig")
    assert {row["record"] for row in csv.DictReader(io.StringIO(rest))} == {"r3", "r4"}
    fill_in(sheet, {"r1": -2})
    assert main(again) == 1
    assert "'eva' has coded this record otherwise (2)" in capsys.readouterr().out


def test_a_sheet_that_may_have_been_filled_in_is_not_replaced(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = draw(file, "sheet.csv")
    fill_in(sheet, {"r1": 2})
    filled = sheet.read_bytes()
    assert main(["coding-sheet", "--data", str(file), "-n", "4", "-o", str(sheet)]) == 2
    assert "exists and may have been filled in" in capsys.readouterr().err
    assert sheet.read_bytes() == filled


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["-n", "5"], "only 4 records are open to be coded, fewer than 5"),
        (["--coder", "eva"], "no coder 'eva' has coded here (known: m1)"),
        (["--coder", "m1"], "only 0 records are open to be coded"),
        (["-o", "sheet.pdf"], "a sheet is a .csv or .xlsx file"),
    ],
)
def test_what_cannot_be_drawn_is_said(
    more: list[str], words: str, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ["-n", "4", "-o", str(tmp_path / "sheet.csv")]
    assert main(["coding-sheet", "--data", str(file), *out, *more]) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "sheet.csv").exists()


def test_without_a_human_the_agreement_says_what_to_do(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["reliability", "--by", "kind", "--data", str(file)]) == 0
    assert "No human coder has coded a record; `stances coding-sheet`" in capsys.readouterr().err
