"""Many different values and many records: memory is bounded, and nothing is quadratic."""

import tracemalloc
from collections.abc import Callable
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from stances.analysis.agreement import agreement
from stances.analysis.blocs import network_blocs
from stances.analysis.matrix import matrix_of
from stances.analysis.networks import network
from stances.analysis.polarisation import agreement_a, splits
from stances.analysis.rankings import ranking_change
from stances.analysis.reliability import reliability
from stances.analysis.space import space
from stances.errors import StancesError
from stances.model.measures import Level, Measure, Tie
from stances.tables import Tables
from tests.conftest import stance
from tests.questions import ask

MEGABYTE = 1_000_000


@pytest.fixture
def at_most() -> Callable[[int], AbstractContextManager[None]]:
    """Fails if what runs inside needs more megabytes than that at any moment."""

    @contextmanager
    def bounded(megabytes: int) -> Any:
        tracemalloc.start()
        try:
            yield
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert peak < megabytes * MEGABYTE

    return bounded


@pytest.mark.parametrize("level", list(Level))
def test_alpha_of_1500_units_with_thousands_of_ratings(
    level: Level, at_most: Callable[[int], AbstractContextManager[None]]
) -> None:
    draw = np.random.default_rng(1)
    truth = draw.random((1500, 1)) * 100
    units = (truth + draw.normal(0, 5, (1500, 3))).clip(0, 100).round(2).tolist()
    with at_most(80):
        result = reliability(units, level=level, rounds=200)
    assert result.low is not None
    assert result.low <= (result.alpha or 0) <= (result.high or 0)


def test_a_network_of_thousands_of_different_positions(
    at_most: Callable[[int], AbstractContextManager[None]],
) -> None:
    values = np.random.default_rng(2).normal(size=(200, 20)).round(6)
    rows = [(f"a{a}", f"j{j}", x) for (a, j), x in np.ndenumerate(values)]
    frame = pd.DataFrame(rows, columns=["actor", "issue", "position"])
    with at_most(40):
        ties = network(frame, scale_range=10)
    apart = np.abs(values[3] - values[8]).sum() / 10
    assert ties.conflict[3, 8] == pytest.approx(apart)
    assert ties.congruence[3, 8] == pytest.approx(20 - apart)


def test_blocs_of_hundreds_of_actors_who_are_all_tied() -> None:
    camps = [f"a{n:03}" for n in range(0, 400, 2)], [f"a{n:03}" for n in range(1, 400, 2)]
    rows = [(a, f"j{j}", 2 if j % 2 == side else 0)
            for side, camp in enumerate(camps) for a in camp for j in range(6)]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["actor", "issue", "position"])
    blocs = network_blocs(network(frame, tie=Tie.SUBTRACT))
    assert blocs.communities == tuple(map(tuple, camps))
    assert blocs.of("a005") == 1
    assert blocs.of("nobody") == -1


def test_a_changed_ranking_of_many_pairs_needs_little_memory(
    at_most: Callable[[int], AbstractContextManager[None]],
) -> None:
    values = np.random.default_rng(3).integers(-2, 3, (150, 12))
    rows = [(f"a{a}", f"j{j}", x) for (a, j), x in np.ndenumerate(values)]
    matrix = matrix_of(pd.DataFrame(rows, columns=["actor", "issue", "position"]))
    before, after = agreement(matrix), agreement(matrix, measure=Measure.IDENTICAL)
    with at_most(30):  # a table of all pairs of the 11,175 pairs has a gigabyte
        change = ranking_change(before, after)
    assert change is not None
    assert 0 < change.swapped < change.comparisons


def test_the_map_of_many_actors_is_that_of_the_whole_decomposition(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    values = np.random.default_rng(4).integers(-2, 3, (60, 12))
    rows = [(f"a{a}", f"j{j}", x) for (a, j), x in np.ndenumerate(values)]
    agreed = agreement(matrix_of(pd.DataFrame(rows, columns=["actor", "issue", "position"])))
    whole = space(agreed)
    monkeypatch.setattr("stances.analysis.space.FEW", 0)
    part = space(agreed)
    np.testing.assert_allclose(part.points, whole.points, atol=1e-9)
    assert part.axes == pytest.approx(whole.axes)


def test_the_actors_left_out_of_a_map_are_dropped_one_by_one() -> None:
    """Dan lacks three others and goes first, although Eve lacks as many while he is there."""
    shared = {"ann": "uvwxyz", "bob": "uvwxyz", "cat": "uvwxyz", "dan": "uv", "eve": "uvwx"}
    rows = [(actor, issue, len(actor + issue) % 2) for actor, on in shared.items() for issue in on]
    plane = space(agreement(matrix_of(pd.DataFrame(rows, columns=["actor", "issue", "position"]))))
    assert plane.actors == ("ann", "bob", "cat", "eve")
    assert plane.left_out == {"dan": 2}


def test_many_records_of_one_day_are_contested_once(
    framed: Callable[[dict[str, Any]], Tables], small: dict[str, Any]
) -> None:
    small["stances"] = [
        stance(f"r{n:03}", issue="tax", date="2024-01-10", position=n % 3 - 1, contested=True)
        for n in range(200)
    ] + [stance("last", issue="tax", date="2024-02-10", position=2)]
    answer = ask(framed(small), as_of=date(2024, 3, 1), actors=["ann"], issues=["tax"]).positions()
    steps = answer.trails["ann", "tax"]
    assert [(step.stance, step.position) for step in steps] == [("r199", None), ("last", 2)]
    on_the_day = ask(framed(small), as_of=date(2024, 1, 10), actors=["ann"], issues=["tax"])
    (cell,) = on_the_day.positions().cells
    assert cell.stance == "r199"
    assert len(cell.against) == 133
    assert cell.against[0] == "r198"


def test_a_scale_of_millions_of_points_is_refused_by_name() -> None:
    rows = [("a", "x", 1_000_000), ("b", "x", -1_000_001), ("c", "a", 1)]
    frame = pd.DataFrame(rows, columns=["actor", "issue", "position"])
    with pytest.raises(StancesError, match="at most 1,000 steps; that of 'x' runs from"):
        splits(matrix_of(frame, scale_range=2_000_001))


def test_agreement_a_of_many_categories() -> None:
    counts = [1] + [0] * 199_998 + [1]
    assert agreement_a(counts) == pytest.approx(-1, abs=1e-4)
