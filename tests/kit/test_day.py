"""The control for the day that a page shows: typed, stepped, from the calendar, a turning point."""

import re

import pytest

from stances.components.day.payload import DayControl, TurningPoint
from stances.importing.days import AmbiguousDates, as_edtf, order_of
from tests.kit.conftest import Stage

POINTS = [
    TurningPoint("2026-06-05", "Latest", "5 Jun 2026"),
    TurningPoint("2024-11-17", "Strikes permitted", "17 Nov 2024"),
    TurningPoint("2024-09-30", "Plan", "Sep 2024"),
]
TYPED = [
    "2024-11-14", "14 Nov 2024", "14 November 2024", " 14.  nov. 2024", "November 14, 2024",
    "14.11.2024", "4.5.2024", "4/4/2024", "14/11/2024", "11-14-2024", "2024/9/4", "1 sept 2024",
    "29 February 2024", "0001-01-01", "9999-12-31",
    "4/5/2024", "31.4.2024", "2023-02-29", "0000-01-01", "0/5/2024", "13/13/2024", "14 Nox 2024",
    "14.11.24", "Nov 2024", "2024", "2024-11", "11.2024", "2024-1-5", "20241114", "tomorrow",
    "14 Mayor 2024", "-1-1", "2024-11-14T10:00", "<b>",
]  # fmt: skip


def control(day: str = "2024-11-16", **more: str) -> DayControl:
    ends = {"usual": "2026-06-05", "first": "0001-01-01", "last": "9999-12-31"} | more
    return DayControl("As of", "Which day.", day, points=POINTS, **ends)


def enter(stage: Stage, text: str) -> str:
    """Types the text and enters it; returns what is said at the field."""
    field = stage.page.get_by_label("As of")
    field.fill(text)
    field.press("Enter")
    return stage.page.locator("#said").inner_text()


def read(text: str) -> str | None:
    """The day that an import reads in the text, None if it reads none or could not tell."""
    try:
        day = as_edtf(text, order_of([("", text)], "", None))
    except (ValueError, AmbiguousDates):
        return None
    return day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None


def test_what_is_typed_is_read_as_an_import_reads_it(stage: Stage) -> None:
    stage.run("day", control("2020-02-02"))
    expected = {text: read(text.strip()) for text in TYPED}
    expected["2024-11-14T10:00"] = None  # a day is asked for, not a time
    taken = {}
    for text in TYPED:
        said = enter(stage, text)
        sent = stage.told()
        assert bool(said) is not bool(sent), text
        taken[text] = sent[0][1] if sent else None
        stage.run("day", control("2020-02-02"))
    assert taken == expected
    assert sum(day is not None for day in taken.values()) == 15


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("4/5/2024", "“4/5/2024” can be 4 May 2024 or 5 Apr 2024. Write it like"),
        ("30 Feb 2024", "There is no day “30 Feb 2024”. Write one such as"),
        ("14.11.24", "“14.11.24”: write the year in four digits."),
        ("Nov 2024", "“Nov 2024” is not a single day. Write one such as 14 Nov 2024 or 2024-11-14"),
        ("<b>x</b>", "“<b>x</b>” is not a day."),
    ],
)
def test_what_is_not_a_day_is_said_at_the_field_and_changes_nothing(
    stage: Stage, typed: str, words: str
) -> None:
    stage.run("day", control())
    field = stage.page.get_by_label("As of")
    assert enter(stage, typed).startswith(words)
    assert stage.told() == []
    assert field.input_value() == typed
    assert field.get_attribute("aria-invalid") == "true"
    assert field.get_attribute("aria-describedby") == "said"
    stage.run("day", control())
    assert field.input_value() == typed
    assert enter(stage, "17 Nov 2024") == ""
    assert field.get_attribute("aria-invalid") is None
    assert stage.told() == [["day", "2024-11-17"]]


def test_a_day_out_of_reach_is_said(stage: Stage) -> None:
    stage.run("day", control(first="2024-01-01", last="2024-12-31"))
    assert enter(stage, "2025-01-01") == "Choose a day from 1 Jan 2024 to 31 Dec 2024."
    assert stage.told() == []


def test_a_field_that_is_emptied_means_the_usual_day(stage: Stage) -> None:
    stage.run("day", control())
    assert enter(stage, "") == ""
    assert stage.told() == [["day", "2026-06-05"]]
    assert stage.page.get_by_label("As of").input_value() == "5 Jun 2026"


