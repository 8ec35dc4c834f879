"""CSV, JSON and tables contain exactly the frame's values."""

import csv
import io
import json

import pandas as pd

from stances.exchange.csv import csv_text
from stances.exchange.json import json_text
from stances.exchange.terminal import table_text

FRAME = pd.DataFrame(
    {
        "id": ["a", "b"],
        "position": pd.array([-2, None], dtype="Int8"),
        "day": pd.Series(["2024-11-17", None], dtype="datetime64[s]"),
        "sure": [True, False],
        "text": ["=1+1", 'say "no", then\nleave'],
    }
)


def test_csv_reads_back_and_runs_no_formula() -> None:
    first, second = csv.DictReader(io.StringIO(csv_text(FRAME)))
    assert first == {
        "id": "a", "position": "-2", "day": "2024-11-17", "sure": "True", "text": "'=1+1",
    }  # fmt: skip
    assert second["position"] == second["day"] == ""
    assert second["text"] == 'say "no", then\nleave'


def test_csv_leaves_numbers_written_as_text_alone() -> None:
    frame = pd.DataFrame({"x": ["-2", "+1", "-cmd|x", "@sum", "-", ""]})
    assert csv_text(frame) == "x\n-2\n+1\n'-cmd|x\n'@sum\n'-\n\"\"\n"


def test_json_has_nulls_and_real_numbers() -> None:
    first, second = json.loads(json_text(FRAME))
    assert first["position"] == -2
    assert second["position"] is None
    assert second["day"] is None
    assert second["sure"] is False


def test_a_table_is_aligned_and_clipped() -> None:
    lines = table_text(pd.DataFrame({"a": ["x" * 60], "b": [None]})).splitlines()
    assert lines[2] == "x" * 43 + "…"
    assert len(set(map(len, lines[1:2]))) == 1


def test_an_empty_frame_is_its_header() -> None:
    assert csv_text(FRAME.iloc[:0]) == "id,position,day,sure,text\n"
    assert json_text(FRAME.iloc[:0]) == "[]\n"
    assert table_text(FRAME.iloc[:0]).splitlines()[0].split() == list(FRAME.columns)


def test_a_cell_commands_no_terminal_and_stays_in_its_row() -> None:
    text = table_text(pd.DataFrame({"a": ["x\x1b[31mred\u202e", "two\nlines"]}))
    assert text.splitlines()[2:] == [
        "x\N{REPLACEMENT CHARACTER}[31mred\N{REPLACEMENT CHARACTER}",
        "two lines",
    ]
