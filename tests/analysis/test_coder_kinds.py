"""Agreement within and between the kinds of coders."""

from collections.abc import Callable
from typing import Any

import pytest

from stances.analysis.coder_kinds import reliability_by_kind
from stances.tables import Tables
from tests.conftest import stance

KINDS = {"h1": "human", "h2": "human", "m1": "language-model", "m2": "language-model"}


@pytest.fixture
def coded(
    framed: Callable[[dict[str, Any]], Tables], small: dict[str, Any]
) -> Callable[..., Tables]:
    def coding(*records: dict[str, int]) -> Tables:
        small["coders"] = [
            {"id": name, "name": name.title(), "kind": KINDS[name]} for name in KINDS
        ]
        small["stances"] = [
            stance(f"r{at}", date=f"2024-03-{at:02}", position=next(iter(given.values())), settled="s",
                   codings=[{"coder": coder, "position": value} for coder, value in given.items()])
            for at, given in enumerate(records, start=1)
        ]  # fmt: skip
        return framed(small)

    return coding


def test_the_alpha_of_a_human_with_a_model_is_that_worked_out_by_hand(
    coded: Callable[..., Tables],
) -> None:
    """Ranks 1.5, 3.5 and 6; observed 8 / 8, expected 2 (3·1·4 + 3·4·20.25 + 1·4·6.25) / 56 = 10."""
    pairs = [(2, 2), (2, 2), (-2, -2), (-2, 1)]
    rows = reliability_by_kind(coded(*({"m1": m, "h1": h} for m, h in pairs)), KINDS)
    (row,) = rows
    assert (row.kinds, row.coders, row.units) == (("human", "language-model"), ("h1", "m1"), 4)
    assert row.alpha == pytest.approx(0.9)


def test_each_kind_has_a_row_and_each_pair_of_both(coded: Callable[..., Tables]) -> None:
    records = [{"m1": 2, "m2": 1, "h1": 2, "h2": -2}, {"m1": -1, "m2": -1, "h1": -1}]
    rows = {row.coders: row for row in reliability_by_kind(coded(*records), KINDS)}
    assert {coders: row.units for coders, row in rows.items()} == {
        ("h1", "h2"): 1, ("h1", "m1"): 2, ("h1", "m2"): 2, ("h2", "m1"): 1, ("h2", "m2"): 1,
        ("m1", "m2"): 2,
    }  # fmt: skip
    assert rows["h1", "m1"].alpha == 1


def test_models_alone_have_no_row_with_a_human(coded: Callable[..., Tables]) -> None:
    rows = reliability_by_kind(coded({"m1": 1, "m2": 1}, {"m1": 2, "m2": 2}), KINDS)
    assert [row.kinds for row in rows] == [("language-model",)]
