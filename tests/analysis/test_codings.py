"""The coders side by side, and the numbers behind alpha, worked out by hand."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from stances.analysis.coders import coders_table, reliability_by_coders
from stances.analysis.codings import (
    CODES,
    Settlement,
    coder_pair,
    comparisons,
    comparisons_table,
    confusion,
    confusion_table,
)
from stances.analysis.reliability import (
    Strength,
    alpha,
    issue_units,
    strength,
    working,
)
from stances.tables import Tables
from tests.conftest import stance

Framed = Callable[[dict[str, Any]], Tables]
PAIR = ("one", "two")


def coded(one: int | str, two: int | str) -> list[dict[str, Any]]:
    return [
        {"coder": coder, ("position" if isinstance(value, int) else "status"): value}
        for coder, value in (("one", one), ("two", two))
    ]


@pytest.fixture
def four(framed: Framed, small: dict[str, Any]) -> Tables:
    small["stances"] = [
        stance("same", date="2024-01-01", position=2, codings=coded(2, 2)),
        stance("step", date="2024-01-02", position=2, codings=coded(2, 1)),
        stance("sign", date="2024-01-03", position=-1, codings=coded(1, -1), settled="read again"),
        stance("kind", date="2024-01-04", position=None, status="unclear", codings=coded("unclear", 0)),
        stance("lone", date="2024-01-05", issue="war", codings=coded(1, 1)[:1]),
    ]  # fmt: skip
    return framed(small)


def test_the_confusion_names_the_records_of_each_pair(four: Tables) -> None:
    cells = confusion(four, pair=PAIR, among=set(four.stance_rows))
    assert cells == {
        ("2", "2"): ["same"],
        ("2", "1"): ["step"],
        ("1", "-1"): ["sign"],
        ("unclear", "0"): ["kind"],
    }
    assert confusion(four, pair=PAIR, among=["step"]) == {("2", "1"): ["step"]}
    table = confusion_table(cells)
    assert len(table) == len(CODES) ** 2
    assert table["records"].sum() == 4


def test_the_pair_is_the_two_who_share_most_records_in_whatever_order_they_stand(
    framed: Framed, small: dict[str, Any]
) -> None:
    small["coders"].append({"id": "three", "name": "Three", "kind": "human"})
    third = [{"coder": "three", "position": 1}]
    small["stances"] = [
        stance("a", date="2024-01-01", codings=third + coded(1, 1)[1:]),
        stance("b", date="2024-01-02", codings=coded(1, 1)),
        stance("c", date="2024-01-03", codings=coded(1, 1)[::-1]),
    ]
    assert coder_pair(framed(small)) == ("two", "one")


def test_no_pair_if_no_record_is_coded_twice(framed: Framed, small: dict[str, Any]) -> None:
    assert coder_pair(framed(small)) is None


def test_how_differences_were_settled(four: Tables) -> None:
    compared = comparisons(four, among=set(four.stance_rows))
    assert {name: (one.steps, one.settlement) for name, one in compared.items()} == {
        "same": (0, None),
        "step": (1, Settlement.FIRST_CODING),
        "sign": (2, Settlement.REASONED),
        "kind": (None, Settlement.OPEN),
    }
    assert compared["sign"].codings == [("one", "1"), ("two", "-1")]
    assert (compared["sign"].settled, compared["sign"].outcome) == ("read again", "-1")
    assert "lone" not in compared
    table = comparisons_table(list(compared.values()))
    assert table["codings"].iloc[1] == "one=2; two=1"
    assert table["settlement"].isna().tolist() == [True, False, False, False]


def test_one_step_with_another_outcome_than_the_first_coding_is_open(
    framed: Framed, small: dict[str, Any]
) -> None:
    small["stances"] = [stance("a", position=1, codings=coded(2, 1))]
    assert comparisons(framed(small), among=["a"])["a"].settlement is Settlement.OPEN


def test_every_disagreement_of_the_shipped_dataset_is_settled(shipped_tables: Tables) -> None:
    compared = comparisons(shipped_tables, among=set(shipped_tables.stance_rows))
    assert [name for name, one in compared.items() if one.settlement is Settlement.OPEN] == []


def test_the_working_of_three_records() -> None:
    # Values 1, 2, 1, 1, 2, 2: three of each. The ordinal distance of 1 and 2 is (3/2 + 3/2)^2 = 9.
    # Observed: 2 of 6 pairable values are apart, 9 * 2/6 = 3. Expected: 9 * 2 * 3 * 3 / (6 * 5).
    steps = working([[1, 2], [1, 1], [2, 2], [2]])
    assert (steps.units, steps.values) == (3, 6)
    assert steps.observed == pytest.approx(3.0)
    assert steps.expected == pytest.approx(5.4)
    assert steps.alpha == pytest.approx(1 - 3 / 5.4)


def test_there_is_no_working_if_nothing_varies() -> None:
    for units in ([], [[1], [2]], [[1, 1], [1, 1]]):
        steps = working(units)
        assert (steps.observed, steps.expected, steps.alpha) == (None, None, None)


@given(some.lists(some.lists(some.integers(-2, 2), max_size=4), max_size=12))
def test_alpha_is_one_less_observed_over_expected(units: list[list[int]]) -> None:
    steps = working(units)
    assert steps.alpha == alpha(units)
    if steps.alpha is not None:
        assert steps.observed is not None
        assert steps.alpha == pytest.approx(1 - steps.observed / steps.expected, abs=1e-9)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.8, Strength.GOOD), (0.7999, Strength.TENTATIVE), (0.667, Strength.TENTATIVE),
        (0.6669, Strength.WEAK), (-0.4, Strength.WEAK), (None, None),
    ],
)  # fmt: skip
def test_what_an_alpha_is_good_for(value: float | None, expected: Strength | None) -> None:
    assert strength(value) is expected


def test_units_of_some_records_only(four: Tables) -> None:
    assert issue_units(four, among=["same", "lone"]) == [("tax", [2, 2]), ("war", [1])]
    assert len(issue_units(four)) == 5


@pytest.fixture
def three(framed: Framed, small: dict[str, Any]) -> Tables:
    """Three records with three codings, one of them without a position, and one with two."""
    third = [[{"coder": "tri", "position": p}] for p in (2, 1, -1)]
    small["coders"].append({"id": "tri", "name": "Tri", "kind": "human"})
    small["stances"] = [
        stance("a", date="2024-01-01", position=2, codings=[*coded(2, 2), *third[0]]),
        stance("b", date="2024-01-02", position=1, codings=[*coded(1, 1), *third[1]]),
        stance("c", date="2024-01-03", position=1, settled="x", codings=[*coded(1, "unclear"), *third[2]]),
        stance("d", date="2024-01-04", position=-2, codings=coded(-2, -2)),
    ]  # fmt: skip
    return framed(small)


def test_each_two_of_three_coders_and_all_are_compared_on_what_all_coded(three: Tables) -> None:
    rows = {row.coders: row for row in reliability_by_coders(three)}
    every = ("one", "two", "tri")
    assert list(rows) == [("one", "two"), ("one", "tri"), ("two", "tri"), every]
    assert {row.records for row in rows.values()} == {3}
    assert [row.units for row in rows.values()] == [2, 3, 2, 3]
    assert rows["one", "two"].alpha == 1
    expected = {("one", "tri"): [[2, 2], [1, 1], [1, -1]], every: [[2, 2, 2], [1, 1, 1], [1, -1]]}
    for coders, units in expected.items():
        assert rows[coders].alpha == pytest.approx(alpha(units))
    assert coders_table(list(rows.values()))["coders"].tolist()[-1] == every


def test_two_coders_alone_are_not_compared_again(four: Tables, three: Tables) -> None:
    assert reliability_by_coders(four) == []
    assert reliability_by_coders(three, among=["d"]) == []
