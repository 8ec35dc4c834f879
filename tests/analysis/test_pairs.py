"""Two actors side by side: which two tell most, and how their positions compare."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from stances.analysis.agreement import Agreement, agreement
from stances.analysis.matrix import matrix_of
from stances.analysis.pairs import Verdict, differences_first, telling_pair, verdicts
from stances.tables import Tables
from tests.conftest import stance
from tests.questions import ask


def agreed(**positions: tuple[int | None, ...]) -> Agreement:
    """The agreement of actors with these positions on issues 0, 1, 2 …"""
    rows = [
        (actor, str(issue), position)
        for actor, all_of in positions.items()
        for issue, position in enumerate(all_of)
    ]
    frame = pd.DataFrame(rows, columns=["actor", "issue", "position"])
    return agreement(matrix_of(frame))


@pytest.mark.parametrize(
    ("positions", "pair"),
    [
        ({"a": (2, 2, 2), "b": (2, 2, 1), "c": (-2, -2, None)}, ("a", "b")),
        ({"a": (2, 2, 2), "b": (2, 2, 1), "c": (-2, 2, 2)}, ("b", "c")),
        ({"a": (2, 2), "b": (1, 2), "c": (2, 1)}, ("b", "c")),
        ({"a": (2, 2), "b": (1, 2), "c": (1, 2)}, ("a", "b")),
        ({"a": (2, None), "b": (None, 2), "c": (-2, None)}, ("a", "b")),
        ({"a": (2, 2)}, ("a", "a")),
    ],
)
def test_most_shared_issues_come_before_most_difference(
    positions: dict[str, tuple[int | None, ...]], pair: tuple[str, str]
) -> None:
    assert telling_pair(agreed(**positions)) == pair


@pytest.fixture
def compared(framed: Callable[[dict[str, Any]], Tables], small: dict[str, Any]) -> Tables:
    """Ann and Bob: on tax 1 and -1, long ago; on war 2 and 2, on law 2 and -2, on oil only Ann."""
    base = {"proposal": "P.", "support": "yes", "opposition": "no"}
    small["issues"] += [{"id": i, "title": i.title(), **base} for i in ("law", "oil")]
    both = {"tax": (1, -1), "war": (2, 2), "law": (2, -2), "oil": (2, None)}
    small["stances"] = [
        stance(f"{actor}.{issue}", actor=actor, issue=issue, position=position)
        for issue, pair in both.items()
        for actor, position in zip(("ann", "bob"), pair, strict=True)
        if position is not None
    ]
    return framed(small)


def test_the_widest_difference_comes_first_and_what_is_unknown_last(compared: Tables) -> None:
    cells = ask(compared, as_of=date(2024, 3, 2)).positions().cells
    assert differences_first(cells) == ["law", "tax", "war", "oil"]


def test_a_stale_position_compares_only_if_it_counts(compared: Tables) -> None:
    cells = ask(compared, as_of=date(2024, 10, 1)).positions().cells
    assert verdicts(cells)["tax"] is Verdict.DIFFERENT
    current = verdicts(cells, any_age=False)
    assert current == {
        "tax": Verdict.STALE,
        "war": Verdict.SAME,
        "law": Verdict.DIFFERENT,
        "oil": Verdict.ONE_KNOWN,
    }
    assert differences_first(cells, any_age=False) == ["law", "war", "tax", "oil"]
