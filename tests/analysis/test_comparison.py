"""What changed between two days, cell by cell."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from stances.analysis.comparison import Comparison, compared
from stances.tables import Tables
from stances.wording.comparison import change_sentence, comparison_title, kinds_counted
from tests.conftest import search, stance
from tests.questions import ask

Framed = Callable[[dict[str, Any]], Tables]
THEN, NOW = date(2024, 2, 1), date(2024, 6, 1)


@pytest.fixture
def between(framed: Framed, small: dict[str, Any]) -> Callable[..., Comparison]:
    """What changed for Ann on tax from February to June 2024, given these records."""

    def comparing(*records: dict[str, Any], kind: str = "person", **more: Any) -> Comparison:
        small["actors"][0]["kind"] = kind
        data = small | {"stances": list(records)} | more
        question = ask(framed(data), as_of=NOW, actors=["ann"], issues=["tax"])
        return compared(question.positions(), question.on(THEN).positions())

    return comparing


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ({"position": -1}, {"position": 1}, "reversal"),
        ({"position": 1}, {"position": 2}, "hardening"),
        ({"position": 1}, {"position": 0}, "to-mixed"),
        ({"position": None, "status": "declined"}, {"position": 1}, "clarification"),
        (None, {"position": 1}, "new-position"),
        (None, {"position": None, "status": "unclear"}, "silence"),
    ],
)
def test_a_cell_that_differs_is_a_change_of_its_kind(
    between: Callable[..., Comparison], old: Any, new: Any, kind: str
) -> None:
    records = [stance("new", date="2024-05-01", **new)]
    records += [stance("old", date="2024-01-01", **old)] if old else []
    assert [change.kind for change in between(*records).changes] == [kind]


def test_another_record_of_the_same_position_is_no_change(
    between: Callable[..., Comparison],
) -> None:
    both = [stance(name, date=f"2024-0{month}-01") for name, month in (("a", 1), ("b", 5))]
    comparison = between(*both)
    assert not comparison.changes
    assert [change.kind for change in comparison.restated] == ["restated"]
    assert comparison.frame["change"].tolist() == ["restated"]


def test_age_alone_is_no_change(between: Callable[..., Comparison]) -> None:
    comparison = between(stance("a", date="2024-01-01"))
    assert comparison.after.cells[0].stale
    assert not comparison.of


def test_what_was_undone_between_the_days_is_no_change(
    between: Callable[..., Comparison],
) -> None:
    moves = [("a", "2024-01-01", 1), ("b", "2024-03-01", -1), ("c", "2024-05-01", 1)]
    comparison = between(*(stance(n, date=day, position=p) for n, day, p in moves))
    assert [change.kind for change in comparison.of.values()] == ["restated"]


def test_a_position_that_ended_with_the_office_and_a_new_search_are_told_apart(
    framed: Framed, small: dict[str, Any]
) -> None:
    small["searches"] = [search("bob", "war", date="2024-10-01")]
    question = ask(framed(small), as_of=date(2025, 2, 1), actors=["bob"])
    comparison = compared(question.positions(), question.on(date(2024, 11, 1)).positions())
    assert [change.kind for change in comparison.changes] == ["position-ended", "searched"]
    question = question.on(NOW)
    comparison = compared(question.positions(), question.on(date(2024, 11, 1)).positions())
    assert kinds_counted(comparison) == [
        ("searched", "1 more cell differs only in what was searched")
    ]
    assert comparison_title(comparison).startswith("0 of ")


@pytest.mark.parametrize(("kind", "move"), [("group", "another-voice"), ("government", "reversal")])
def test_another_speaker_of_a_group_is_another_voice(
    between: Callable[..., Comparison], kind: str, move: str
) -> None:
    old = stance("a", date="2024-01-01", position=-1, speaker="Cora")
    comparison = between(old, stance("b", date="2024-05-01", speaker="Dan"), kind=kind)
    assert [change.kind for change in comparison.changes] == [move]


def test_the_table_has_both_days_whichever_is_shown(framed: Framed, small: dict[str, Any]) -> None:
    small["stances"] = [
        stance("a", date="2024-01-01", position=-1),
        stance("b", date="2024-05-01", position=1),
    ]
    question = ask(framed(small), as_of=THEN, actors=["ann"], issues=["tax"])
    comparison = compared(question.positions(), question.on(NOW).positions())
    row = comparison.frame.iloc[0]
    assert (row["position"], row["compared_position"], row["change"]) == (-1, 1, "reversal")
    assert str(row["compared_on"].date()) == "2024-06-01"
    assert comparison.stances == ["a", "b"]


def test_what_changed_in_november_2024(shipped_tables: Tables) -> None:
    question = ask(
        shipped_tables,
        as_of=date(2024, 11, 19),
        actors=["biden-administration", "richard-grenell"],
        issues=["long-range-strikes", "western-aid"],
    )
    comparison = compared(question.positions(), question.on(date(2024, 11, 16)).positions())
    assert comparison_title(comparison) == (
        "3 of 4 cells changed between 16 November 2024 and 19 November 2024"
    )
    assert kinds_counted(comparison) == [
        ("reversal", "1 reversal"),
        ("hardening", "1 hardening"),
        ("new-position", "1 new position"),
    ]
    assert change_sentence(shipped_tables, comparison.changes[1]) == (
        "Richard Grenell on western aid: opposes (about 25 February 2024), "
        "then strongly opposes (19 November 2024)"
    )
