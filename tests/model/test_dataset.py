"""The day a dataset opens on: its newest record's, unless it pins one."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from stances import clock
from stances.reading.loader import Loaded
from tests.conftest import stance

Read = Callable[[dict[str, Any]], Loaded]


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"date": "2024-05-03"}, date(2024, 5, 3)),
        ({"date": "2024-05-03", "public": "2024-06-07"}, date(2024, 6, 7)),
        ({"date": "2024-05"}, date(2024, 5, 1)),
        ({"date": "../2024-05-03"}, date(2024, 5, 3)),
        ({"date": "2024-05-03", "withdrawn": {"date": "2024-06-01", "reason": "X."}}, date(2024, 3, 1)),
    ],
)  # fmt: skip
def test_without_a_pinned_date_it_opens_on_the_newest_record(
    read: Read, small: dict[str, Any], fields: dict[str, Any], day: date
) -> None:
    del small["dataset"]["as_of"]
    small["stances"].append(stance("new", **fields))
    dataset = read(small).dataset
    assert dataset.as_of == dataset.newest == day


def test_a_pinned_date_stands(read: Read, small: dict[str, Any]) -> None:
    dataset = read(small).dataset
    assert (dataset.as_of, dataset.newest) == (date(2024, 6, 1), date(2024, 3, 1))


def test_without_records_and_a_pinned_date_it_opens_on_today(
    read: Read, small: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    del small["dataset"]["as_of"], small["stances"], small["sources"]
    monkeypatch.setenv(clock.VARIABLE, "2026-11-26")
    dataset = read(small).dataset
    assert (dataset.as_of, dataset.newest) == (date(2026, 11, 26), None)
