"""The latest deed beside the latest words."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from stances.analysis.words_and_deeds import gaps
from stances.tables import Tables
from tests.conftest import stance
from tests.questions import ask


@pytest.mark.parametrize(
    ("records", "found"),
    [
        ([("vote", "01", 1), ("statement", "02", -1)], [("a", "b")]),
        ([("decision", "02", 2), ("statement", "01", 0)], [("a", "b")]),
        ([("vote", "01", 1), ("statement", "02", 0)], []),
        ([("vote", "01", 1), ("statement", "02", -1), ("statement", "03", 1)], []),
        ([("statement", "01", 1), ("statement", "02", -1)], []),
        ([("vote", "01", 1), ("statement", "09", -1)], []),
    ],
)
def test_only_the_latest_of_each_that_are_known_count(
    framed: Callable[[dict[str, Any]], Tables],
    small: dict[str, Any],
    records: list[tuple[str, str, int]],
    found: list[tuple[str, str]],
) -> None:
    small["stances"] = [
        stance(
            "abc"[at],
            date=f"2024-{month}-01",
            position=position,
            act=act,
            attribution="paraphrase" if act == "statement" else "act",
        )
        for at, (act, month, position) in enumerate(records)
    ]
    positions = ask(framed(small), as_of=date(2024, 6, 1)).positions()
    assert [(gap.deed, gap.words) for gap in gaps(positions)] == found
