"""`stances positions` prints who stood where on a day."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from stances.cli import main


def positions(capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, str]]:
    assert main(["positions", "--format", "csv", *options]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


@pytest.mark.parametrize(
    ("actor", "value"),
    [
        ("biden-administration", "2"), ("radoslaw-sikorski", "2"), ("zelenskyy", "2"),
        ("russia", "-2"), ("richard-grenell", "-2"),
    ],
)  # fmt: skip
def test_positions_on_strikes_the_day_after_the_decision(
    capsys: pytest.CaptureFixture[str], actor: str, value: str
) -> None:
    (cell,) = positions(
        capsys, "--as-of", "2024-11-18", "--issues", "long-range-strikes", "--actors", actor
    )
    assert list(cell)[:5] == ["actor", "issue", "position", "status", "date"]
    assert (cell["position"], cell["status"]) == (value, "coded")


def test_the_trump_camp_is_silent_on_strikes(capsys: pytest.CaptureFixture[str]) -> None:
    (cell,) = positions(
        capsys, "--as-of", "2024-11-18", "--issues", "long-range-strikes", "--actors", "trump-camp"
    )
    assert cell["status"] in {"declined", "unclear"}
    assert cell["position"] == ""


def test_the_day_before_the_earlier_policy_is_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    (cell,) = positions(
        capsys, "--as-of", "2024-11-16", "--issues", "long-range-strikes",
        "--actors", "biden-administration",
    )  # fmt: skip
    assert int(cell["position"]) < 0


def test_json_and_table_have_the_same_cells(capsys: pytest.CaptureFixture[str]) -> None:
    rows = positions(capsys)
    assert main(["positions", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == len(rows)
    assert main(["positions"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(rows) + 2


def test_a_workbook_goes_to_a_file_with_names_and_sources(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "positions.xlsx"
    asked = ["positions", "--as-of", "2024-11-18", "--actors", "russia"]
    assert main([*asked, "--format", "xlsx", "-o", str(file)]) == 0
    assert capsys.readouterr().out == ""
    book = openpyxl.load_workbook(file)
    head, first, *_ = book["Table"].iter_rows(values_only=True)
    row = dict(zip(head, first, strict=True))
    assert (row["actor"], row["actor_name"]) == ("russia", "Russia")
    assert "Sources" in book.sheetnames
    notes = dict(book["Notes"].iter_rows(values_only=True))
    assert notes["As of"] == "18 November 2024"
    assert notes["Actors"] == "russia"
    assert notes["Licence"] == "CC-BY-4.0"
    assert notes["n"] == f"{book['Table'].max_row - 1} rows"
    assert notes["Command"].startswith("stances positions --as-of 2024-11-18 --actors")
    text = tmp_path / "positions.csv"
    assert main([*asked, "--format", "csv", "-o", str(text)]) == 0
    assert text.read_text(encoding="utf-8").startswith("actor,issue,position,")


def test_no_workbook_is_thrown_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["positions", "--format", "xlsx"]) == 2
    assert (
        "--format xlsx is not for a terminal; name a file with -o FILE" in capsys.readouterr().err
    )


def test_a_scale_with_fractions_has_shifts(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    table = tmp_path / "votes.csv"
    table.write_text(
        "actor,issue,date,position\nann,tax,2024-01-01,-0.5\nann,tax,2024-02-01,0.25\n"
    )
    assert main(["shifts", "--data", str(table), "--format", "csv"]) == 0
    assert "reversal,2024-01-01,-0.5,2024-02-01,0.25" in capsys.readouterr().out
    assert main(["positions", "--data", str(table), "--format", "csv"]) == 0
    assert "ann,tax,0.25,coded,2024-02-01" in capsys.readouterr().out
