"""The Data page: every figure opens its records, by mouse and by keyboard alone."""

import re

from playwright.sync_api import expect

from tests.browser.accessible import DESK, PHONE, become, expect_accessible_everywhere
from tests.browser.conftest import Visit, cell, expect_idle, has_parameter


def test_every_figure_opens_its_records_by_mouse_and_by_keyboard(visit: Visit) -> None:
    """Two of the lists are asked by axe, on a desk and on a phone."""
    page = visit("/data")
    chosen = cell(page, "Russia on NATO membership")
    expect(chosen).to_have_attribute("aria-label", re.compile("days before the as-of date"))
    chosen.click()
    expect(page.locator("aside.panel h2")).to_have_text("Russia on NATO membership")
    expect(page).to_have_url(has_parameter("cell", "russia~nato-membership"))
    page.get_by_role("button", name="Close the evidence").click()
    become(page, PHONE, "light")
    page.get_by_text(re.compile(r"^Unclear · \d+$")).click()
    expect(page).to_have_url(has_parameter("cells", "unclear"))
    expect(page.locator("button.side").first).to_contain_text("Unclear")
    become(page, DESK, "light")
    page.get_by_role("radio", name="Reliability").click()
    expect(page.get_by_role("heading", name=re.compile(r"^\d+ disagreements$"))).to_be_visible()
    count = page.get_by_role("button", name=re.compile("First coder \\+2, Second coder \\+1$"))
    number = count.inner_text()
    count.click()
    expect(page.get_by_role("heading", name=f"{number} records coded +2 and +1")).to_be_visible()
    expect(page).to_have_url(has_parameter("pair", "2~1"))
    expect(count).to_have_attribute("aria-pressed", "true")
    expect_idle(page)
    expect_accessible_everywhere(page)
    record = page.locator("button.side").first
    record.focus()
    page.keyboard.press("Enter")
    expect(page.locator("aside.panel")).to_contain_text("coder-1: +2")
    page.keyboard.press("Escape")
    expect(record).to_be_focused()
    count.click()
    expect(page.get_by_role("heading", name=re.compile(r"^\d+ disagreements$"))).to_be_visible()
    page.get_by_role("radio", name="Searches").click()
    expect(page).to_have_url(has_parameter("check", "Searches"))
    expect_idle(page)
    first = page.locator("button.pick").first
    first.focus()
    page.keyboard.press("ArrowDown")
    second = page.locator("button.pick").nth(1)
    expect(second).to_be_focused()
    actor = second.inner_text().partition("\n")[0].partition(" on ")[0]
    page.keyboard.press("Enter")
    expect(page.locator("aside.panel h2")).to_contain_text(actor)
    expect(page.locator("aside.panel")).to_contain_text("nothing found")
    page.keyboard.press("Escape")
    expect(second).to_be_focused()
    expect(second).to_have_attribute("aria-pressed", "false")


def test_a_host_leads_to_its_sources_and_a_source_to_its_page(visit: Visit) -> None:
    page = visit("/data?check=What+it+rests+on&rests=hosts")
    page.get_by_role("button", name=re.compile("^tass.com")).click()
    expect(page).to_have_url(has_parameter("host", "tass.com"))
    expect_idle(page)
    expect_accessible_everywhere(page)
    source = page.locator(".root tbody a").first
    title = source.inner_text()
    source.click()
    expect(page.locator("h1")).to_have_text("Sources")
    expect(page.get_by_role("heading", name=title)).to_be_visible()
