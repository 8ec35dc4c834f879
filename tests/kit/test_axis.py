"""The axis of the timeline names the years of any century."""

from dataclasses import replace
from datetime import date

import pytest

from stances.analysis.ledger import day_number
from tests.kit import payloads
from tests.kit.conftest import Stage


@pytest.mark.parametrize(
    ("first", "last", "marks", "period"),
    [
        (date(1814, 12, 12), date(1815, 12, 31), ["Jan 1815", "Apr 1815"], "12 Dec 1814 – 31 Dec 1815"),
        (date(20, 1, 1), date(26, 1, 1), ["0020", "0021"], "1 Jan 0020 – 1 Jan 0026"),
        (date.min, date.max, ["0500", "1000"], "1 Jan 0001 – 31 Dec 9999"),
    ],
)  # fmt: skip
def test_years_have_four_digits_and_fit(
    stage: Stage, first: date, last: date, marks: list[str], period: str
) -> None:
    shown = replace(payloads.timeline(), first=day_number(first), last=day_number(last))
    stage.run("timeline", shown)
    assert stage.page.locator(".axis text").all_text_contents()[:2] == marks
    assert stage.page.locator(".period").inner_text() == period


def test_every_time_in_office_that_has_ended_is_marked(stage: Stage) -> None:
    shown = payloads.timeline(lanes=1)
    (lane,) = shown.lanes
    stage.run("timeline", replace(shown, lanes=[replace(lane, ended=[19200, 19700])]))
    assert stage.page.locator(".small").all_text_contents() == ["out of office"] * 2


def test_a_time_without_a_position_to_take_is_marked_where_it_begins(stage: Stage) -> None:
    shown = payloads.timeline(lanes=1)
    (lane,) = shown.lanes
    times = [(shown.first - 9999, shown.last), (shown.last + 1, shown.last + 9)]
    stage.run("timeline", replace(shown, lanes=[replace(lane, ended=[], excluded=times)]))
    assert stage.page.locator(".small").all_text_contents() == ["not applicable"]
