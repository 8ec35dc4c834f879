"""A group beside those who were its members on the day."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from stances.analysis.groups import dissents, members_of
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
