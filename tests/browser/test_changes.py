"""What changed since the last visit: two visits, and a file that changed between them."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Server, Visit, has_parameter

ID = "radoslaw-sikorski.western-aid.2026"


def test_a_second_visit_names_what_changed_and_sends_nothing_of_it(
    visit: Visit, serve: Callable[[Path], Server], copy: Path
) -> None:
    server = serve(copy)
    page = visit("/changes", at=server)
    expect(page.get_by_role("status")).to_contain_text("This is the first visit")
    page.goto(f"{server.address}/_stcore/health")  # the first visit has ended
    good = copy.read_text(encoding="utf-8")
    start = good.index(f"id: {ID}")
    recoded = good[:start] + good[start:].replace("position: 2", "position: -2", 1)
    copy.write_text(recoded, encoding="utf-8")
    page.goto(f"{server.address}/changes")
    expect(page.get_by_role("status")).to_contain_text("2 changes since your visit of today")
    recoded_entry = page.locator("section", has_text="Stances recoded: 1").locator(".entry")
    expect(recoded_entry).to_contain_text("Strongly supports (+2)→Strongly opposes (−2)")
    page.locator("section", has_text="Positions in force that moved: 1").get_by_role("link").click()
    expect(page.locator("aside.panel h2")).to_have_text("Radosław Sikorski on western aid")
    expect(page).to_have_url(has_parameter("cell", "radoslaw-sikorski~western-aid"))
