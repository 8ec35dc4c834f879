"""The Actor page: what an actor is and was, and a group beside its members of the day."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from stances.app.views.actor.about import actor_words
from stances.tables import Tables
from tests.app.conftest import Open
from tests.conftest import stance


def components(at: AppTest, name: str) -> list[dict[str, Any]]:
    """What the components of that name show."""
    every = at.get("bidi_component")
    return [json.loads(each.proto.json) for each in every if each.proto.component_name == name]


@pytest.fixture
def parties(small: dict[str, Any]) -> dict[str, Any]:
    """Cora, in the red party until 2022 and in the blue one since; Ann, in the blue one."""
    small["actors"] = [
        {"id": "blue", "name": "Blue party", "kind": "group"},
        {"id": "red", "name": "Red party", "kind": "group"},
        {"id": "cora", "name": "Cora", "kind": "person",
         "in_office": ["2017-01-20/2021-01-20", "2025-01-20/.."],
         "member_of": [{"group": "red", "until": "2022"}, {"group": "blue", "from": "2023-01-01"}]},
        {"id": "ann", "name": "Ann", "kind": "person", "member_of": ["blue"]},
    ]  # fmt: skip
    del small["sources"][0], small["coders"]
    positions = {"blue": 2, "red": -2, "cora": -2, "ann": 1}
    small["stances"] = [
        stance(actor, actor=actor, date="2019-05-01", position=position)
        for actor, position in positions.items()
    ]
    return small


@pytest.mark.parametrize(
    ("group", "day", "columns", "dissent"),
    [
        ("blue", "2020-01-01", ["Blue party", "Ann"], ""),
        ("blue", "2025-02-01", ["Blue party", "Cora", "Ann"], "but not Cora"),
        ("red", "2020-01-01", ["Red party", "Cora"], ""),
    ],
)
def test_a_group_stands_beside_its_members_of_the_day(
    open_page: Open, parties: dict[str, Any], tmp_path: Path,
    group: str, day: str, columns: list[str], dissent: str,
) -> None:  # fmt: skip
    file = tmp_path / "parties.yaml"
    file.write_text(yaml.safe_dump(parties), encoding="utf-8")
    at = open_page("actor", data=file, actor=group, as_of=day)
    assert not at.exception
    (shown,) = components(at, "stances_grid")
    names = [column["name"] for column in shown["columns"]]
    assert [name for name in names if name != "Compared"] == columns
    assert [len(row["cells"]) for row in shown["rows"]] == [len(names)] * 2
    assert shown["rows"][0]["cells"][0]["flags"] == ([dissent] if dissent else [])
    words = " ".join(caption.value for caption in at.caption)
    assert ("on every day: Ann" in words) == (group == "blue")


def test_a_members_cell_opens_its_evidence_on_the_groups_page(
    open_page: Open, parties: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "parties.yaml"
    file.write_text(yaml.safe_dump(parties), encoding="utf-8")
    at = open_page("actor", data=file, actor="blue", as_of="2020-01-01", cell="ann~tax")
    (panel,) = components(at, "stances_evidence")
    assert panel["shown"]["heading"] == "Ann on tax"


def test_no_member_no_grid(open_page: Open, parties: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "parties.yaml"
    file.write_text(yaml.safe_dump(parties), encoding="utf-8")
    at = open_page("actor", data=file, actor="red", as_of="2025-02-01")
    assert components(at, "stances_grid") == []


def test_times_in_office_and_memberships_are_said(
    framed: Callable[[dict[str, Any]], Tables], parties: dict[str, Any]
) -> None:
    assert actor_words(framed(parties), "cora") == (
        "in office from 20 January 2017 until 20 January 2021 and from 20 January 2025 to this day"
        " · member of Red party until 2022, Blue party from 1 January 2023"
    )


def test_a_divided_group_is_split_on_its_page_and_along_its_issue(open_page: Open) -> None:
    day = "2026-06-05"
    grid, *_ = components(open_page("actor", actor="trump-camp", as_of=day), "stances_grid")
    assert grid["rows"][0]["cells"][0]["label"] == "Split"
    feed = json.dumps(
        components(open_page("issue", issue="long-range-strikes", as_of=day), "stances_feed")
    )
    assert "28 Sep 2025, split" in feed
    assert "but split: for: Keith Kellogg; against: Donald Trump" in feed
