"""Keys that lead to a page, a turning point or the search, and the hint of a first visit."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, expect_idle, has_parameter


def hint(page: Page):
    return page.get_by_role("region", name="First visit")


def test_keys_lead_to_a_turning_point_and_to_a_page_and_can_be_turned_off(visit: Visit) -> None:
    """The hint of a first visit, which names them, does not come back."""
    page = visit("/compare?as_of=2024-11-18")
    expect(hint(page)).to_be_visible()
    hint(page).get_by_role("button", name="Got it").click()
    expect(hint(page)).to_have_count(0)
    page.keyboard.press("]")
    expect(page).to_have_url(re.compile(r"as_of=(2024-1[12]|202[56])"))
    expect(page).not_to_have_url(has_parameter("as_of", "2024-11-18"))
    expect_idle(page)
    forth = re.search(r"as_of=([\d-]+)", page.url)
    assert forth
    page.keyboard.press("[")
    expect(page).not_to_have_url(has_parameter("as_of", forth[1]))
    expect(page).to_have_url(re.compile(r"as_of=2024"))
    expect_idle(page)
    day = re.search(r"as_of=([\d-]+)", page.url)
    page.keyboard.press("g")
    page.keyboard.press("b")
    expect(page.locator("h1")).to_have_text("Blocs")
    assert day
    expect(page).to_have_url(has_parameter("as_of", day[1]))
    expect_idle(page)
    search = page.get_by_role("searchbox", name="Search all records")
    page.keyboard.press("/")
    expect(search).to_be_focused()
    page.keyboard.type("?[g")
    expect(search).to_have_value("?[g")
    page.locator("h1").click()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_contain_text("Turning point after")
    dialog.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("/")
    expect(search).not_to_be_focused()
    page.keyboard.press("?")
    expect(dialog).to_be_visible()
    page = visit("/agreement")
    expect(hint(page)).to_have_count(0)
