"""Moves are detected and classified as in docs/method.md."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from stances.analysis.shifts import NEAR, Shift, shifts
from stances.tables import Tables
from tests.conftest import stance
from tests.questions import ask

Framed = Callable[[dict[str, Any]], Tables]
DAY = date(2024, 6, 1)


@pytest.fixture
def moved(framed: Framed, small: dict[str, Any]) -> Callable[..., list[Shift]]:
    def moving(*records: dict[str, Any], **options: Any) -> list[Shift]:
        small["stances"] = list(records)
        small["events"] = options.pop("events", [])
        tables, near = framed(small), options.pop("near", NEAR)
        question = ask(tables, as_of=options.pop("as_of", DAY), **options)
        return shifts(tables, question.positions(), near=near)

    return moving


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (-1, 1, "reversal"), (2, -2, "reversal"), (1, 2, "hardening"), (-1, -2, "hardening"),
        (2, 1, "softening"), (-2, -1, "softening"), (1, 0, "to-mixed"), (0, -1, "from-mixed"),
    ],
)  # fmt: skip
def test_a_move_has_a_kind(moved: Any, before: int, after: int, kind: str) -> None:
    moves = moved(
        stance("a", date="2024-01-01", position=before),
        stance("b", date="2024-02-01", position=after),
    )
    assert [row.kind for row in moves] == [kind]
    assert (moves[0].from_stance, moves[0].to_stance, moves[0].days) == ("a", "b", 31)


def test_a_move_within_a_day_is_found_if_the_order_is_stated(moved: Any) -> None:
    silent = stance("s", position=None, status="declined", order=1)
    noon, night = stance("n", position=1, order=2), stance("e", position=-1, order=3)
    moves = moved(night, noon, silent)
    assert [(move.kind, move.to_stance) for move in moves] == [
        ("reversal", "e"), ("clarification", "n"),
    ]  # fmt: skip
    assert all(move.days == 0 and move.order_certain for move in moves)


def test_no_move_is_no_shift(moved: Any) -> None:
    assert moved(stance("a", date="2024-01-01"), stance("b", date="2024-02-01")) == []


def test_a_first_position_after_silence_is_a_clarification(moved: Any) -> None:
    silent = stance("a", date="2024-01-01", position=None, status="declined")
    (move,) = moved(silent, stance("b", date="2024-02-01", position=1))
    assert (move.kind, move.from_position) == ("clarification", None)


def test_silence_between_two_positions_changes_nothing(moved: Any) -> None:
    silent = stance("s", date="2024-02-01", position=None, status="unclear")
    first, last = (
        stance("a", date="2024-01-01", position=1),
        stance("b", date="2024-03-01", position=2),
    )
    assert [row.kind for row in moved(first, silent, last)] == ["hardening"]


def test_another_scope_is_not_a_reversal(moved: Any) -> None:
    one = stance("a", date="2024-01-01", scope={"area": "border"})
    two = stance("b", date="2024-02-01", scope={"area": "everywhere"})
    assert [row.kind for row in moved(one, two)] == ["scope-change"]


@pytest.mark.parametrize(
    ("kind", "speakers", "move"),
    [
        ("group", ("Cora", "Dan"), "another-voice"),
        ("camp", (None, "Dan"), "another-voice"),
        ("group", ("Dan", "Dan"), "reversal"),
        ("government", ("Cora", "Dan"), "reversal"),
    ],
)
def test_another_speaker_of_a_group_is_another_voice_and_no_reversal(
    moved: Any, small: dict[str, Any], kind: str, speakers: tuple[str | None, str], move: str
) -> None:
    small["actors"][0]["kind"] = kind
    one, two = (
        stance(name, date=f"2024-0{month}-01", position=position, speaker=speaker)
        for name, month, position, speaker in zip("ab", (1, 2), (-1, 1), speakers, strict=True)
    )
    assert [row.kind for row in moved(one, two)] == [move]


def test_overlapping_dates_leave_the_order_open(moved: Any) -> None:
    vague = stance("a", date="2024-01/2024-03", position=-1)
    (move,) = moved(vague, stance("b", date="2024-02-01", position=1))
    assert move.order_certain is False


def test_a_step_inside_the_coders_disagreement_is_marked(moved: Any) -> None:
    codings = [{"coder": "one", "position": 2}, {"coder": "two", "position": 1}]
    split = stance("b", date="2024-02-01", position=2, codings=codings)
    (move,) = moved(stance("a", date="2024-01-01", position=1), split)
    assert move.within_coding is True
    (move,) = moved(stance("a", date="2024-01-01", position=-1), split)
    assert move.within_coding is False


def test_events_within_reach_go_with_it_nearest_first(moved: Any) -> None:
    events = [
        {"id": "far", "date": "2024-03-01", "label": "far"},
        {"id": "near", "date": "2024-02-05", "label": "near"},
        {"id": "there", "date": "2024-02", "label": "there"},
    ]
    pair = stance("a", date="2024-01-01", position=-1), stance("b", date="2024-02-01", position=1)
    assert moved(*pair, events=events)[0].events == ("there", "near")


def test_what_is_not_yet_known_has_not_moved(moved: Any) -> None:
    pair = stance("a", date="2024-01-01", position=-1), stance("b", date="2024-02-01", position=1)
    assert moved(*pair, as_of=date(2024, 1, 31)) == []


@pytest.mark.parametrize(
    ("actor", "issue", "kind", "day", "position"),
    [
        ("biden-administration", "long-range-strikes", "reversal", "2024-11-17", 2),
        ("biden-administration", "long-range-supply", "reversal", "2023-09-22", 1),
        ("biden-administration", "long-range-supply", "hardening", "2024-04-24", 2),
        ("donald-trump", "long-range-strikes", "reversal", "2025-10-22", -1),
        ("donald-trump", "long-range-supply", "reversal", "2025-10-17", -1),
        ("zelenskyy", "nato-membership", "to-mixed", "2025-12-14", 0),
    ],
)
def test_the_known_moves_are_found(
    shipped_tables: Tables, actor: str, issue: str, kind: str, day: str, position: int
) -> None:
    moves = shifts(
        shipped_tables,
        ask(shipped_tables, as_of=date(2026, 4, 14), actors=[actor], issues=[issue]).positions(),
    )
    assert (kind, day, position) in [(r.kind, r.to_date, r.to_position) for r in moves]
