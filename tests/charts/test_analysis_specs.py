"""Lines over time and planes: what their specs, their alt texts and their tables say."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from stances.analysis.agreement import agreement
from stances.analysis.blocs import graph, network_blocs
from stances.analysis.history import (
    agreement_history,
    change_days,
    month_days,
    polarisation_history,
)
from stances.analysis.matrix import matrix_of
from stances.analysis.networks import network
from stances.analysis.space import space
from stances.app.components.history import history_payload
from stances.charts.history import history_alt, history_spec, history_table
from stances.charts.plane import map_plane, network_plane
from stances.model.measures import Measure, Normalisation, Tie
from stances.tables import Tables
from stances.wording import calculation
from tests.conftest import stance
from tests.questions import ask

Framed = Callable[[dict[str, Any]], Tables]


@pytest.fixture
def moved(framed: Framed, small: dict[str, Any]) -> Tables:
    """Ann and Bob agree on two issues, until Ann turns round on one; tax grows stale in 100 days."""
    small["stances"] = [
        stance("a1", issue="tax", date="2024-01-01", position=2),
        stance("a2", issue="war", date="2024-01-01", position=1),
        stance("b1", actor="bob", issue="tax", date="2024-01-10", position=2),
        stance("b2", actor="bob", issue="war", date="2024-01-10", position=1),
        stance("a3", issue="war", date="2024-03-01", position=-1),
    ]
    return framed(small)


def test_agreement_over_time_changes_when_what_is_known_changes(moved: Tables) -> None:
    days = change_days(ask(moved, as_of=date(2024, 6, 1)))
    assert [str(day) for day in days] == [
        "2024-01-01", "2024-01-10", "2024-03-01", "2024-04-11", "2024-04-20", "2024-06-01",
    ]  # fmt: skip
    found = agreement_history(ask(moved, as_of=date(2024, 6, 1)), days)
    assert [moment.value for moment in found] == [None, 1.0, 0.75, None, None, None]
    assert [moment.count for moment in found] == [0, 2, 2, 1, 1, 1]
    kept = change_days(ask(moved, as_of=date(2025, 6, 1), stale=True))
    assert str(kept[-2]) == "2025-01-01"  # the day after Bob's last in office


def test_a_line_over_time_says_its_ends_and_draws_its_bounds(moved: Tables) -> None:
    question = ask(moved, as_of=date(2024, 6, 1), stale=True)
    days = change_days(question)
    found = agreement_history(question, days)
    spec = history_spec(
        {"Agreement": found}, measure="Agreement", counted="shared issues", strong="Agreement"
    )
    assert history_alt(spec) == (
        "Agreement over time, Agreement: 1.00 on 10 January 2024, 0.75 on 1 June 2024; lowest 0.75 "
        "on 1 March 2024, highest 1.00 on 10 January 2024."
    )
    drawn = history_payload(spec)
    assert [line.words[-1] for line in drawn.lines] == ["0.75"]
    assert None not in (drawn.low[-1], drawn.high[-1])
    assert list(history_table(spec).columns) == [
        "Date",
        "Agreement",
        "At least",
        "At most",
        "shared issues",
    ]


def test_months_begin_on_the_first_and_end_on_the_day_itself() -> None:
    assert [str(day) for day in month_days(date(2023, 11, 20), date(2024, 2, 10))] == [
        "2023-12-01", "2024-01-01", "2024-02-01", "2024-02-10",
    ]  # fmt: skip


def test_polarisation_over_time_has_no_number_for_few(moved: Tables) -> None:
    found = polarisation_history(ask(moved, as_of=date(2024, 2, 1)), [date(2024, 2, 1)])
    assert [(m.value, m.count) for m in found["tax"]] == [(None, 2)]


def test_a_plane_names_its_actors_and_ties(moved: Tables) -> None:
    said = pd.DataFrame(
        {"actor": ["ann", "bob", "ann"], "issue": ["tax", "tax", "war"], "position": [2, 1, 2]}
    )
    made = network(said, normalisation=Normalisation.NONE)
    drawn = graph(made)
    spec = network_plane(moved, drawn, network_blocs(made))
    assert spec.alt == "Network of 2 actors and 1 tie. bloc A: Ann, Bob."
    assert [(line.weight, line.share) for line in spec.lines] == [(0.75, 1.0)]


def test_a_map_has_trails_for_those_who_were_there_before(shipped_tables: Tables) -> None:
    spaces = [
        space(agreement(ask(shipped_tables, as_of=day, stale=True).matrix()))
        for day in (date(2024, 11, 18), date(2026, 4, 14))
    ]
    spec = map_plane(shipped_tables, spaces[1], spaces[0], {})
    trailed = {point.actor for point in spec.points if point.start}
    assert trailed == set(spaces[0].actors) & set(spaces[1].actors)


@pytest.mark.parametrize(
    ("measure", "line"),
    [
        (Measure.CITY_BLOCK, "A = 1 − (1·0 + 1·2) / (4 · 2) = 0.750"),
        (Measure.IDENTICAL, "Share = 1 of 2 = 0.500"),
        (Measure.SAME_SIGN, "Share = 1 of 2 = 0.500"),
        (Measure.KAPPA, "kappa = 1 − 1.000 / 1.500 = 0.333"),
    ],
)
def test_a_calculation_puts_the_values_into_the_formula(
    moved: Tables, measure: Measure, line: str
) -> None:
    """War: 1 and -1. By chance 2, -1 against 2, 1: 0, 1, 3 and 2 apart, 1.5 on average."""
    matrix = ask(moved, as_of=date(2024, 3, 1)).matrix()
    found = agreement(matrix, measure=measure)
    lines = calculation.agreement_lines(moved, matrix, found, ("ann", "bob"), weights={})
    assert line in lines
    assert lines[0] == "Ann and Bob: n = 2 shared of N = 2 issues."


def test_a_tie_is_worked_through(moved: Tables) -> None:
    said = pd.DataFrame(
        {"actor": ["ann", "bob", "bob"], "issue": ["tax", "tax", "war"], "position": [2, -2, 2]}
    )
    made = network(said, tie=Tie.SUBTRACT)
    lines = calculation.tie_lines(moved, made, ("ann", "bob"))
    assert "congruence − conflict = 0 − 1 = −1" in lines
    assert lines[-1].endswith("= (1 + 2) / 2: −1 / 1.5 = −0.667")


def test_a_calculation_without_enough_says_so(moved: Tables) -> None:
    rows = pd.DataFrame({"actor": ["ann", "bob"], "issue": ["tax", "tax"], "position": [1, 1]})
    matrix = matrix_of(rows)
    lines = calculation.agreement_lines(
        moved, matrix, agreement(matrix), ("ann", "bob"), weights={}
    )
    assert lines[-1] == "Fewer than 2 shared issues: too few for a number."
