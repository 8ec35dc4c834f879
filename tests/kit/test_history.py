"""Measures over time: what the lines show, and how a value is read by pointer and keys."""

from tests.kit import payloads
from tests.kit.conftest import Stage

READER = "[role=slider]"


def _said(stage: Stage) -> str | None:
    return stage.page.locator(READER).get_attribute("aria-valuetext")


def test_a_value_is_read_day_by_day_and_line_by_line_by_the_keys(stage: Stage) -> None:
    stage.run("history", payloads.history())
    stage.page.keyboard.press("Tab")  # whoever came by mouse does not see where the focus is
    stage.page.locator(READER).focus()
    assert _said(stage) == "1.00 on 4 November 2022, Tax 1, 1 actor"
    assert stage.page.locator(".words").is_visible()
    stage.page.keyboard.press("ArrowLeft")
    assert _said(stage) == "No number on 27 July 2022, Tax 1, 0 actors"
    assert not stage.page.locator(".spot").is_visible()
    stage.page.keyboard.press("ArrowUp")
    stage.page.keyboard.press("Home")
    assert _said(stage) == "0.10 on 8 January 2022, Tax 0, 5 actors"
    stage.page.locator(READER).evaluate("node => node.blur()")
    assert not stage.page.locator(".words").is_visible()


def test_the_pointer_reads_the_line_nearest_to_it(stage: Stage) -> None:
    stage.run("history", payloads.history())
    box = stage.page.locator(READER).bounding_box()
    assert box
    low = stage.page.locator("path.line:not(.strong)").bounding_box()
    assert low
    stage.page.mouse.move(low["x"] + 4, low["y"] + low["height"] - 2)
    assert _said(stage) == "0.10 on 8 January 2022, Tax 0, 5 actors"
    assert stage.page.locator(".words").inner_text() == "0.10 on 8 January 2022\nTax 0 · 5 actors"
    stage.page.mouse.move(box["x"], box["y"] + box["height"] + 50)
    assert not stage.page.locator(".words").is_visible()


def test_a_value_holds_until_the_next_day_and_a_line_has_a_gap_without_one(stage: Stage) -> None:
    stage.run("history", payloads.history(lines=1))
    path = stage.page.locator("path.strong").get_attribute("d") or ""
    first, last = path.removeprefix("M").split("M")
    assert first.count("H") == 2  # to the second day, and on to the day without a value
    assert last.count("V") == 0
    assert stage.page.locator("path.bounds").get_attribute("d").count("Z") == 2  # type: ignore[union-attr]
