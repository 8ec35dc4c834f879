"""A coding sheet shows what a coder needs, and nothing that tells how others judged."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from stances.errors import StancesError
from stances.exchange.coding_sheet import (
    coding_csv,
    coding_frame,
    coding_xlsx,
    read_coding_sheet,
)
from stances.model.coding_sheets import COLUMNS, FILLED_IN
from stances.model.seeds import Seeds
from stances.reading.loader import Loaded
from tests.conftest import stance

Read = Callable[[dict[str, Any]], Loaded]
JUDGE = "Zuckerkandl"


def sheets(loaded: Loaded, names: list[str]) -> tuple[bytes, bytes]:
    frame = coding_frame(loaded.dataset, loaded.seeds, names)
    return coding_csv(frame), coding_xlsx(frame, {"sample": "2 of 2"})


def judged_otherwise(small: dict[str, Any]) -> dict[str, Any]:
    """The same records, on which everybody judged otherwise and said so."""
    first, second = small["stances"]
    coder = {"coder": "one", "position": 2, "note": JUDGE}
    more = {"note": JUDGE, "settled": JUDGE, "confidence": "low", "codings": [coder]}
    changed = [
        first | more | {"position": 2},
        second | more | {"codings": [{"coder": "two", "status": "unclear"}]},
    ]
    del changed[1]["position"]
    changed[1]["status"] = "declined"
    corrections = [
        {"date": "2024-04-01", "record": first["id"], "what": JUDGE, "why": f"By {JUDGE}."}
    ]
    return small | {"stances": changed, "corrections": corrections}


def test_a_sheet_is_the_same_however_the_records_were_judged(
    read: Read, small: dict[str, Any]
) -> None:
    names = [one["id"] for one in small["stances"]]
    before, after = read(small), read(judged_otherwise(small))
    assert before.dataset.stances != after.dataset.stances
    assert sheets(before, names) == sheets(after, names)


def test_no_part_of_a_workbook_is_hidden_or_says_more(read: Read, small: dict[str, Any]) -> None:
    names = [one["id"] for one in small["stances"]]
    csv, xlsx = sheets(read(judged_otherwise(small)), names)
    parts = zipfile.ZipFile(io.BytesIO(xlsx))
    every = b"".join(parts.read(name) for name in parts.namelist())
    assert JUDGE.encode() not in every + csv
    assert not [
        name for name in parts.namelist() if re.search("comment|custom|vba|connection", name)
    ]
    book = openpyxl.load_workbook(io.BytesIO(xlsx))
    assert book.sheetnames == ["Coding", "How to code"]
    assert {sheet.sheet_state for sheet in book} == {"visible"}
    sheet = book["Coding"]
    assert not any(
        one.hidden for one in (*sheet.column_dimensions.values(), *sheet.row_dimensions.values())
    )
    assert not book.properties.creator
    answers = [COLUMNS.index(name) + 1 for name in FILLED_IN]
    assert {sheet.cell(row, at).value for row in (2, 3) for at in answers} == {None}


def test_a_sheet_shows_quotation_passage_source_question_and_scale(
    read: Read, small: dict[str, Any]
) -> None:
    small["issues"][0]["note"] = "A pause is -1."
    loaded = read(small)
    frame = coding_frame(loaded.dataset, loaded.seeds, [small["stances"][0]["id"]])
    shown = frame.iloc[0].to_dict()
    assert shown["question"] == "Raise it."
    assert (shown["meaning_of_2"], shown["meaning_of_-2"], shown["rules"]) == (
        "yes",
        "no",
        "A pause is -1.",
    )
    assert (shown["actor"], shown["date"], shown["kind"]) == (
        "Ann",
        "1 March 2024",
        "Statement, quoted",
    )
    assert shown["quotation"] == "We will never - never - agree."
    assert (
        shown["passage"]
        == "The minister said: “We will never – never – agree.” ¶ Asked again, he walked away."
    )
    assert "text.txt" in shown["source"]


def test_no_text_in_a_sheet_runs_as_a_formula_and_it_comes_back_as_it_was(
    read: Read, small: dict[str, Any], tmp_path: Path
) -> None:
    small["stances"] = [stance("a", summary="=cmd()|x")]
    csv, xlsx = sheets(read(small), ["a"])
    assert b",'=cmd()|x," in csv
    for name, content in (("s.csv", csv), ("s.xlsx", xlsx)):
        (tmp_path / name).write_bytes(content)
        (row,) = read_coding_sheet(tmp_path / name)
        assert (row.record, row.summary, row.position) == ("a", "=cmd()|x", "")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("s.csv", "record,note\na,b\n", "no column 'position'"),
        ("s.csv", "id,value\na,b\n", "no column 'record' and no column 'position'"),
        ("s.txt", "record,position\n", "save it as .csv or .xlsx"),
    ],
)
def test_what_is_no_coding_sheet_is_refused(
    name: str, content: str, words: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(StancesError, match=re.escape(words)):
        read_coding_sheet(tmp_path / name)


def test_seeds_are_needed_only_for_passages(read: Read, small: dict[str, Any]) -> None:
    loaded = read(small)
    frame = coding_frame(loaded.dataset, Seeds({}), [small["stances"][0]["id"]])
    assert frame["passage"].tolist() == [""]
