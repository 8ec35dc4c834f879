"""The line of controls: which panel is open, how it closes, and what remains when it is gone."""

import pytest

from stances.app.components.choose import Action, Control, Note
from stances.app.components.kit import plain
from tests.kit.conftest import Stage

CONTROLS = {
    "controls": plain([Control("actors", "Actors", "6 actors"), Control("date", "As of", "2024")]),
    "notes": plain([
        Note("Data to 2024. <b>1 record</b> is later.", Action("newest", "Show them", "Go there")),
        Note("Every cell opens.", below=True),
    ]),
}  # fmt: skip
STATE = "() => document.documentElement.dataset.choosing ?? ''"


@pytest.fixture
def line(stage: Stage) -> Stage:
    """The line above a panel for each of its buttons."""
    stage.page.evaluate("""() => {
      for (const name of ["actors", "date"]) {
        const panel = document.createElement("div")
        panel.className = `st-key-choose-${name}`
        panel.innerHTML = "<input>"
        document.querySelector("main").append(panel)
      }
    }""")
    stage.run("choose", CONTROLS)
    return stage


def test_one_panel_is_open_at_a_time_and_escape_hands_the_focus_back(line: Stage) -> None:
    page = line.page
    actors, day = (page.locator(f"button[data-name={name}]") for name in ("actors", "date"))
    actors.click()
    assert page.evaluate(STATE) == "actors"
    assert actors.get_attribute("aria-expanded") == "true"
    day.click()
    assert page.evaluate(STATE) == "date"
    assert actors.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Escape")
    assert page.evaluate(STATE) == ""
    assert line.focused() == "As of: 2024"


def test_a_press_inside_keeps_the_panel_and_one_elsewhere_closes_it(line: Stage) -> None:
    page = line.page
    page.locator("button[data-name=actors]").click()
    page.locator(".st-key-choose-actors input").click()
    line.run("choose", CONTROLS)
    assert page.evaluate(STATE) == "actors"
    page.locator("#before").click()
    assert page.evaluate(STATE) == ""


def test_the_buttons_are_one_tab_stop(line: Stage) -> None:
    line.page.locator("button[data-name=actors]").focus()
    assert line.page.locator("button.control[tabindex='0']").count() == 1
    line.page.keyboard.press("ArrowRight")
    assert line.focused() == "As of: 2024"


def test_words_stand_behind_the_buttons_with_what_can_be_done(line: Stage) -> None:
    page = line.page
    words = ["Data to 2024. <b>1 record</b> is later. Show them", "Every cell opens."]
    assert [" ".join(each.split()) for each in page.locator(".note").all_inner_texts()] == words
    button = page.get_by_role("button", name="Show them")
    button.focus()
    line.run("choose", CONTROLS)
    assert line.focused() == "Show them"
    button.click()
    assert line.told() == [["act", "newest"]]
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.get_by_text("Every cell opens.").is_hidden()
    page.emulate_media(media="print")
    assert page.get_by_text("Data to 2024").is_visible()
    assert button.is_hidden()
    page.emulate_media(media="screen")


def test_a_line_that_is_gone_leaves_nothing_open_and_hears_nothing(line: Stage) -> None:
    line.page.locator("button[data-name=actors]").click()
    line.end("choose")
    assert line.page.evaluate(STATE) == ""
    line.page.evaluate("() => document.documentElement.dataset.choosing = 'other'")
    line.page.keyboard.press("Escape")
    assert line.page.evaluate(STATE) == "other"


def test_the_search_field_sends_what_was_entered(stage: Stage) -> None:
    frame = {"dataset": "Who?", "data_to": "", "as_of": "2024-01-01", "query": "", "embedded": True}
    stage.run("frame", frame | {"embedded": False})
    stage.page.get_by_role("searchbox").fill(" two words ")
    stage.page.keyboard.press("Enter")
    assert stage.told() == [["search", "two words"]]
    stage.run("frame", frame | {"query": "other"})
    assert stage.page.locator("input").input_value() == "other"
    assert stage.page.locator(".facts").inner_text().startswith("Who? · as of 1 January 2024")


def test_the_code_to_embed_names_the_page_and_escapes_the_title(stage: Stage) -> None:
    stage.run("kit", {"written": {"as_of": "2024-01-01"}, "title": '"><b>'}, script="share")
    stage.page.get_by_role("button", name="Copy embed code").click()
    stage.page.wait_for_function("() => navigator.clipboard.readText().then((t) => t[0] === '<')")
    code = stage.page.evaluate("() => navigator.clipboard.readText()")
    assert code.startswith(
        '<iframe src="http://localhost/stage?actors=ann&#38;as_of=2024-01-01&#38;embed=true" '
        'title="&#34;&#62;&#60;b&#62;" '
    )


def test_a_panel_that_is_not_there_yet_is_asked_for_and_has_the_focus_once_it_comes(
    stage: Stage,
) -> None:
    stage.run("choose", CONTROLS)
    page = stage.page
    page.locator("button[data-name=actors]").click()
    assert stage.told() == [["open", "actors"]]
    page.locator("button[data-name=date]").click()
    assert stage.told() == [["open", "date"]]
    page.evaluate(
        """() => {
      for (const name of ["actors", "date"]) {
        const panel = document.createElement("div")
        panel.className = `st-key-choose-${name}`
        document.querySelector("main").append(panel)
      }
    }"""
    )
    page.wait_for_selector(".st-key-choose-date[role=dialog][aria-label='As of']", state="attached")
    assert page.evaluate("() => document.activeElement.className") == "st-key-choose-date"
    page.locator("button[data-name=actors]").click()
    assert stage.told() == []
