"""What leaves the command line: UTF-8 everywhere, no control characters, a word of progress."""

import io
import json
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from stances.cli import main
from stances.cli.door import open_door
from stances.cli.options import print_table
from stances.cli.progress import Progress, begin, progress
from stances.errors import Problem
from stances.exchange.terminal import table_text
from stances.visible import visible, visible_line

HOSTILE = "A\x1b[31m\x07\x9b2J\u202eB"
TABLE = f"actor,issue,date,position\n{HOSTILE},x,2024-01-01,1\nC,x,2024-01-01,1\n"


class Stream(io.TextIOWrapper):
    """Standard output as bytes, in a given encoding, a terminal or not."""

    def __init__(self, *, encoding: str = "utf-8", terminal: bool = False) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="\r\n")
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    @property
    def bytes(self) -> bytes:
        self.flush()
        raw: Any = self.buffer
        return bytes(raw.getvalue())


@pytest.fixture
def out(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Stream]:
    def replaced(**options: Any) -> Stream:
        stream = Stream(**options)
        monkeypatch.setattr(sys, "stdout", stream)
        return stream

    return replaced


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    path = tmp_path / "hostile.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize(
    "command",
    [
        ["cite"],
        ["cite", "--format", "bibtex"],
        ["quotations"],
        ["shifts"],
        ["rules"],
    ],
    ids=" ".join,
)
def test_output_is_utf_8_with_unix_lines_in_any_locale(
    out: Callable[..., Stream], encoding: str, command: list[str]
) -> None:
    stream = out(encoding=encoding)
    assert main(command) == 0
    text = stream.bytes.decode("utf-8")
    assert not text.isascii()
    assert "\r" not in text


def test_a_file_has_the_bytes_of_the_pipe(out: Callable[..., Stream], tmp_path: Path) -> None:
    stream = out(encoding="cp1252")
    assert main(["cite", "--format", "ris"]) == 0
    assert main(["cite", "--format", "ris", "--output", str(tmp_path / "refs.ris")]) == 0
    assert (tmp_path / "refs.ris").read_bytes() == stream.bytes


def test_problems_are_utf_8_in_an_ascii_locale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("actor,issue,date,position\nMøre,x,2024-01-01,½\n", encoding="utf-8")
    stream = Stream(encoding="ascii")
    monkeypatch.setattr(sys, "stderr", stream)
    assert main(["agreement", "--data", str(path)]) == 2
    assert "½" in stream.bytes.decode("utf-8")


def test_control_characters_are_shown_as_escapes() -> None:
    assert visible(HOSTILE) == r"A\u001b[31m\u0007\u009b2J\u202eB"
    assert visible("a\tb\r\nc\rd") == "a\tb\r\nc\\rd"
    assert visible_line("a\tb\nc\u2028") == r"a\tb\nc\u2028"
    assert visible("Łódź – “ø” \u200e עברית") == "Łódź – “ø” \u200e עברית"


@pytest.mark.parametrize("command", ["agreement", "network", "polarisation", "map"])
def test_no_control_character_reaches_a_plain_table_or_remark(
    hostile: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--data", hostile]) == 0
    printed = capsys.readouterr()
    assert printed.out + printed.err == visible(printed.out + printed.err)
    if command in {"agreement", "network"}:
        assert "A[31m2JB" in printed.out


def test_a_wrong_option_is_named_without_control_characters(
    hostile: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["agreement", "--data", hostile, "--actors", "\x1b[2Jx\n"]) == 2
    assert main(["agreement", "--data", hostile, "--issues", "\x9b\x1b]0;t\x07"]) == 2
    errors = capsys.readouterr().err
    assert errors == visible(errors)
    assert len(errors.splitlines()) == 2


def test_a_problem_is_one_line_without_control_characters() -> None:
    problem = Problem("a\x1b.yaml", 3, 1, "date-order", "'x\n\x9b' is\rnot a date")
    assert str(problem) == (
        r"a\u001b.yaml:3:1: date-order: 'x<U+000A><U+009B>' is<U+000D>not a date"
    )


def test_a_cell_with_line_ends_stays_in_its_row() -> None:
    text = table_text(pd.DataFrame({"actor": ["a\nb", "c"], "n": [1, 2]}))
    assert text.splitlines()[2:] == [r"a\nb   1", "c      2"]


def test_a_table_for_programs_is_unchanged_in_a_pipe(out: Callable[..., Stream]) -> None:
    stream = out()
    with open_door():
        print_table(pd.DataFrame({"actor_a": [HOSTILE]}), Namespace(format="csv", output=None))
    assert HOSTILE.encode() in stream.bytes


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_table_for_programs_is_escaped_on_a_terminal(
    out: Callable[..., Stream], form: str
) -> None:
    stream = out(terminal=True)
    with open_door():
        print_table(pd.DataFrame({"actor_a": [HOSTILE]}), Namespace(format=form, output=None))
    text = stream.bytes.decode()
    assert text == visible(text)
    if form == "json":
        assert json.loads(text)[0]["actor_a"] == HOSTILE


class Timer:
    """A timer that goes off when a test says so."""

    started: list["Timer"]

    def __init__(self, seconds: float, action: Callable[[], None]) -> None:
        self.seconds, self.action, self.cancelled = seconds, action, False

    def start(self) -> None:
        Timer.started.append(self)

    def cancel(self) -> None:
        self.cancelled = True


@pytest.fixture
def timers() -> list[Timer]:
    Timer.started = []
    return Timer.started


def test_progress_is_silent_until_it_has_taken_two_seconds(timers: list[Timer]) -> None:
    lines: list[str] = []
    running = Progress(lines.append, Timer)
    running.begin("reading the data")
    running.begin("comparing the actors")
    assert lines == []
    (timer,) = timers
    assert timer.seconds == 2
    timer.action()
    running.begin("writing the table")
    assert lines == ["comparing the actors", "writing the table"]
    running.end()
    running.begin("nothing more")
    assert len(lines) == 2
    assert timer.cancelled


def test_progress_is_said_on_a_terminal_alone(
    timers: list[Timer], monkeypatch: pytest.MonkeyPatch
) -> None:
    for terminal, wanted in ((False, b""), (True, "stances: counting …".encode())):
        stream = Stream(terminal=terminal)
        monkeypatch.setattr(sys, "stderr", stream)
        with progress(Timer):
            begin("counting")
            for timer in timers:
                timer.action()
        assert stream.bytes.strip() == wanted


def test_stopping_a_command_leaves_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("stances.compiled.opening.open_file", stopped)
    assert main(["positions"]) == 130
    assert capsys.readouterr().err == "stances: stopped\n"
