"""The order of actors and issues."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from stances.analysis.arrangement import arranged
from stances.analysis.cell import actors_of, issues_of
from stances.tables import Tables
from tests.conftest import stance
from tests.questions import ask


@pytest.mark.parametrize(
    ("order", "actors", "issues"),
    [
        ("dataset", "ann bob cora dan", "tax war"),
        ("difference", "ann bob cora dan", "war tax"),
        ("issue~tax", "cora bob ann dan", "tax war"),
        ("actor~cora", "cora bob ann dan", "tax war"),
        ("actor~nobody", "ann bob cora dan", "tax war"),
    ],
)
def test_rows_and_columns_are_sorted(
    framed: Callable[[dict[str, Any]], Tables],
    small: dict[str, Any],
    order: str,
    actors: str,
    issues: str,
) -> None:
    small["actors"] += [
        {"id": "cora", "name": "Cora", "kind": "person"},
        {"id": "dan", "name": "Dan", "kind": "person"},
    ]
    small["stances"] = [
        stance(f"{actor}{issue}", actor=actor, issue=issue, position=position)
        for actor, issue, position in (
            ("ann", "tax", 0), ("bob", "tax", 1), ("cora", "tax", 2),
            ("ann", "war", -2), ("bob", "war", 1), ("cora", "war", 2),
        )
    ]  # fmt: skip
    question = ask(framed(small), as_of=date(2024, 3, 2))
    cells = arranged(question, question.positions(), order).cells
    assert (actors_of(cells), issues_of(cells)) == (actors.split(), issues.split())
