"""Charts show what their specs say, and the specs what the positions say."""

from collections.abc import Callable
from datetime import date
from typing import Any

from stances.analysis.ledger import day_number
from stances.charts.dumbbell import dumbbell_alt, dumbbell_figure, dumbbell_spec, dumbbell_table
from stances.charts.lanes import lanes_alt, lanes_spec
from stances.tables import Tables
from tests.conftest import stance
from tests.questions import ask

Framed = Callable[[dict[str, Any]], Tables]


def number(day: str) -> int:
    return day_number(date.fromisoformat(day))


def test_a_lane_has_bars_of_the_position_in_force_and_a_tick_a_record(
    framed: Framed, small: dict[str, Any]
) -> None:
    small["stances"] = [
        stance("a", date="2024-01-01", position=-1),
        stance("s", date="2024-01-15", position=None, status="declined"),
        stance("b", date="2024-02/2024-03", position=2),
    ]
    tables = framed(small)
    found = ask(tables, as_of=date(2024, 4, 1), actors=["ann"], issues=["tax"]).positions()
    spec = lanes_spec(tables, found, by="issue")
    (lane,) = spec.lanes
    assert [tuple(bar) for bar in lane.bars] == [
        (number("2024-01-01"), number("2024-02-01"), -1, False),
        (number("2024-02-01"), number("2024-04-02"), 2, False),
    ]
    assert [(tick.stance, tick.position, tick.uncertain) for tick in lane.ticks] == [
        ("a", -1, False), ("s", None, False), ("b", 2, True),
    ]  # fmt: skip
    assert "Ann: strongly supports, 3 records" in lanes_alt(spec, title="Tax")


def test_a_lane_that_ends_contested_says_so(framed: Framed, small: dict[str, Any]) -> None:
    small["stances"] = [
        stance("a", date="2024-03-01", position=-1, contested=True),
        stance("b", date="2024-03-01", position=2, contested=True),
    ]
    found = ask(framed(small), as_of=date(2024, 4, 1), actors=["ann"], issues=["tax"]).positions()
    alt = lanes_alt(lanes_spec(framed(small), found, by="issue"), title="Tax")
    assert "Ann: contested, 2 records" in alt


def test_a_lane_is_stale_from_the_day_on_which_the_cell_is(
    framed: Framed, small: dict[str, Any]
) -> None:
    """Tax goes stale after 100 days; the second record of a month counts from the month's end."""
    small["stances"] = [
        stance("a", date="2024-01-01", position=-1),
        stance("b", date="2024-06", position=2),
    ]
    tables = framed(small)
    positions = {
        day: ask(tables, as_of=day, actors=["ann"], issues=["tax"]).positions()
        for day in (date(2024, 4, 10), date(2024, 4, 11), date(2025, 1, 1))
    }
    (lane,) = lanes_spec(tables, positions[date(2025, 1, 1)], by="issue").lanes
    assert [tuple(bar) for bar in lane.bars] == [
        (number("2024-01-01"), number("2024-04-11"), -1, False),
        (number("2024-04-11"), number("2024-06-01"), -1, True),
        (number("2024-06-01"), number("2024-10-09"), 2, False),
        (number("2024-10-09"), number("2025-01-02"), 2, True),
    ]
    stale = [found.cells[0].stale for found in positions.values()]
    assert stale == [False, True, True]
    spec = lanes_spec(tables, positions[date(2025, 1, 1)], by="issue")
    assert "Ann: strongly supports (stale), 2 records" in lanes_alt(spec, title="Tax")


def test_a_lane_ends_with_the_time_in_office(framed: Framed, small: dict[str, Any]) -> None:
    tables = framed(small)
    found = ask(tables, as_of=date(2025, 6, 1), actors=["bob"], issues=["tax"]).positions()
    (lane,) = lanes_spec(tables, found, by="actor").lanes
    assert lane.ended == [number("2024-12-31")]
    assert lane.bars[-1].end == number("2025-01-01")


def test_a_lane_is_empty_between_two_times_in_office(framed: Framed, small: dict[str, Any]) -> None:
    small["actors"][1]["in_office"] = ["2024-01-01/2024-12-31", "2026-01-20/.."]
    del small["issues"][0]["stale_after"]
    tables = framed(small)
    found = ask(tables, as_of=date(2026, 6, 1), actors=["bob"], issues=["tax"]).positions()
    (lane,) = lanes_spec(tables, found, by="actor").lanes
    assert [(bar.start, bar.end) for bar in lane.bars] == [
        (number("2024-03-01"), number("2025-01-01")),
        (number("2026-01-20"), number("2026-06-02")),
    ]
    assert lane.ended == [number("2024-12-31")]


def test_a_lane_says_when_the_actor_may_not_take_a_position(
    framed: Framed, small: dict[str, Any]
) -> None:
    small["not_applicable"] = [
        {"actor": "ann", "issue": "tax", "from": "2024-06-01"},
        {"actor": "ann", "issue": "tax", "from": "2030-01-01"},
        {"actor": "ann", "issue": "war", "until": "2020-12-31"},
    ]
    tables = framed(small)
    found = ask(tables, as_of=date(2025, 6, 1), actors=["ann"], issues=["tax"]).positions()
    spec = lanes_spec(tables, found, by="actor")
    assert [first for first, _ in spec.lanes[0].excluded] == [number("2024-06-01")]
    assert ": not applicable, 1 record" in lanes_alt(spec, title="Ann")


def test_nothing_on_record_is_said_in_words(framed: Framed, small: dict[str, Any]) -> None:
    small["stances"] = small["stances"][:1]
    tables = framed(small)
    found = ask(tables, as_of=date(2020, 1, 1)).positions()
    assert (
        lanes_alt(lanes_spec(tables, found, by="issue"), title="T")
        == "T: no record by the as-of date."
    )


def test_then_and_now(framed: Framed, small: dict[str, Any]) -> None:
    small["actors"][0]["name"] = "Ann <b>"
    small["stances"].append(stance("b", date="2024-05-01", position=1))
    tables = framed(small)
    before, now = (ask(tables, as_of=date(2024, m, 2), issues=["tax"]).positions() for m in (4, 6))
    spec = dumbbell_spec(tables, before, now)
    assert (list(spec.labels), list(spec.before), list(spec.now)) == (
        ["Ann <b>", "Bob"],
        [-2, 1],
        [1, 1],
    )
    assert dumbbell_alt(spec).endswith(": Ann <b> from strongly opposes to supports.")
    figure = dumbbell_figure(spec)
    assert list(figure.data[1].x) == [-2, 1]
    assert list(figure.data[2].x) == [1, 1]
    assert "<b>" not in figure.layout.yaxis.ticktext[0]
    assert dumbbell_table(spec).iloc[0].tolist() == ["Ann <b>", "Strongly opposes", "Supports"]
