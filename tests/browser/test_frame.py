"""The frame around every page: its line of controls, its menu and search, on paper and embedded."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit, cell, expect_idle, go_to, has_parameter, open_panel

MARK = "Russia on long-range strikes"


def test_the_first_datum_and_the_search_are_on_the_first_screen_and_a_date_set_elsewhere_stays(
    visit: Visit,
) -> None:
    page = visit("/compare?as_of=2024-11-18")
    for width, height, most in ((1440, 900, 260), (390, 844, 320), (720, 450, 450)):
        page.set_viewport_size({"width": width, "height": height})
        expect(cell(page, MARK)).to_be_visible()
        tops = page.locator("button.cell").evaluate_all(
            "cells => cells.map((each) => each.getBoundingClientRect().top)"
        )
        assert min(tops) <= most, width
    page.get_by_role("searchbox", name="Search all records").fill("nato")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Search")
    expect(page).to_have_url(has_parameter("q", "nato"))
    expect(page.get_by_text(re.compile("[0-9] records found"))).to_be_visible()
    page.set_viewport_size({"width": 1440, "height": 900})
    go_to(page, "Agreement")
    expect(page).to_have_title("Agreement · 18 Nov 2024 · Stances")
    expect_idle(page)
    open_panel(page, "date")
    expect(page.get_by_role("textbox", name="As of")).to_have_value("18 Nov 2024")
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox", name="As of")).to_be_hidden()
    expect(page.locator('button[data-name="date"]')).to_be_focused()
    page.get_by_role("button", name="Show them").click()
    expect(page.locator('button[data-name="date"]')).to_contain_text("5 Jun 2026")
    expect_idle(page)
    open_panel(page, "options")
    page.get_by_text("Include stale positions", exact=True).click()
    expect(page).to_have_url(has_parameter("stale", "false"))
    expect(page.locator('button[data-name="date"]')).to_contain_text("5 Jun 2026")
    expect(page).to_have_title("Agreement · 5 Jun 2026 · Stances")


def test_paper_and_other_pages_show_the_data_with_its_source_and_no_controls(visit: Visit) -> None:
    page = visit("/?as_of=2024-11-18")
    page.emulate_media(media="print")
    expect(page.locator(".source")).to_contain_text("as of 18 November 2024")
    expect(page.locator(".address")).to_have_text(page.url)
    last = page.locator("button.cell").last.evaluate("cell => cell.getBoundingClientRect().bottom")
    foot = page.locator(".source").evaluate("line => line.getBoundingClientRect().top")
    assert 900 < last < foot <= page.evaluate("document.documentElement.scrollHeight")
    for control in (page.locator("button.control").first, page.get_by_test_id("stTopNav")):
        expect(control).to_be_hidden()
    page.emulate_media(media="screen")
    page = visit("/?as_of=2024-11-18&embed=true")
    expect(cell(page, MARK)).to_be_visible()
    expect(page.get_by_role("region", name="First visit")).to_have_count(0)
    expect(page.locator("button.control").first).to_be_hidden()
    link = page.get_by_role("link", name="Open the full view")
    expect(link).to_have_attribute("href", re.compile(r"/\?as_of=2024-11-18$"))
