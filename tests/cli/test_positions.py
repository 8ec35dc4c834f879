"""`stances positions` prints who stood where on a day."""

import csv
import io
import json

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
