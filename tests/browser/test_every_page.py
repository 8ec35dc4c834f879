"""Every page once, by the menu: axe finds nothing, and its CSV has the numbers that stand on it."""

import re

import pytest
from playwright.sync_api import Page, expect

from stances.app.registry import GROUPS, PAGES
from tests.browser.accessible import (
    DESK,
    PHONE,
    become,
    expect_accessible,
    expect_accessible_everywhere,
    expect_accessible_on_a_phone_too,
)
from tests.browser.conftest import Visit, cell, expect_idle, go_to
from tests.browser.saved_numbers import AGREES, saved

DAY = "as_of=2024-11-18"
TITLES = {page.folder: page.title for page in PAGES}
STARTS = {
    "Over time": "/over-time",
    "Agreement": f"/agreement?{DAY}",
    "Evidence": "/search?q=missile",
}


def settle(page: Page, title: str) -> None:
    """Waits until the page of that title is there."""
    expect(page).to_have_title(re.compile(f"^{title}"))
    expect(page.locator(".root > *").first).to_be_visible()
    expect_idle(page)


def look(page: Page, title: str, subtests: pytest.Subtests) -> None:
    """What is asked of every page; each is told apart."""
    settle(page, title)
    with subtests.test(f"{title} on a desk"):
        expect_accessible(page)
    with subtests.test(f"{title} on a phone"):
        expect_accessible_on_a_phone_too(page)
    if title in AGREES:
        with subtests.test(f"{title} saves the numbers that stand on it"):
            AGREES[title](page, saved(page))


@pytest.mark.parametrize("group", GROUPS)
def test_each_page_of_a_group_is_accessible_and_saves_what_it_shows(
    visit: Visit, subtests: pytest.Subtests, group: str
) -> None:
    first, *others = GROUPS[group]
    page = visit(STARTS[group])
    look(page, TITLES[first], subtests)
    for folder in others:
        go_to(page, TITLES[folder])
        look(page, TITLES[folder], subtests)


def test_the_front_page_and_compare_are_accessible_with_evidence_and_without(
    visit: Visit, subtests: pytest.Subtests
) -> None:
    page = visit("/")
    look(page, "Front page", subtests)
    page.locator('.chip[data-cell="russia~long-range-strikes"]').click()
    expect(page.locator("aside.panel h2")).to_have_text("Russia on long-range strikes")
    with subtests.test("Front page with evidence"):
        expect_idle(page)
        expect_accessible_everywhere(page)
    page.get_by_role("button", name="Close the evidence").click()
    expect(page.locator("aside.panel")).to_be_hidden()
    go_to(page, "Compare")
    look(page, "Compare", subtests)
    cell(page, "Russia on escalation risk").click()
    expect(page.locator("aside.panel h2")).to_have_text("Russia on escalation risk")
    for size, theme in ((DESK, "light"), (DESK, "dark"), (PHONE, "dark"), (PHONE, "light")):
        with subtests.test(f"Compare with evidence, {size[0]} wide and {theme}"):
            become(page, size, theme)
            expect_accessible(page, seen=size == DESK and theme == "dark")


@pytest.mark.parametrize(
    "address",
    [
        "/compare?actors=none",
        "/compare?as_of=2025-10-01&compared=2025-03-01&groups=true&turned=true",
    ],
)
def test_compare_without_actors_and_turned_between_two_days_is_accessible(
    visit: Visit, address: str
) -> None:
    page = visit(address)
    if "actors=none" not in address:
        expect(page.locator(".root > *").first).to_be_visible()
    expect_accessible_everywhere(page)


def test_every_page_is_in_the_menu() -> None:
    """What the tests above reach by the menu is every page but Curate."""
    grouped = {folder for folders in GROUPS.values() for folder in folders}
    assert grouped | {"front", "compare"} == {page.folder for page in PAGES}
