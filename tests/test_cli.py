"""The command line answers, exits and complains as its users expect."""

import contextlib
import csv
import io
import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from stances.cli import main


def positions(capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, str]]:
    assert main(["positions", "--format", "csv", *options]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def test_check_is_clean_on_the_shipped_dataset(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict"]) == 0
    assert capsys.readouterr().out.endswith("no problem found\n")


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


def test_json_and_table_hold_the_same_cells(capsys: pytest.CaptureFixture[str]) -> None:
    rows = positions(capsys)
    assert main(["positions", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == len(rows)
    assert main(["positions"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(rows) + 2


def test_one_wrong_letter_names_the_line_and_the_nearest_passage(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = copy.read_text(encoding="utf-8")
    broken = text.replace("The missiles will speak", "The missiles will speek")
    copy.write_text(broken, encoding="utf-8")
    line = next(n for n, row in enumerate(broken.splitlines(), 1) if "speek" in row)
    assert main(["check", str(copy)]) == 1
    out = capsys.readouterr().out
    assert f"stances.yaml:{line}:" in out
    assert "quote-not-in-seed" in out
    assert "The missiles will speak for themselves" in out


def test_problems_as_json_and_for_github(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy.write_text("dataset: {}\nactors: [x, y]\n", encoding="utf-8")
    assert main(["check", "--data", str(copy), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert {"file", "line", "column", "code", "message", "level"} == set(found[0])
    assert main(["check", "--data", str(copy), "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(found)
    assert all(line.startswith("::error file=") for line in lines)


def test_warnings_count_only_when_asked(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = copy.read_text(encoding="utf-8")
    copy.write_text(text.replace("\nstances:\n", "  - id: spare\n\nstances:\n"), encoding="utf-8")
    assert main(["check", str(copy)]) == 0
    assert "unused-source: nothing cites the source 'spare' (warning)" in capsys.readouterr().out
    assert main(["check", "--strict", str(copy)]) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "nowhere.yaml"], "there is no such file"),
        (["positions", "--actors", "grenell"], "did you mean 'richard-grenell'?"),
        (["positions", "--issues", "strikes"], "no issue 'strikes'"),
    ],
)
def test_what_cannot_be_done_exits_with_2(
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


def test_serve_opens_the_browser_once_the_server_answers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shipped_path: Path
) -> None:
    import http.server
    import threading
    import webbrowser

    opened = threading.Event()
    monkeypatch.setattr(webbrowser, "open", lambda _: opened.set())
    with http.server.HTTPServer(
        ("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler
    ) as answering:
        monkeypatch.setattr("http.server.SimpleHTTPRequestHandler.do_GET", _healthy)
        threading.Thread(target=answering.serve_forever, daemon=True).start()
        called: list[list[str]] = []

        class Child(contextlib.nullcontext[Any]):
            def __init__(self, command: list[str], env: dict[str, str]) -> None:
                super().__init__(self)
                called.append(command)
                assert env["STANCES_DATA"] == str(shipped_path.resolve())

            def wait(self) -> int:
                assert opened.wait(20)
                return 0

        monkeypatch.setattr(subprocess, "Popen", Child)
        monkeypatch.setattr(signal, "signal", lambda *_: None)
        assert main(["serve", "--port", str(answering.server_port)]) == 0
        answering.shutdown()
    assert "--server.headless=true" in called[0]
    assert f"http://localhost:{answering.server_port}" in capsys.readouterr().out


def _healthy(handler: Any) -> None:
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(b"ok")


def test_fmt_explains_a_file_that_is_not_utf8(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "stances.yaml"
    file.write_bytes("title: Zürich\n".encode("latin-1"))
    assert main(["fmt", str(file)]) == 2
    assert "not UTF-8; save the file as UTF-8" in capsys.readouterr().err


def test_the_old_name_of_fields_says_so_and_does_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "data-format.md"
    for arguments in (["format"], ["format", "--output", str(page)]):
        assert main(arguments) == 2
        streams = capsys.readouterr()
        assert streams.out == ""
        assert streams.err == "stances: `stances format` is now `stances fields`\n"
    assert not page.exists()
