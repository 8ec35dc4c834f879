"""A group beside those who were its members on the day."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from stances.analysis.groups import dissents, inherited_cells, members_of, split_groups
from stances.tables import Tables
from tests.conftest import stance
from tests.questions import ask

Framed = Callable[[dict[str, Any]], Tables]


@pytest.fixture
def switched(framed: Framed, small: dict[str, Any]) -> Tables:
    """Cora, against the tax since 2019, is in the red party until June 2022, then in the blue."""
    dated = [
        {"group": "red", "until": "2022-06"},
        {"group": "blue", "from": "2022-07-01", "until": "2023-12-31"},
        {"group": "blue", "from": "2025"},
    ]
    small["actors"] += [
        {"id": "blue", "name": "Blue party", "kind": "group"},
        {"id": "red", "name": "Red party", "kind": "group"},
        {"id": "cora", "name": "Cora", "kind": "person", "member_of": [*dated, "ann"]},
    ]
    small["stances"] = [
        stance(actor, actor=actor, date="2019-05-01", position=position)
        for actor, position in (("cora", -2), ("blue", 2), ("red", -2), ("ann", 1))
    ]
    return framed(small)


@pytest.mark.parametrize(
    ("day", "red", "blue"),
    [
        ("2020-01-01", ["cora"], []),
        ("2022-06-30", ["cora"], []),
        ("2022-07-01", [], ["cora"]),
        ("2024-01-01", [], []),
        ("2025-01-01", [], ["cora"]),
    ],
)
def test_members_are_those_of_the_day(
    switched: Tables, day: str, red: list[str], blue: list[str]
) -> None:
    on = date.fromisoformat(day)
    assert [members_of(switched, group, on) for group in ("red", "blue", "ann")] == [
        red, blue, ["cora"],
    ]  # fmt: skip


def test_nobody_dissents_from_a_group_joined_later(switched: Tables) -> None:
    before, after = (
        ask(switched, as_of=date(year, 1, 1), actors=["red", "blue"], issues=["tax"], stale=True)
        for year in (2020, 2023)
    )
    assert dissents(before, before.positions()) == {}
    assert dissents(after, after.positions()) == {("blue", "tax"): ("cora",)}


def test_a_stale_position_does_not_dissent_from_a_current_one(
    framed: Framed, small: dict[str, Any]
) -> None:
    small["actors"] += [
        {"id": "blue", "name": "Blue party", "kind": "group"},
        {"id": "cora", "name": "Cora", "kind": "person", "member_of": ["blue"]},
    ]
    small["stances"] = [
        stance("a", actor="blue", date="2023-05-01", position=2),
        stance("b", actor="cora", date="2023-01-01", position=-2),
    ]
    tables = framed(small)
    for day, dissenters in (("2023-05-02", {}), ("2023-09-01", {("blue", "tax"): ("cora",)})):
        asked = ask(tables, as_of=date.fromisoformat(day), actors=["blue"], issues=["tax"])
        assert dissents(asked, asked.positions()) == dissenters


def test_stale_positions_split_nothing(switched: Tables) -> None:
    question = ask(switched, as_of=date(2023, 1, 1), actors=["red", "blue"], issues=["tax"])
    assert question.positions().cell("blue", "tax").stale
    assert split_groups(question, question.positions()) == {}


def test_only_a_group_without_decisions_of_its_own_is_split(
    framed: Framed, small: dict[str, Any]
) -> None:
    for kind, split in (("camp", {"blue"}), ("government", set())):
        data = small | {
            "actors": [
                *small["actors"],
                {"id": "blue", "name": "Blue", "kind": kind},
                {"id": "cora", "name": "Cora", "kind": "person", "member_of": ["blue"]},
            ],
            "stances": [
                stance("c", actor="cora", position=-1),
                stance("b", actor="blue", position=2, speaker="Dan"),
            ],
        }
        question = ask(framed(data), as_of=date(2024, 3, 2), actors=["blue"], issues=["tax"])
        groups = split_groups(question, question.positions())
        assert {group for group, _ in groups} == split
        assert [[cell.position for cell in voices] for voices in groups.values()] in ([[-1, 2]], [])


def test_a_member_without_a_record_inherits_and_is_not_counted(
    framed: Framed, small: dict[str, Any]
) -> None:
    small["actors"] += [
        {"id": "blue", "name": "Blue", "kind": "group"},
        {"id": "cora", "name": "Cora", "kind": "person",
         "member_of": [{"group": "blue", "from": "2024-02"}]},
    ]  # fmt: skip
    small["stances"] = [
        stance("b", actor="blue", position=2, date="2024-01-01"),
        stance("bw", actor="blue", issue="war", position=1),
        stance("cw", actor="cora", issue="war", position=None, status="declined"),
    ]
    question = ask(framed(small), as_of=date(2024, 3, 2), actors=["cora", "ann"])
    positions = question.positions()
    inherited = inherited_cells(question, positions)
    assert {pair: cell.id for pair, cell in inherited.items()} == {("cora", "tax"): "blue~tax"}
    assert positions.cell("cora", "tax").position is None
    earlier = question.on(date(2024, 1, 15))
    assert inherited_cells(earlier, earlier.positions()) == {}
