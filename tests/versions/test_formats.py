"""All formats agree; text from the data stays text, on one line."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from markdown_it import MarkdownIt

from stances.reading.loader import Loaded
from stances.versions.changes import Differences, differences_between
from stances.versions.json import json_of
from stances.versions.markdown import as_code, markdown_of
from stances.versions.plain import text_of
from tests.conftest import correction, stance

NAMES = {"old": "HEAD~1", "new": "data/stances.yaml"}
EVIL = "<img src=x> **b** | `c` \\| @someone #1 https://example.org ![i](j)\n| d |\x1b[31m\u202e"


@pytest.fixture
def differences(read: Callable[[dict[str, Any]], Loaded], small: dict[str, Any]) -> Differences:
    """One stance recoded with effect, one added, one changed, an event removed, and more."""
    before = deepcopy(small)
    before["events"] = [{"id": "vote", "date": "2024-01-05", "label": "A vote"}]
    small["dataset"]["version"] = "1.1.0"
    small["stances"][0] |= {
        "summary": "Ann refused.",
        "evidence": [small["stances"][0]["evidence"][0], {"source": "link"}],
    }
    small["stances"][1] |= {"position": -1}
    small["stances"].append(stance("new", issue="war", date="2024-04-01", position=2, summary=EVIL))
    small["corrections"] = [correction("bob.tax.1", what="The position was +1.", why="Misread.")]
    return differences_between(read(before).dataset, read(small).dataset)


def test_as_text(differences: Differences) -> None:
    assert (
        text_of(differences, **NAMES)
        == """\
old: HEAD~1 (small, version 1.0.0, as of 1 June 2024)
new: data/stances.yaml (small, version 1.1.0, as of 1 June 2024)

Positions in force that moved: 2
  ann × war: No record → Strongly supports (+2), 1 Apr 2024
  bob × tax: Supports (+1), 1 Mar 2024 → Opposes (−1), 1 Mar 2024

The dataset itself: 1
  small
    version: 1.0.0 → 1.1.0

Stances added: 1
  new
    2024-04-01 · +2 · <img src=x> **b** | `c` \\| @someone #1 https://example.org ![i](j) | d | [31m

Stances recoded: 1
  bob.tax.1
    position: +1 → −1
    in force: bob × tax: Supports (+1), 1 Mar 2024 → Opposes (−1), 1 Mar 2024

Stances changed in other fields: 1
  ann.tax.1
    summary: Ann refused outright. → Ann refused.
    evidence: — → source link

Corrections added: 1
  bob.tax.1, 2025-01-05
    The position was +1. · Misread.

Events removed: 1
  vote
    2024-01-05 · A vote
"""
    )


def test_as_json_with_every_value_whole(differences: Differences) -> None:
    document = json.loads(json_of(differences, **NAMES))
    assert document["old"] == {
        "name": "HEAD~1",
        "dataset": "small",
        "version": "1.0.0",
        "as_of": "2024-06-01",
    }
    assert document["changed"] is True
    assert [(p["actor"], p["after"]["position"]) for p in document["positions"]] == [
        ("ann", 2),
        ("bob", -1),
    ]
    kinds = {(change["section"], change["kind"]): change for change in document["changes"]}
    assert kinds["stances", "recoded"]["fields"] == [
        {"field": "position", "before": 1, "after": -1}
    ]
    assert kinds["stances", "recoded"]["positions"] == document["positions"][1:]
    assert {"field": "summary", "before": None, "after": EVIL} in kinds["stances", "added"][
        "fields"
    ]
    assert "positions" not in kinds["events", "removed"]


def cells(markdown: str) -> list[list[str]]:
    """The text of all table cells; fails if a cell contains anything but code and words."""
    tables: list[list[str]] = []
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(markdown):
        assert token.type != "html_block"
        if token.type == "tr_open":
            tables.append([])
        if token.type in {"td_open", "th_open"}:
            tables[-1].append("")
        for inner in token.children or ():
            assert inner.type in {"text", "code_inline"}, inner
        if token.type == "inline" and token.level > 3:
            tables[-1][-1] = "".join(inner.content for inner in token.children or ())
    return tables


def test_as_markdown_every_text_from_the_data_is_code_in_its_own_cell(
    differences: Differences,
) -> None:
    table = cells(markdown_of(differences, **NAMES))
    assert ["new", "2024-04-01 · +2 · " + as_text(EVIL)] in table
    assert [
        "bob.tax.1", "position", "+1", "−1",
        "Supports (+1), 1 Mar 2024 → Opposes (−1), 1 Mar 2024",
    ] in table  # fmt: skip
    assert ["vote", "2024-01-05 · A vote"] in table
    assert ["ann.tax.1", "evidence", "—", "source link"] in table
    assert "### Stances recoded: 1" in markdown_of(differences, **NAMES)


def as_text(text: str) -> str:
    return " ".join(text.replace("\x1b", " ").replace("\u202e", " ").replace("\\|", "\\ |").split())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("plain", "`plain`"), ("", "—"), (" \n", "—"), ("a`b", "``a`b``"), ("`a``", "``` `a`` ```"),
        ("a|b", "`a\\|b`"), ("a\\|b", "`a\\ \\|b`"), ("a\r\nb", "`a b`"),
    ],
)  # fmt: skip
def test_a_code_span_holds_any_text(text: str, code: str) -> None:
    assert as_code(text) == code


def test_two_long_texts_are_shown_where_they_differ(
    read: Callable[[dict[str, Any]], Loaded], small: dict[str, Any]
) -> None:
    small["actors"][0]["note"] = "a " * 400 + "old end"
    old = read(small).dataset
    small["actors"][0]["note"] = "a " * 400 + "new end"
    text = text_of(differences_between(old, read(small).dataset), **NAMES)
    assert "      - … a a" in text
    assert "old end\n" in text
    assert "new end\n" in text
    assert max(map(len, text.splitlines())) < 300


def test_no_changes_are_reported_as_such(
    read: Callable[[dict[str, Any]], Loaded], small: dict[str, Any]
) -> None:
    same = read(small).dataset
    differences = differences_between(same, same)
    assert text_of(differences, **NAMES).endswith("\n\nNothing changed in substance.\n")
    assert markdown_of(differences, **NAMES).endswith("\n\nNothing changed in substance.\n")
    assert json.loads(json_of(differences, **NAMES))["changed"] is False
