"""Over time: what its parts open on, and what is held then and now."""

import csv
import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from stances.app.views.over_time.then_and_now import ThenAndNow
from stances.cli import main
from stances.tables import Tables
from tests.app.conftest import Open, choose_day
from tests.conftest import stance
from tests.questions import ask

PART = "Then and now"


def sections(at: AppTest) -> list[dict[str, Any]]:
    """The lists that the page shows."""
    (shown,) = (
        json.loads(each.proto.json)
        for each in at.get("bidi_component")
        if each.proto.component_name == "stances_feed"
    )
    return list(shown["sections"])


def then(at: AppTest) -> date | datetime | None:
    return at.date_input(key="then_shown").value


def test_shifts_open_on_all_actors_and_all_issues(open_page: Open) -> None:
    at = open_page("over_time", part="Shifts")
    assert len(at.multiselect(key="actors_shown").value) == 28
    assert len(at.multiselect(key="issues_shown").value) == 10
    named = open_page("over_time", part="Shifts", issue="long-range-strikes")
    assert named.selectbox(key="issue_shown").value == "long-range-strikes"
    lanes = open_page("over_time", by="all")
    assert lanes.selectbox(key="issue_shown").value
    assert len(lanes.multiselect(key="actors_shown").value) == 7


def test_then_is_a_year_before_the_date_shown(open_page: Open) -> None:
    assert then(open_page("over_time", part=PART, as_of="2024-11-18")) == date(2023, 11, 19)
    at = open_page("over_time", part=PART)
    assert then(at) == date(2025, 6, 5)
    choose_day(at, "2025-01-01")
    assert then(at) == date(2024, 1, 2)


def test_then_cannot_follow_now(open_page: Open) -> None:
    at = open_page("over_time", part=PART, as_of="2024-11-18", then="2025-01-01")
    assert then(at) == date(2023, 11, 19)
    (remark,) = [each.value for each in at.caption if "Then" in each.value]
    assert remark == (
        "“Then” cannot be later than the as-of date, 18 November 2024: 19 November 2023 is shown "
        "instead of 1 January 2025."
    )
    assert at.date_input(key="then_shown").max == date(2024, 11, 18)


def test_a_day_that_is_chosen_goes_into_the_address(open_page: Open) -> None:
    at = open_page("over_time", part=PART, as_of="2024-11-18")
    at.date_input(key="then_shown").set_value(date(2024, 11, 16)).run()
    assert at.session_state["then"] == "2024-11-16"
    assert then(at) == date(2024, 11, 16)


def test_what_changed_over_all_issues_is_what_the_command_line_says(
    open_page: Open, capsys: pytest.CaptureFixture[str]
) -> None:
    days = {"then": "2024-11-16", "as_of": "2024-11-19"}
    at = open_page("over_time", part=PART, **days)
    held = []
    for day in days.values():
        main(["positions", "--as-of", day, "--format", "csv"])
        rows = csv.DictReader(capsys.readouterr().out.splitlines())
        held.append({f"{row['actor']}~{row['issue']}": row for row in rows})
    actors = at.multiselect(key="actors_shown").value
    state = ("status", "reason", "position")
    moved = {
        cell
        for cell, row in held[1].items()
        if row["actor"] in actors and any(held[0][cell][name] != row[name] for name in state)
    }
    (section,) = sections(at)
    assert section["heading"] == "What changed"
    assert {item["sides"][1]["cell"] for item in section["items"]} == moved
    assert "biden-administration~long-range-strikes" in moved
    for item in section["items"]:
        for side, rows in zip(item["sides"], held, strict=True):
            assert side["stance"] == rows[side["cell"]]["stance"]
    assert f"**{len(moved)} of 70 positions changed between 16 November 2024 and 19 November 2024.**" in [
        each.value for each in at.markdown
    ]  # fmt: skip


@pytest.mark.parametrize("by", ["issue", "actor", "all"])
def test_then_and_now_can_be_saved_and_cited(open_page: Open, by: str) -> None:
    at = open_page("over_time", part=PART, by=by)
    assert not at.exception
    labels = [each.proto.popover.label for each in at.get("popover")]
    assert labels.count("Download") == 1
    assert "stances_share" in {each.proto.component_name for each in at.get("bidi_component")}
    assert "Cite" in labels


def test_the_saved_table_says_what_was_held_on_both_days_and_by_which_record(
    framed: Callable[[dict[str, Any]], Tables], small: dict[str, Any]
) -> None:
    small["stances"].append(stance("b", date="2024-05-01", position=1))
    tables = framed(small)
    days = [date(2024, 4, 2), date(2024, 6, 2)]
    compared = ThenAndNow(tables, *(ask(tables, as_of=day).positions() for day in days))
    table = compared.frame
    assert table.loc[0].to_dict() == {
        "actor": "ann", "actor_name": "Ann", "issue": "tax", "issue_title": "Tax",
        "then_day": "2024-04-02", "then_label": "Strongly opposes", "then_position": -2,
        "then_date": "2024-03-01", "then_stance": "ann.tax.1",
        "now_day": "2024-06-02", "now_label": "Supports", "now_position": 1,
        "now_date": "2024-05-01", "now_stance": "b", "changed": True,
    }  # fmt: skip
    assert table["changed"].tolist() == [True, False, False, False]
    assert compared.stances == ["ann.tax.1", "bob.tax.1", "b"]
