"""The command line starts fast, and exits and reports errors as its users expect."""

import subprocess
import sys
from pathlib import Path

import pytest

from stances.cli import main


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "nowhere.yaml"], "there is no such file"),
        (["positions", "--actors", "grenell"], "did you mean 'richard-grenell'?"),
        (["positions", "--issues", "strikes"], "no issue 'strikes'"),
    ],
)
def test_a_failed_command_exits_with_2(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert words in capsys.readouterr().err


def test_a_wrong_day_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["positions", "--as-of", "18 Nov"])
    assert "write it as 2024-11-18" in capsys.readouterr().err


def test_a_broken_dataset_gives_its_problems_and_no_positions(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy.write_text("a: 1\na: 2\n", encoding="utf-8")
    assert main(["positions", "--data", str(copy)]) == 1
    streams = capsys.readouterr()
    assert streams.out == ""
    assert ":2:1: repeated-key:" in streams.err


def test_help_is_fast_to_start() -> None:
    code = (
        "import sys, stances.cli\n"
        "try: stances.cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'streamlit', 'pandas', 'plotly', 'pydantic', 'yaml', 'numpy'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_module_runs_as_a_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "stances", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("stances ")


@pytest.mark.parametrize(
    ("arguments", "name", "sentence"),
    [
        (["quotations", "--data"], "t.tsv.gz", "a table has no source texts to find quotations in; `stances import tidy"),
        (["cite", "--data"], "t.csv", "a table has no authors, publishers and addresses of its sources to cite"),
        (["brief", "--data"], "t.csv", "and only agreement, network, polarisation, map, reliability"),
        (["fmt"], "t.sqlite", "t.sqlite is an SQLite file; `fmt` works on the YAML file it was made from"),
        (["check"], "t.csv", "t.csv is a table; `check` reads a whole dataset"),
        (["agreement", "--data"], "t.xls", "is a spreadsheet and cannot be read; save the table in it as CSV"),
        (["check"], "t.ods", "is a spreadsheet and cannot be read"),
        (["agreement", "--data"], "t.txt", "t.txt looks like a table; if it is one, its name must end in .csv"),
    ],
)  # fmt: skip
def test_a_file_of_another_kind_is_named(
    tmp_path: Path, arguments: list[str], name: str, sentence: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    file = tmp_path / name
    file.write_text("actor,issue,date,position\nA,i,2024,1\n", encoding="utf-8")
    assert main([*arguments, str(file)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
    assert "UTF-8" not in err.replace("CSV (UTF-8)", "")
