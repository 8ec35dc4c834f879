"""What Compare shows of two dates, of groups, and in which order."""

import json
from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from stances.analysis.comparison import compared
from stances.analysis.groups import inherited_cells
from stances.app.views.compare.table import ShownPositions
from stances.tables import Tables
from tests.app.conftest import Open, shown_day, tell
from tests.questions import ask

CAMP = "trump-camp~long-range-strikes"


def grid(at: AppTest) -> dict[str, Any]:
    """What the grid is sent."""
    (shown,) = (
        json.loads(each.proto.json)
        for each in at.get("bidi_component")
        if each.proto.component_name == "stances_grid"
    )
    return dict(shown)


def cells(at: AppTest) -> dict[str, dict[str, Any]]:
    return {cell["id"]: cell for row in grid(at)["rows"] for cell in row["cells"] if "id" in cell}


def test_one_address_says_what_changed_between_two_dates(open_page: Open) -> None:
    at = open_page("compare", as_of="2024-11-19", compared="2024-11-16")
    changes = grid(at)["changes"]
    assert (
        changes["title"] == "10 of 70 cells changed between 16 November 2024 and 19 November 2024"
    )
    assert ["reversal", "2 reversals"] in changes["kinds"]
    assert len(changes["items"]) == 17
    cell = cells(at)["biden-administration~long-range-strikes"]
    assert (cell["label"], cell["shade"]) == ("Strongly supports", "p2")
    assert cell["other"] == {
        "label": "Opposes",
        "shade": "m1",
        "change": "Reversal",
        "later": False,
    }
    assert cell["sentence"].endswith(
        "reversal: opposes on 16 November 2024, strongly supports on 19 November 2024"
    )


def test_the_earlier_date_can_be_the_one_shown(open_page: Open) -> None:
    at = open_page("compare", as_of="2024-11-16", compared="2024-11-19")
    cell = cells(at)["biden-administration~long-range-strikes"]
    assert cell["label"] == "Opposes"
    assert (cell["other"]["label"], cell["other"]["later"]) == ("Strongly supports", True)


def test_a_turning_point_is_compared_in_one_choice_and_left_in_one(open_page: Open) -> None:
    at = open_page("compare")
    assert grid(at)["changes"] is None
    at.selectbox(key="compared_pick").set_value("around strike-permission").run()
    assert grid(at)["changes"]["title"].endswith("16 November 2024 and 19 November 2024")
    assert shown_day(at) == "2024-11-19"
    tell(at, "choose", "act", "stop")
    assert grid(at)["changes"] is None
    assert shown_day(at) == "2024-11-19"


def test_the_days_before_follow_the_date_shown(open_page: Open) -> None:
    at = open_page("compare", as_of="2024-11-19")
    at.selectbox(key="compared_pick").set_value("earlier 30").run()
    assert str(at.date_input(key="compared").value) == "2024-10-20"


def test_a_camp_names_its_speaker_and_is_split(open_page: Open) -> None:
    cell = cells(open_page("compare", as_of="2024-11-20"))["trump-camp~escalation-risk"]
    assert "Mike Waltz" in cell["details"]
    split = cells(open_page("compare", as_of="2025-10-01"))[CAMP]
    assert (split["kind"], split["shade"], split["label"]) == ("split", "", "Split")
    assert split["details"][:2] == ["for: Donald Trump, Keith Kellogg", "against: Grenell"]
    assert "another voice 28 Sep 2025" in split["details"]
    assert not any("reversed" in flag for flag in split["flags"])
    assert "words ≠ deeds" in split["flags"]


def test_the_day_of_a_reversal_stands_in_the_cell(open_page: Open) -> None:
    cell = cells(open_page("compare", as_of="2024-11-19"))[
        "biden-administration~long-range-strikes"
    ]
    assert "⇄ reversed 17 Nov 2024" in cell["flags"]


def test_group_positions_are_shown_as_inherited_when_asked_for(open_page: Open) -> None:
    name = "richard-grenell~security-guarantees"
    assert cells(open_page("compare", as_of="2025-06-01"))[name]["kind"] == "none"
    cell = cells(open_page("compare", as_of="2025-06-01", groups="true"))[name]
    assert (cell["kind"], cell["label"]) == ("inherited", "Supports")
    assert cell["details"] == ["inherited from Trump camp"]
    assert "inherited from Trump camp: supports" in cell["sentence"]


def test_the_saved_table_has_both_dates_and_never_an_inherited_position(
    shipped_tables: Tables,
) -> None:
    question = ask(shipped_tables, as_of=date(2025, 6, 1), actors=["richard-grenell"])
    positions, other = question.positions(), question.on(date(2024, 11, 16)).positions()
    shown = ShownPositions(
        positions, compared(positions, other), inherited_cells(question, positions)
    )
    rows = shown.frame.set_index("issue")
    row = rows.loc["security-guarantees"]
    assert (row["inherited_from"], str(row["position"])) == ("trump-camp", "<NA>")
    assert rows.loc["western-aid", "change"] == "hardening"
    assert rows.loc["western-aid", "compared_position"] == -1


def test_rows_are_turned_and_columns_sorted(open_page: Open) -> None:
    at = open_page(
        "compare", as_of="2024-11-19", turned="true", sort="difference", actors="russia,zelenskyy"
    )
    shown = grid(at)
    assert [row["head"]["text"] for row in shown["rows"]] == ["Russia", "Zelenskyy", "Compared"]
    assert {cell["type"] for cell in shown["rows"][2]["cells"]} == {"verdict"}
    at = open_page("compare", as_of="2024-11-19", sort="issue~long-range-strikes")
    names = [column["name"] for column in grid(at)["columns"]]
    assert names[0] == "Biden admin."
    assert names.index("Sikorski") < names.index("Russia")


def test_a_legend_entry_leaves_its_cells_standing_out(open_page: Open) -> None:
    shown = cells(open_page("compare", as_of="2024-11-19", only="2"))
    assert {cell["label"] for cell in shown.values() if not cell["faded"]} == {"Strongly supports"}


def test_the_shifts_list_every_cell_whose_words_and_deeds_differ(open_page: Open) -> None:
    at = open_page("over_time", part="Shifts", as_of="2026-06-05", issue="western-aid")
    (feed,) = (
        json.loads(each.proto.json)
        for each in at.get("bidi_component")
        if each.proto.component_name == "stances_feed"
    )
    titles = [item["title"] for item in feed["sections"][1]["items"]]
    assert "Donald Trump on long-range strikes" in titles
    assert "Congressional Republicans on western aid" in titles
