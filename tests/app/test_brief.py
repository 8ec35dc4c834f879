"""Brief, at the foot of every view: the same as `stances brief` writes."""

import io
import re
from datetime import date
from typing import Any

import pytest
import streamlit as st
from docx import Document

from stances.analysis.finding import finding as finding_on
from stances.cli import main
from stances.reading.loader import Loaded
from stances.tables import Tables
from stances.wording.finding import finding_sentence
from tests.app.conftest import Open
from tests.questions import ask

URL = "https://h.example/x/compare"
DAYS = {"as_of": "2024-11-18", "compared": "2024-11-16"}


def offered(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, page: str, **parameters: Any
) -> dict[str, Any]:
    """What Brief offers once it is opened, by the key of each button."""
    buttons: dict[str, Any] = {}
    monkeypatch.setattr(
        st, "download_button", lambda *_, **options: buttons.update({options["key"]: options})
    )
    at = open_page(page, **parameters)
    assert "Brief" in [each.proto.popover.label for each in at.get("popover")]
    assert not [key for key in buttons if "brief" in key]
    at.context["url"] = URL
    at.session_state["brief"] = True
    at.run()
    assert not at.exception
    return {key: each for key, each in buttons.items() if "brief" in key}


def test_a_brief_from_compare_is_that_of_the_command_line(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    buttons = offered(open_page, monkeypatch, "compare", **DAYS, actors="russia,zelenskyy")
    written = buttons["download_brief_md"]["data"]().decode()
    options = [
        "--actors",
        "russia,zelenskyy",
        "--as-of",
        DAYS["as_of"],
        "--compared",
        DAYS["compared"],
    ]
    assert main(["brief", *options, "--base", "https://h.example/x/"]) == 0
    printed = capsys.readouterr().out
    assert "16 November 2024" in printed
    view = "- **This view.**"
    assert [line for line in written.splitlines() if not line.startswith(view)] == [
        line for line in printed.splitlines() if not line.startswith(view)
    ]
    (line,) = [line for line in written.splitlines() if line.startswith(view)]
    assert "(<https://h.example/x/compare?" in line
    assert "compared=2024-11-16" in line


@pytest.mark.parametrize(
    ("page", "parameters", "columns"),
    [
        ("", {"scale": "nato-membership"}, 7),
        ("pair", {"a": "russia", "b": "zelenskyy"}, 2),
        ("issue", {"issue": "escalation-risk"}, 7),
    ],
)
def test_a_brief_is_about_what_the_page_shows(
    open_page: Open,
    monkeypatch: pytest.MonkeyPatch,
    page: str,
    parameters: Any,
    columns: int,
    shipped: Loaded,
    shipped_tables: Tables,
) -> None:
    buttons = offered(open_page, monkeypatch, page, as_of="2024-11-18", **parameters)
    assert list(buttons) == [f"download_brief_{name}" for name in ("docx", "md", "html")]
    document = Document(io.BytesIO(buttons["download_brief_docx"]["data"]()))
    assert len(document.tables[0].columns) == columns + 1
    if page == "":
        asked = ask(shipped_tables, as_of=date(2024, 11, 18), issues=["nato-membership"])
        first = shipped.dataset.dataset.actors
        text = re.sub(r"\[\^\d+\]", "", buttons["download_brief_md"]["data"]().decode())
        assert f"\n{finding_sentence(shipped_tables, finding_on(asked, first=first))}\n" in text
        assert "more than in the table" in text
