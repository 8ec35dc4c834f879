"""Compare, as an analyst uses it."""

import csv
import io
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from stances.cli import main
from tests.browser.conftest import Visit, cell, expect_idle, go_to, has_parameter, open_panel

DAY = "/compare?as_of=2024-11-18"
BIDEN = "Biden administration on long-range strikes"


def panel(page: Page):
    return page.locator("aside.panel")


def test_a_cell_opens_its_evidence_and_a_second_click_closes_it(visit: Visit) -> None:
    page = visit(DAY)
    cell(page, BIDEN).click()
    expect(panel(page).locator("h2")).to_have_text(BIDEN)
    expect(panel(page).locator("blockquote").first).to_contain_text("has allowed Ukraine to use")
    expect(page).to_have_url(has_parameter("cell", "biden-administration~long-range-strikes"))
    expect(cell(page, BIDEN)).to_have_attribute("aria-pressed", "true")
    cell(page, BIDEN).click()
    expect(panel(page).locator("h2")).to_have_text("Evidence")
    expect(page).not_to_have_url(re.compile("cell="))


def test_the_address_holds_a_cell_and_on_a_phone_its_evidence_is_a_sheet_that_closes(
    visit: Visit,
) -> None:
    page = visit(DAY + "&cell=biden-administration~long-range-strikes", width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(panel(page).locator("h2")).to_have_text(BIDEN)
    for _ in range(2):
        box = panel(page).bounding_box()
        assert box is not None
        assert abs(box["y"] + box["height"] - 844) < 2
        page.get_by_role("button", name="Close the evidence").click()
        expect(panel(page).locator("h2")).to_have_text("Evidence")
        expect(panel(page)).to_be_visible()
        cell(page, BIDEN).click()
        expect(panel(page).locator("h2")).to_have_text(BIDEN)


def test_a_record_has_its_own_address(visit: Visit) -> None:
    page = visit("/compare?stance=biden-administration.long-range-strikes.2024-09&as_of=2024-11-18")
    expect(panel(page).locator(".linked h3")).to_have_text("by 16 November 2024")
    expect(cell(page, BIDEN)).to_have_attribute("aria-pressed", "true")


def test_the_grid_works_by_keyboard_its_heads_stay_in_sight_and_nothing_jumps(
    visit: Visit,
) -> None:
    page = visit(DAY)
    first = page.locator("button.cell").first
    expect(first).to_have_attribute("tabindex", "0")
    page.locator(".scroll").focus()
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    trump = cell(page, "Trump camp on western aid")
    expect(trump).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel(page).locator("h2")).to_have_text("Trump camp on western aid")
    expect(panel(page).locator("h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel(page).locator("h2")).to_have_text("Evidence")
    expect(trump).to_be_focused()
    page.keyboard.press("End")
    expect(cell(page, "Volodymyr Zelenskyy on western aid")).to_be_focused()
    expect(page.locator(".scroll")).to_have_class(re.compile("fits"))
    page.get_by_test_id("stMain").evaluate("area => area.scrollTop = 700")
    heads = page.locator("thead th").last.bounding_box()
    assert heads is not None
    assert abs(heads["y"] - 60) < 4
    cell(page, "Russia on NATO membership").click()
    expect(panel(page).locator("h2")).to_be_in_viewport()
    cell(page, "Russia on NATO membership").click()
    expect(panel(page).locator("h2")).to_have_text("Evidence")
    page.get_by_test_id("stMain").evaluate("area => area.scrollTop = 0")
    main_area = page.get_by_test_id("stMain")
    page.set_viewport_size({"width": 1440, "height": 600})
    expect(cell(page, BIDEN)).to_contain_text("Strongly supports")
    open_panel(page, "date")
    main_area.evaluate("area => area.scrollTop = 120")
    scrolled = main_area.evaluate("area => area.scrollTop")
    assert scrolled > 50
    where = page.locator("table").evaluate("table => table.getBoundingClientRect().top")
    page.evaluate("""() => {
      const scroll = document.querySelector('.st-key-grid [data-testid], .st-key-grid')
      window.removed = 0
      const find = (node) => node.shadowRoot?.querySelector('table') ??
        [...node.children].map(find).find(Boolean)
      const table = find(scroll ?? document.body)
      window.grid = table
      new MutationObserver((changes) => {
        for (const change of changes) window.removed += change.removedNodes.length
      }).observe(table.tBodies[0], { childList: true })
    }""")
    page.get_by_role("button", name="US election 5 Nov 2024").click()
    expect(cell(page, BIDEN)).to_contain_text("Opposes")
    expect(page.locator(".note", has_text="as of 5 November 2024")).to_be_visible()
    expect(page).to_have_title("Compare · 5 Nov 2024 · Stances")
    assert page.evaluate("window.grid.isConnected && window.removed === 0")
    assert main_area.evaluate("area => area.scrollTop") == scrolled
    assert page.locator("table").evaluate("table => table.getBoundingClientRect().top") == where


def test_a_heading_leads_to_its_page_with_the_date_and_a_count_leaves_its_cells(
    visit: Visit,
) -> None:
    page = visit(DAY + "&compared=2024-11-16")
    page.get_by_role("link", name="1 reversal").click()
    expect(page).to_have_url(has_parameter("only", "reversal"))
    expect(page.locator("button.cell:not(.faded)")).to_have_count(1)
    page.get_by_role("link", name="NATO membership").click()
    expect(page.locator("h1")).to_have_text("NATO membership")
    expect(page).to_have_url(has_parameter("as_of", "2024-11-18"))


def test_two_actors_are_compared_issue_by_issue(visit: Visit) -> None:
    page = visit(DAY + "&actors=russia,trump-camp&issues=long-range-strikes,western-aid")
    expect(page.locator("td.verdict")).to_have_text(["Only one known", "Different"])
    expect(cell(page, "Russia on long-range")).to_contain_text("Kremlin spokesman Dmitry Peskov")
    expect(cell(page, "Trump camp on long-range")).to_contain_text(
        "spokesperson did not immediately"
    )


def test_the_download_is_what_the_command_line_prints_and_choices_survive_a_change_of_page(
    visit: Visit, capsys
) -> None:
    page = visit("/compare?actors=russia,zelenskyy&as_of=2024-11-16")
    page.get_by_role("button", name="Download", exact=True).click()
    expect(page.get_by_role("button", name="Copy as table")).to_be_visible()
    expect_idle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    assert download.value.suggested_filename == "positions-2024-11-16.csv"
    saved = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
    main(["positions", "--as-of", "2024-11-16", "--actors", "russia,zelenskyy", "--format", "csv"])
    printed = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    issues = {row["issue"] for row in saved}
    shown = [{name: row[name] for name in printed[0]} for row in saved]
    assert shown == [row for row in printed if row["issue"] in issues]
    page.keyboard.press("Escape")
    go_to(page, "Sources")
    expect(page.locator("h1")).to_have_text("Sources")
    go_to(page, "Compare")
    expect(page.locator("thead th .name")).to_have_text(["Russia", "Zelenskyy", "Compared"])
    expect(page.locator(".note", has_text="as of 16 November 2024")).to_be_visible()
