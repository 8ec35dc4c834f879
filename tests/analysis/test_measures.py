"""Agreement, networks, polarisation, map, reliability: values worked out by hand or published."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import pytest

from stances.analysis.agreement import agreement
from stances.analysis.blocs import bloc_polarisation, graph, network_blocs
from stances.analysis.clustering import clustering
from stances.analysis.matrix import Matrix, matrix_of
from stances.analysis.networks import affiliation, network
from stances.analysis.polarisation import agreement_a, splits
from stances.analysis.rankings import ranking_change
from stances.analysis.reliability import (
    alpha_of,
    reliability,
    reliability_by_issue,
    reliability_table,
)
from stances.analysis.space import space
from stances.errors import StancesError
from stances.model.measures import Level, Measure, Normalisation, Period, Tie
from stances.model.vocabulary import Knowledge
from stances.tables import Tables
from tests.conftest import SMALL, stance
from tests.questions import ask

Framed = Callable[[dict[str, Any]], Tables]


def matrix(*rows: tuple[int | None, ...]) -> Matrix:
    """Actors a, b, c … on issues 1, 2, 3 …"""
    cells = [
        ("abcdefghij"[a], str(j + 1), position)
        for a, row in enumerate(rows)
        for j, position in enumerate(row)
    ]
    return matrix_of(pd.DataFrame(cells, columns=["actor", "issue", "position"]))


def statements_of(*rows: tuple[str, str, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["actor", "issue", "position"])


def test_the_worked_example_of_city_block() -> None:
    result = agreement(matrix((2, 1, None, -2), (2, -1, 0, -2)))
    assert result.shared[0, 1] == 3
    assert result.values[0, 1] == pytest.approx(1 - 1 / 6)
    assert (result.low[0, 1], result.high[0, 1]) == pytest.approx((2.5 / 4, 3.5 / 4))


def test_an_issue_that_does_not_apply_to_one_of_two_widens_no_bounds(
    framed: Framed, small: dict[str, Any]
) -> None:
    small["issues"] += [small["issues"][1] | {"id": name} for name in ("gas", "dam")]
    small["stances"] = [
        stance(f"{actor}.{issue}", actor=actor, issue=issue, position=position)
        for actor, position in (("ann", 2), ("bob", 0))
        for issue in ("tax", "war", *(["gas"] if actor == "ann" else []))
    ]
    question = partial(ask, as_of=date(2024, 3, 2))
    unknown = agreement(question(framed(small)).matrix())
    small["not_applicable"] = [{"actor": "bob", "issue": "gas"}]
    outside = agreement(question(framed(small)).matrix())
    assert unknown.values[0, 1] == outside.values[0, 1] == 0.5
    assert (unknown.low[0, 1], unknown.high[0, 1]) == (1 / 4, 3 / 4)
    assert (outside.low[0, 1], outside.high[0, 1]) == pytest.approx((1 / 3, 2 / 3))
    assert outside.frame.loc[0, ["shared", "issues"]].tolist() == [2, 3]


def test_one_shared_issue_is_not_enough() -> None:
    result = agreement(matrix((2, None), (2, 1)))
    assert result.shared[0, 1] == 1
    assert np.isnan([result.values[0, 1], result.low[0, 1], result.high[0, 1]]).all()


def test_weights_count_and_an_issue_of_weight_0_is_left_out() -> None:
    two = matrix((2, 2, 0), (2, -2, 1))
    assert agreement(two, weights={"1": 3, "3": 0}).values[0, 1] == pytest.approx(0.75)
    assert agreement(two, weights={"1": 3, "3": 0}).issues == ("1", "2")


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        (Measure.CITY_BLOCK, 1 - 4 / 16),
        (Measure.IDENTICAL, 1 / 4),
        (Measure.SAME_SIGN, 2 / 4),
        (Measure.KAPPA, 1 - 1 / 1.5),
    ],
)
def test_the_four_measures(measure: Measure, value: float) -> None:
    """Distances 0, 1, 1, 2; by chance 1.5, the mean of the sixteen distances (3 + 3 + 5 + 13)."""
    result = agreement(matrix((2, 1, 0, -2), (2, 2, 1, 0)), measure=measure)
    assert result.values[0, 1] == pytest.approx(value)


def test_kappa_is_undefined_if_nobody_varies() -> None:
    result = agreement(matrix((2, 2), (2, 2)), measure=Measure.KAPPA)
    assert np.isnan(result.values[0, 1])
    assert result.shared[0, 1] == 2


def test_a_measure_that_reorders_the_pairs_says_which_moved() -> None:
    three = matrix((2, 2, 2, 2), (2, -2, -2, -2), (1, 1, 1, 1))
    change = ranking_change(agreement(three), agreement(three, measure=Measure.IDENTICAL))
    assert change is not None
    assert change.mover == ("a", "b")
    assert (change.before, change.after) == (3, 1)
    assert ranking_change(agreement(three), agreement(three)) is None


def test_clustering_puts_those_who_agree_together_and_the_unknown_last() -> None:
    tree = clustering(agreement(matrix((2, 2), (-2, -2), (None, None), (2, 1), (-2, -1))))
    assert tree.apart == ("c",)
    assert tree.order[-1] == "c"
    assert {frozenset(tree.order[:2]), frozenset(tree.order[2:4])} == {
        frozenset("ad"), frozenset("be")}  # fmt: skip


def test_the_worked_example_of_congruence() -> None:
    """Twice at -4 and three times at +2 on a scale of 10."""
    rows = [("i", "x", -4)] * 2 + [("j", "x", 2)] * 3
    ties = network(statements_of(*rows), scale_range=10, normalisation=Normalisation.NONE)
    assert ties.weights[0, 1] == pytest.approx(2.4)
    assert ties.conflict[0, 1] == pytest.approx(3.6)


def test_identical_actors_have_cosine_1_and_activity_product_a_quarter_of_four_concepts() -> None:
    rows = [(actor, issue, 2) for actor in "ab" for issue in "wxyz"]
    frame = statements_of(*rows)
    assert network(frame, normalisation=Normalisation.COSINE).weights[0, 1] == pytest.approx(1)
    assert network(frame, normalisation=Normalisation.PRODUCT).weights[0, 1] == pytest.approx(0.25)
    assert network(frame, normalisation=Normalisation.JACCARD).weights[0, 1] == pytest.approx(1)


def test_repeated_statements_count_once_in_a_period(framed: Framed) -> None:
    tables = framed(
        SMALL
        | {
            "stances": [
                stance("a1", issue="tax", date="2024-01-01", position=2),
                stance("a2", issue="tax", date="2024-01-20", position=2),
                stance("a3", issue="tax", date="2024-02-03", position=2),
                stance("a4", issue="tax", date="2024-02-04", position=-2),
            ]
        }
    )
    counts = {
        period: len(ask(tables, as_of=date(2024, 3, 1)).statements(period)) for period in Period
    }
    assert counts == {
        Period.WINDOW: 2, Period.YEAR: 2, Period.MONTH: 3, Period.WEEK: 4, Period.DAY: 4,
        Period.NEVER: 4,
    }  # fmt: skip


def test_a_window_admits_only_records_dated_in_it(framed: Framed) -> None:
    tables = framed(
        SMALL
        | {
            "stances": [
                stance("a1", issue="tax", date="2022-01-01", position=2),
                stance("a2", issue="war", date="2024-02-01", position=-1),
            ]
        }
    )
    whole = ask(tables, as_of=date(2024, 3, 1)).matrix()
    assert whole.stale[0, 0]
    assert np.isnan(whole.values[0, 0])
    window = ask(tables, as_of=date(2024, 3, 1), since=date(2024, 1, 1)).matrix()
    assert not window.stale.any()
    assert window.known.sum() == 1
    wide = ask(tables, as_of=date(2024, 3, 1), since=date(2021, 1, 1)).matrix()
    assert wide.values[0, 0] == 2


def test_with_hindsight_a_superseded_record_is_superseded(framed: Framed) -> None:
    tables = framed(
        SMALL
        | {
            "stances": [
                stance("old", date="2024-01-01", position=2),
                stance(
                    "new", date="2024-01-01", public="2025-01-01", position=-2, supersedes="old"
                ),
            ]
        }
    )
    day = date(2024, 3, 1)
    assert ask(tables, as_of=day).matrix().values[0, 0] == 2
    positions = ask(tables, as_of=day, knowledge=Knowledge.HINDSIGHT).matrix()
    assert positions.values[0, 0] == -2
    assert not positions.contested.any()
    cell = ask(tables, as_of=day, knowledge=Knowledge.HINDSIGHT).positions().cell("ann", "tax")
    assert cell.position == -2


def test_codings_of_a_withdrawn_record_do_not_count(framed: Framed, small: dict[str, Any]) -> None:
    codings = [[2, 2], [-2, -2], [2, -2]]
    small["stances"] = [
        stance(f"r{n}", date=f"2024-03-0{n + 1}", position=a, settled="Looked at again.",
               codings=[{"coder": "one", "position": a}, {"coder": "two", "position": b}])
        for n, (a, b) in enumerate(codings)
    ]  # fmt: skip
    assert alpha_of(framed(small)) != 1
    small["stances"][2]["withdrawn"] = {"date": "2024-04-01", "reason": "Twice."}
    assert alpha_of(framed(small)) == 1


def test_conflict_has_no_blocs() -> None:
    ties = network(statements_of(("a", "x", 2), ("b", "x", -2), ("c", "x", -2)), tie=Tie.CONFLICT)
    assert network_blocs(ties).communities == ()


def test_affiliation_adds_up_support_and_opposition() -> None:
    weights = affiliation(
        statements_of(("a", "x", 2), ("a", "x", -1), ("a", "y", -2)), tie=Tie.SUBTRACT
    )
    assert weights["weight"].tolist() == [0.5, -1]


def test_two_camps_are_two_blocs() -> None:
    rows = [(actor, issue, 2) for actor in "abc" for issue in "xy"]
    rows += [(actor, issue, -2) for actor in "def" for issue in "xy"]
    ties = network(statements_of(*rows), tie=Tie.SUBTRACT)
    camps = network_blocs(ties)
    assert camps.communities == (("a", "b", "c"), ("d", "e", "f"))
    assert camps.modularity == pytest.approx(0.5)
    assert bloc_polarisation(ties.congruence, ties.conflict, [0, 0, 0, 1, 1, 1]) is not None


def test_the_threshold_leaves_weaker_ties_out() -> None:
    ties = network(
        statements_of(("a", "x", 2), ("b", "x", 2), ("c", "x", 1)), normalisation=Normalisation.NONE
    )
    assert graph(ties, threshold=0.9).number_of_edges() == 1
    assert graph(ties).number_of_edges() == 3
    assert network_blocs(ties, threshold=0.9).communities == (("a", "b"),)


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        ([30, 40, 210, 130, 530, 50, 10], 0.6113),
        ([0, 0, 7, 0, 0], 1),
        ([2, 2, 2, 2, 2], 0),
        ([1, 0, 0, 0, 1], -1),
        ([1, 1, 0, 0, 0], 0.75),
        ([2, 1, 0, 1, 2], -0.4259),
    ],
)
def test_agreement_a_as_published(counts: list[int], value: float) -> None:
    assert agreement_a(counts) == pytest.approx(value, abs=5e-5)


def test_an_issue_with_four_actors_has_a_distribution_but_no_polarisation() -> None:
    distributions = splits(matrix((2, 2), (2, 2), (-2, 2), (-2, 2), (None, 2)))
    assert [(s.issue, s.actors, s.polarisation) for s in distributions] == [
        ("2", 5, 0.0),
        ("1", 4, None),
    ]
    assert distributions[1].counts == (2, 0, 0, 0, 2)


def test_polarisation_on_other_scales_is_rejected() -> None:
    with pytest.raises(StancesError, match=r"'1' has 1\.5"):
        splits(matrix_of(pd.DataFrame({"actor": ["a"], "issue": ["1"], "position": [1.5]})))


def test_the_map_leaves_out_actors_with_fewer_than_three_shared_issues() -> None:
    plane = space(agreement(matrix((2, 2, 2), (2, 1, 0), (-2, -1, -2), (2, None, 1))))
    assert plane.actors == ("a", "b", "c")
    assert plane.left_out == {"d": 2}
    assert plane.fit is not None
    assert 0 < plane.fit <= 1


def test_actors_that_agree_fully_have_no_map() -> None:
    plane = space(agreement(matrix((2, 2, 2), (2, 2, 2), (2, 2, 2))))
    assert plane.fit is None
    assert not plane.points.any()


def test_reliability_has_an_interval_and_a_row_for_all() -> None:
    good = [[2, 2], [1, 1], [-2, -2], [0, 1], [-1, -1], [2, 2]]
    once = reliability(good, level=Level.ORDINAL)
    assert once == reliability(good, level=Level.ORDINAL)
    assert once.low is not None
    assert once.low < once.alpha < once.high <= 1
    table = reliability_table(reliability_by_issue([("x", (2, 2)), ("x", (1, -1)), ("y", (0, 0))]))
    assert table["issue"].tolist() == ["x", "y", "all"]
    assert table["alpha"].isna().tolist() == [False, True, False]
