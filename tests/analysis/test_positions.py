"""The position in force follows docs/method.md."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from stances.analysis.cell import Cell
from stances.analysis.history import change_days
from stances.analysis.positions import Positions
from stances.model.vocabulary import Knowledge
from stances.tables import Tables
from tests.conftest import search, stance
from tests.questions import ask as ask_about

Framed = Callable[[dict[str, Any]], Tables]
DAY = date(2024, 6, 1)


@pytest.fixture
def ask(framed: Framed, small: dict[str, Any]) -> Callable[..., Cell]:
    """The cell of Ann on tax, on a day, from these records alone."""

    def asking(day: str, *records: dict[str, Any], **options: Any) -> Cell:
        small["stances"] = list(records)
        small["searches"] = options.pop("searches", [])
        positions = ask_about(framed(small), as_of=date.fromisoformat(day), **options).positions()
        return positions.cell("ann", "tax")

    return asking


def test_the_latest_record_by_its_date_is_in_force(ask: Any) -> None:
    early, late = (
        stance("a", date="2024-01-01", position=-1),
        stance("b", date="2024-02-01", position=2),
    )
    assert ask("2024-01-31", late, early).stance == "a"
    assert ask("2024-02-01", late, early).stance == "b"
    assert ask("2023-12-31", late, early).status == "none"


def test_a_position_is_never_carried_backward(ask: Any) -> None:
    cell = ask("2023-12-31", stance("a", date="2024-01-01"))
    assert (cell.position, cell.status, cell.records) == (None, "none", 0)


def test_what_became_known_later_counts_only_with_hindsight(ask: Any) -> None:
    old = stance("a", date="2024-01-01", position=-1)
    leaked = stance("b", date="2024-02-01", public="2024-03-01", position=2)
    assert ask("2024-02-15", old, leaked).position == -1
    assert ask("2024-02-15", old, leaked, knowledge=Knowledge.HINDSIGHT).position == 2
    assert ask("2024-03-01", old, leaked).position == 2


def test_what_was_entered_later_is_not_what_the_dataset_said_then(ask: Any) -> None:
    old = stance("a", date="2024-01-01", position=-1)
    entered = stance("b", date="2024-02-01", recorded="2024-05-01", supersedes="a", position=2)
    assert ask("2024-04-30", old, entered).position == 2
    assert ask("2024-04-30", old, entered, knowledge=Knowledge.RECORDED).position == -1
    assert ask("2024-05-01", old, entered, knowledge=Knowledge.RECORDED).position == 2


def test_acts_outrank_statements_and_statements_anonymous_reports_of_a_day(ask: Any) -> None:
    words = stance("words", position=1)
    done = stance("done", position=-2, act="decision")
    heard = stance("heard", position=2, attribution="anonymous", act="decision")
    read_into = stance("read", position=0, attribution="inferred", note="why")
    assert ask("2024-03-02", done, words, heard, read_into).stance == "done"
    assert ask("2024-03-02", words, heard, read_into).stance == "words"
    assert ask("2024-03-02", heard, read_into).stance == "heard"


def test_two_of_one_rank_that_disagree_are_contested(ask: Any) -> None:
    one, two = stance("a", position=2, contested=True), stance("b", position=-2, contested=True)
    cell = ask("2024-03-02", one, two)
    assert (cell.status, cell.position) == ("contested", None)
    assert {cell.stance, *cell.against} == {"a", "b"}


def test_the_last_record_of_a_day_is_in_force_if_the_order_is_stated(ask: Any) -> None:
    morning = stance("a", position=1, order=1, act="decision")
    evening = stance("b", position=-1, order=2)
    cell = ask("2024-03-01", evening, morning)
    assert (cell.status, cell.stance, cell.position) == ("coded", "b", -1)
    assert (cell.against, cell.reversed, cell.records) == ((), "2024-03-01", 2)
    night = stance("c", position=2, order=2, contested=True)
    contested = ask("2024-03-01", evening | {"contested": True}, morning, night)
    assert {contested.stance, *contested.against} == {"b", "c"}


def test_a_silence_at_the_end_of_a_day_follows_its_order(ask: Any) -> None:
    declined = stance("a", position=None, status="declined", order=1)
    unclear = stance("b", position=None, status="unclear", order=2)
    assert ask("2024-03-01", unclear, declined).status == "unclear"


def test_a_later_record_ends_the_contest(ask: Any) -> None:
    one, two = stance("a", position=2, contested=True), stance("b", position=-2, contested=True)
    cell = ask("2024-05-02", one, two, stance("c", date="2024-05-01", position=0))
    assert (cell.status, cell.position) == ("coded", 0)


def test_declining_later_does_not_undo_a_position(ask: Any) -> None:
    coded = stance("a", date="2024-01-01", position=2)
    declined = stance("b", date="2024-02-01", position=None, status="declined")
    cell = ask("2024-03-01", coded, declined)
    assert (cell.stance, cell.records) == ("a", 2)


def test_without_a_position_the_latest_silence_is_shown_and_declining_prevails(ask: Any) -> None:
    unclear = stance("a", date="2024-01-01", position=None, status="unclear")
    declined = stance("b", date="2024-01-01", position=None, status="declined")
    later = stance("c", date="2024-02-01", position=None, status="unclear")
    assert ask("2024-01-15", declined, unclear).status == "declined"
    assert ask("2024-03-01", declined, unclear, later).status == "unclear"


def test_a_search_counts_from_its_day_on(ask: Any) -> None:
    older, newer = (search("ann", "tax", date=day) for day in ("2024-01-05", "2024-02-05"))
    assert ask("2024-01-04", searches=[newer, older]).status == "none"
    cell = ask("2024-01-05", searches=[newer, older])
    assert (cell.status, cell.date) == ("not-found", "2024-01-05")
    assert ask("2024-03-01", searches=[newer, older]).date == "2024-02-05"


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("../2024-03-01", "2020-01-01 2024-03-01"),
        ("2024-02-01/..", "2024-02-01 2030-01-01"),
        ("2024-02-01/2024-03", "2024-02-01 2024-03-31"),
        ("2024-02", "2024-02-01 2024-02-29"),
    ],
)
def test_a_search_that_says_which_time_it_covered_counts_on_the_days_of_that_time(
    ask: Any, period: str, days: str
) -> None:
    first, last = map(date.fromisoformat, days.split())
    searched = [search("ann", "tax", date="2026-01-05", period=period)]
    status = {day: ask(day.isoformat(), searches=searched).status for day in (first, last)}
    assert set(status.values()) == {"not-found"}
    outside = [first - timedelta(1)] if first.year > 2020 else []
    outside += [last + timedelta(1)] if last.year < 2030 else []
    assert {ask(day.isoformat(), searches=searched).status for day in outside} == {"none"}


def test_only_an_open_search_makes_a_cell_not_found(ask: Any) -> None:
    one = search("ann", "tax", reach="one-text", sources=["link"], date="2024-01-05")
    other = one | {"sources": ["text"], "date": "2024-01-06"}
    cell = ask("2024-03-01", searches=[one])
    assert (cell.status, cell.texts, cell.date) == ("not-in-texts", 1, "2024-01-05")
    cell = ask("2024-03-01", searches=[one, other, one])
    assert (cell.status, cell.texts, cell.date) == ("not-in-texts", 2, "2024-01-06")
    cell = ask("2024-03-01", searches=[one, search("ann", "tax", date="2024-01-04"), other])
    assert (cell.status, cell.texts, cell.date) == ("not-found", None, "2024-01-04")


def test_a_search_without_a_reach_is_open_unless_it_only_read_sources(ask: Any) -> None:
    read = search("ann", "tax", reach=None, sources=["link", "text"])
    cell = ask("2024-06-01", searches=[read])
    assert (cell.status, cell.texts) == ("not-in-texts", 2)
    for more in ({"where": "the web"}, {"sources": []}):
        assert ask("2024-06-01", searches=[read | more]).status == "not-found"


def test_not_applicable_comes_before_everything_else(framed: Framed, small: dict[str, Any]) -> None:
    small["searches"] = [{"actor": "ann", "issue": "war", "date": "2024-01-01"}]
    small["not_applicable"] = [
        {"actor": "ann", "until": "2024-02-29", "note": "Not yet founded."},
        {"actor": "bob", "issue": "tax", "from": "2024-05-01"},
    ]
    frames = framed(small)
    answers = {}
    for day in (date(2024, 2, 29), date(2024, 3, 1), date(2024, 5, 1)):
        question = ask_about(frames, as_of=day)
        answers[day] = [str(cell.status) for cell in question.positions().cells]
        assert question.matrix().known.ravel().tolist() == [a == "coded" for a in answers[day]]
    assert list(answers.values()) == [
        ["not-applicable", "not-applicable", "none", "none"],
        ["coded", "not-found", "coded", "none"],
        ["coded", "not-found", "not-applicable", "none"],
    ]
    days = change_days(ask_about(frames, as_of=date(2024, 6, 1), actors=["ann", "bob"], stale=True))
    assert days == [date(2024, 3, 1), date(2024, 5, 1), date(2024, 6, 1)]


def test_an_uncertain_date_is_possibly_in_force_before_it_is_certainly(ask: Any) -> None:
    vague = stance("a", date="2024-02/2024-04", position=1)
    assert ask("2024-01-31", vague).status == "none"
    assert ask("2024-02-01", vague).certain is False
    assert ask("2024-04-29", vague).certain is False
    assert ask("2024-04-30", vague).certain is True


def test_age_counts_from_the_latest_possible_day_and_makes_stale(ask: Any) -> None:
    cell = ask("2024-06-09", stance("a", date="2024-03-01"))
    assert (cell.age_days, cell.stale) == (100, False)
    assert ask("2024-06-10", stance("a", date="2024-03-01")).stale is True
    assert ask("2024-03-15", stance("a", date="2024-03")).age_days == 0


def test_the_record_that_supersedes_takes_over_when_it_is_known(ask: Any) -> None:
    wrong = stance("a", date="2024-03-01", position=2, act="decision")
    right = stance("b", date="2024-03-01", public="2024-03-05", position=-1, supersedes="a")
    assert ask("2024-03-02", wrong, right).stance == "a"
    assert ask("2024-03-05", wrong, right).stance == "b"


def test_a_withdrawn_record_never_counts(ask: Any) -> None:
    gone = stance("a", withdrawn={"date": "2024-05-01", "reason": "misread"})
    cell = ask("2024-03-02", gone)
    assert (cell.status, cell.records) == ("none", 0)


def test_a_position_ends_with_the_time_in_office(framed: Framed, small: dict[str, Any]) -> None:
    answers = [
        ask_about(
            framed(small), as_of=date(year, month, 31), actors=["bob"], issues=["tax"]
        ).positions()
        for year, month in ((2024, 12), (2025, 1))
    ]
    inside, after = (each.cells[0] for each in answers)
    assert (inside.status, inside.position) == ("coded", 1)
    assert (after.status, after.reason, after.records) == ("none", "out-of-office", 1)


def test_a_second_time_in_office_follows_a_gap(framed: Framed, small: dict[str, Any]) -> None:
    small["actors"][1]["in_office"] = ["2026-01-20/..", "2024-01-01/2024-12-31"]
    frames = framed(small)
    reasons = {}
    for day in (date(2024, 12, 31), date(2025, 1, 1), date(2026, 1, 19), date(2026, 1, 20)):
        question = ask_about(frames, as_of=day, actors=["bob"], issues=["tax"], stale=True)
        reasons[day] = question.positions().cells[0].reason
        assert question.matrix().known.all() == (reasons[day] is None)
    assert list(reasons.values()) == [None, "out-of-office", "out-of-office", None]
    assert change_days(ask_about(frames, as_of=date(2026, 6, 1), actors=["bob"], stale=True)) == [
        date(2024, 3, 1), date(2025, 1, 1), date(2026, 1, 20), date(2026, 6, 1),
    ]  # fmt: skip


def test_a_change_of_sign_is_dated(ask: Any) -> None:
    records = [
        stance("a", date="2024-01-01", position=-1),
        stance("b", date="2024-02-01", position=0),
        stance("c", date="2024-03-01", position=2),
        stance("d", date="2024-04-01", position=1),
    ]
    assert ask("2024-05-01", *records).reversed == "2024-03-01"
    assert ask("2024-02-15", *records).reversed is None


def test_cells_come_in_the_order_asked_for(framed: Framed, small: dict[str, Any]) -> None:
    positions: Positions = ask_about(
        framed(small), as_of=date(2024, 6, 1), actors=["bob", "ann"], issues=["war", "tax"]
    ).positions()
    pairs = list(zip(positions.frame.actor, positions.frame.issue, strict=True))
    assert pairs == [("bob", "war"), ("bob", "tax"), ("ann", "war"), ("ann", "tax")]


@pytest.mark.parametrize(("actors", "issues"), [([], ["tax"]), (["ann"], []), ([], [])])
def test_an_empty_selection_gives_an_empty_frame(
    framed: Framed, small: dict[str, Any], actors: list[str], issues: list[str]
) -> None:
    assert (
        ask_about(framed(small), as_of=date(2024, 6, 1), actors=actors, issues=issues)
        .positions()
        .frame.empty
    )


def test_answering_a_question_changes_no_frame(framed: Framed, small: dict[str, Any]) -> None:
    tables = framed(small)
    before = tables.stances.copy(), tables.actors.copy()
    ask_about(tables, as_of=date(2024, 6, 1)).positions()
    assert tables.stances.equals(before[0])
    assert tables.actors.equals(before[1])


def test_records_that_filters_hide_are_not_called_not_found(
    framed: Framed, small: dict[str, Any]
) -> None:
    small["searches"] = [search(actor, issue) for actor, issue in (("ann", "tax"), ("ann", "war"))]
    positions = ask_about(
        framed(small), as_of=DAY, actors=["ann"], keep=np.array([False, True])
    ).positions()
    hidden, searched = positions.cells
    assert (hidden.status, hidden.reason, hidden.records) == ("none", "hidden", 0)
    assert (searched.status, searched.reason) == ("not-found", None)
