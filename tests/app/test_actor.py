"""The Actor page: what an actor is and was, and a group beside its members of the day."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from stances.app.views.actor.about import actor_words
from stances.tables import Tables
from tests.app.conftest import Open
from tests.conftest import stance


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
    ("group", "day", "members", "dissent"),
    [
        ("blue", "2020-01-01", 1, ""),
        ("blue", "2025-02-01", 2, "Cora"),
        ("red", "2020-01-01", 1, ""),
    ],
)
def test_a_group_stands_beside_its_members_of_the_day(
    open_page: Open, parties: dict[str, Any], tmp_path: Path,
    group: str, day: str, members: int, dissent: str,
) -> None:  # fmt: skip
    file = tmp_path / "parties.yaml"
    file.write_text(yaml.safe_dump(parties), encoding="utf-8")
    at = open_page("actor", data=file, actor=group, as_of=day)
    assert not at.exception
    table = at.dataframe[0].value
    assert table.loc[0, "Members with a position"] == members
    assert table.loc[0, "Dissent"] == dissent
    words = " ".join(caption.value for caption in at.caption)
    assert ("on every day: Ann" in words) == (group == "blue")


def test_no_member_no_table(open_page: Open, parties: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "parties.yaml"
    file.write_text(yaml.safe_dump(parties), encoding="utf-8")
    at = open_page("actor", data=file, actor="red", as_of="2025-02-01")
    assert not at.expander


def test_times_in_office_and_memberships_are_said(
    framed: Callable[[dict[str, Any]], Tables], parties: dict[str, Any]
) -> None:
    assert actor_words(framed(parties), "cora") == (
        "in office from 20 January 2017 until 20 January 2021 and from 20 January 2025 to this day"
        " · member of Red party until 2022, Blue party from 1 January 2023"
    )