def test_steps_go_on_from_the_day_that_was_asked_for(stage: Stage) -> None:
    stage.run("day", control("2024-02-28"))
    later = stage.page.get_by_role("button", name="A day later")
    later.click()
    later.click()
    stage.page.get_by_role("button", name="A day earlier").click()
    assert [day for _, day in stage.told()] == ["2024-02-29", "2024-03-01", "2024-02-29"]
    stage.run("day", control("0001-01-01"))
    assert stage.page.get_by_role("button", name="A day earlier").is_disabled()
    stage.run("day", control("9999-12-31"))
    assert later.is_disabled()


def test_the_browsers_calendar_knows_the_day_and_its_ends(stage: Stage) -> None:
    stage.run("day", control())
    calendar = stage.page.locator("input[type=date]")
    stage.page.evaluate("HTMLInputElement.prototype.showPicker = function () { window.shown = 1 }")
    stage.page.get_by_role("button", name="Choose in a calendar").click()
    assert stage.page.evaluate("window.shown") == 1
    assert calendar.input_value() == "2024-11-16"
    assert calendar.get_attribute("min") == "0001-01-01"
    assert calendar.get_attribute("max") == "9999-12-31"
    calendar.fill("2024-11-20")
    assert stage.told() == [["day", "2024-11-20"]]
    assert stage.page.get_by_label("As of").input_value() == "20 Nov 2024"


def test_turning_points_are_one_tab_stop_and_the_day_shown_is_pressed(stage: Stage) -> None:
    stage.run("day", control("2024-11-17"))
    buttons = stage.page.locator(".point")
    assert buttons.evaluate_all("all => all.map((each) => each.ariaPressed)") == [
        "false", "true", "false",
    ]  # fmt: skip
    assert buttons.evaluate_all("all => all.map((each) => each.tabIndex)") == [-1, 0, -1]
    buttons.nth(1).focus()
    stage.page.keyboard.press("ArrowDown")
    assert stage.focused() == "Plan Sep 2024"
    stage.page.keyboard.press("Enter")
    assert stage.told() == [["day", "2024-09-30"]]
    stage.run("day", control("2024-09-30"))
    assert stage.focused() == "Plan Sep 2024"
    stage.page.get_by_role("button", name="Latest 5 Jun 2026").click()
    assert stage.told() == [["day", "2026-06-05"]]


def test_the_day_that_the_page_shows_has_the_last_word(stage: Stage) -> None:
    stage.run("day", control())
    stage.page.get_by_role("button", name="A day later").click()
    stage.run("day", control())
    assert stage.page.get_by_label("As of").input_value() == "16 Nov 2024"


def test_escape_drops_what_was_typed_and_hands_the_focus_back(stage: Stage) -> None:
    stage.page.evaluate("""() => {
      const panel = document.createElement("div")
      panel.className = "st-key-choose-date"
      document.querySelector("main").append(panel)
    }""")
    controls = [{"name": "date", "title": "As of", "label": "16 Nov 2024"}]
    stage.run("choose", {"controls": controls, "notes": []})
    stage.run("day", control())
    stage.page.evaluate(
        "() => document.querySelector('.st-key-choose-date').append(document.querySelectorAll('.host')[1])"
    )
    stage.page.locator("button[data-name=date]").click()
    field = stage.page.get_by_role("textbox", name="As of")
    field.fill("17 Nov 2024")
    stage.page.keyboard.press("Escape")
    assert stage.focused() == "As of: 16 Nov 2024"
    assert field.input_value() == "16 Nov 2024"
    assert stage.told() == []


def test_keys_lead_through_the_control_and_else_through_the_page(stage: Stage) -> None:
    frame = {
        "dataset": "Who?", "data_to": "", "as_of": "2026-06-05", "query": "", "embedded": False,
        "days": ["2023-12-31", "2024-11-17"], "pages": [],
    }  # fmt: skip
    stage.run("frame", frame)
    stage.run("day", control("2024-01-01"))
    stage.page.keyboard.press("]")
    assert stage.told() == [["day", "2024-11-17"]]
    assert stage.page.get_by_label("As of").input_value() == "17 Nov 2024"
    stage.end("day")
    stage.page.keyboard.press("]")
    assert stage.told() == [["day", "2024-11-17"]]
