"""A dataset in short: what must be noticed later changes the text that is kept, nothing else."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from stances.reading.loader import Loaded
from stances.versions.states import states_of
from tests.conftest import correction, search

Kept = dict[tuple[str, str], tuple[str, str, bool, str]]
STANCE = ("stances", "bob.tax.1")


@pytest.fixture
def kept(read: Callable[[dict[str, Any]], Loaded]) -> Callable[[dict[str, Any]], Kept]:
    def keeping(data: dict[str, Any]) -> Kept:
        return {(s.section, s.key): s.short for s in states_of(read(data).dataset)}

    return keeping


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"position": -2}, 0),
        ({"date": "2024-02-27"}, 1),
        ({"withdrawn": {"date": "2025-01-01", "reason": "Misread."}}, 2),
        ({"summary": "Other words."}, 3),
    ],
)
def test_each_kind_of_change_has_its_own_place(
    kept: Callable[[dict[str, Any]], Kept],
    small: dict[str, Any],
    change: dict[str, Any],
    place: int,
) -> None:
    before = kept(deepcopy(small))
    small["stances"][1].update(change)
    after = kept(small)
    assert [at for at in range(4) if before[STANCE][at] != after[STANCE][at]] == [place]
    others = {name for name in before if before[name] != after.get(name)} - {STANCE}
    assert others <= {("cells", "bob~tax")}


def test_a_cell_moves_with_its_position_only(
    kept: Callable[[dict[str, Any]], Kept], small: dict[str, Any]
) -> None:
    assert kept(small)["cells", "bob~tax"][0] == "1"
    small["stances"][1]["position"] = -2
    assert kept(small)["cells", "bob~tax"][0] == "-2"
    assert ("cells", "bob~war") not in kept(small)


def test_two_corrections_of_one_record_on_one_day_are_both_kept(
    kept: Callable[[dict[str, Any]], Kept], small: dict[str, Any]
) -> None:
    small["corrections"] = [correction("bob.tax.1", what=each) for each in ("One.", "Two.")]
    small["searches"] = [search(actor="bob", issue="war")]
    names = {key for section, key in kept(small) if section == "corrections"}
    assert names == {"bob.tax.1, 2025-01-05", "bob.tax.1, 2025-01-05, no. 2"}
    assert kept(small)["cells", "bob~war"][0].startswith("not-")
