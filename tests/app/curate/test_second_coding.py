"""A second coder sees the quotation in its passage, and nothing of how others judged."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from stances.reading.loader import load
from tests.app.conftest import Open

THIRD = "coders:\n  - {id: third, name: A third reader, kind: human}\n"


def test_the_quotation_stands_in_its_passage_with_its_place(
    local: None, copy: Path, open_page: Open
) -> None:
    text = copy.read_text(encoding="utf-8")
    copy.write_text(text.replace("coders:\n", THIRD, 1), encoding="utf-8")
    at = open_page("curate", data=copy, task="Second coding")
    at.selectbox(key="blind_coder").set_value("third").run()
    at.selectbox(key="blind_stance").set_value("richard-grenell.escalation-risk.2024-11-17").run()
    assert not at.exception
    passage = next(one.value for one in at.markdown if "primary-background" in one.value)
    before, _, rest = passage.partition(":primary-background[")
    words, _, after = rest.partition("]")
    assert words.startswith("“The wars will escalate before he leaves office,”")
    assert "news\\." in words
    assert (before + after).strip()
    assert any(": line " in one.value.replace("\u2060", "") for one in at.caption)


def test_a_sample_is_drawn_blind_and_read_back_from_the_page(
    local: None, copy: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: dict[str, bytes] = {}

    def button(label: str, *, data: Callable[[], bytes], **_: Any) -> None:
        drawn[label] = data()

    monkeypatch.setattr(st, "download_button", button)
    text = copy.read_text(encoding="utf-8")
    copy.write_text(text.replace("coders:\n", THIRD, 1), encoding="utf-8")
    at = open_page("curate", data=copy, task="Second coding")
    at.selectbox(key="blind_coder").set_value("third").run()
    at.number_input(key="sheet_number").set_value(3).run()
    assert drawn["Excel"].startswith(b"PK")
    rows = list(csv.DictReader(io.StringIO(drawn["CSV"].decode("utf-8-sig"))))
    assert {(row["position"], row["status"]) for row in rows} == {("", "")}
    names = [row["record"] for row in rows]
    assert len(names) == 3
    rows[0]["position"], rows[1]["position"] = "-1", "7"
    filled = io.StringIO()
    writer = csv.DictWriter(filled, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    sheet = ("sheet.csv", filled.getvalue().encode(), "text/csv")
    at.file_uploader(key="coding_sheet_0").set_value(sheet).run()
    assert not at.exception
    told = " ".join(each.value for each in at.markdown)
    assert "3 rows: 1 would be saved, 1 left empty, 1 refused" in told
    assert f"Row 2: {names[1]}: " in "".join(each.value for each in at.code)
    at.button(key="save_sheet").click().run()
    assert not at.exception
    known = load(copy).dataset.stances_by_id
    codings = {name: known[name].codings for name in names}
    assert [(one.coder, one.position) for one in codings[names[0]]][-1] == ("third", -1)
    assert not any(one.coder == "third" for name in names[1:] for one in codings[name])
