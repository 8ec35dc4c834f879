"""`stances large` on the bundled dataset as a package: what it prints is what the others print."""

import io
import json
from pathlib import Path

import pandas as pd
import pytest

from stances.cli import main
from stances.exchange.package import write_parquet_package
from stances.reading.loader import Loaded

pytestmark = pytest.mark.xdist_group("engine")  # one process starts the engine


@pytest.fixture(scope="module")
def package(shipped: Loaded, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The bundled dataset as a package of Parquet files."""
    folder = tmp_path_factory.mktemp("large") / "package"
    write_parquet_package(shipped, folder)
    return str(folder)


def test_polarisation_is_that_of_the_dataset(
    package: str, capsys: pytest.CaptureFixture[str]
) -> None:
    day = ["--as-of", "2024-11-18", "--format", "csv"]
    assert main(["large", "polarisation", package, *day]) == 0
    large = pd.read_csv(io.StringIO(capsys.readouterr().out))
    assert main(["polarisation", *day]) == 0
    whole = pd.read_csv(io.StringIO(capsys.readouterr().out))
    by_issue = whole[whole["actors"] > 0].sort_values("issue", ignore_index=True)
    pd.testing.assert_frame_equal(large.sort_values("issue", ignore_index=True), by_issue)


def test_its_positions_are_a_table_that_the_other_commands_open(
    package: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = tmp_path / "answer.csv"
    asked = ["--as-of", "2024-11-18", "--actors", "russia,zelenskyy"]
    assert main(["large", "positions", package, *asked, "--format", "csv", "-o", str(answer)]) == 0
    assert main(["agreement", "--data", str(answer), "--format", "json", "--stale"]) == 0
    (pair,) = json.loads(capsys.readouterr().out)
    assert main(["large", "agreement", package, *asked, "--format", "json"]) == 0
    (counted,) = json.loads(capsys.readouterr().out)
    assert counted["shared"] == pair["shared"] > 1
    assert counted["agreement"] == pytest.approx(pair["agreement"])


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--actors", "rusia"], "no actor 'rusia' (did you mean 'russia'?)"),
        (["--engine", "oracle"], "no such engine"),
        (["--engine", "spark://x:1"], "pip install 'stances[spark]'"),
    ],
)
def test_what_it_cannot_do_is_said_with_a_remedy(
    package: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    words: str,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyspark", None)
    assert main(["large", "positions", package, *options]) == 2
    assert words in capsys.readouterr().err
