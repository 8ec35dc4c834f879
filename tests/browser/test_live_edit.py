"""The file is edited while the dashboard is open."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Server, Visit, cell

NAME = "Radosław Sikorski on western aid"


def test_a_break_and_a_repair_of_the_file_show_without_a_click(
    visit: Visit, serve: Callable[[Path], Server], copy: Path
) -> None:
    good = copy.read_text(encoding="utf-8")
    copy.write_text(good.replace("actors:\n", "actors:\n\t", 1), encoding="utf-8")
    page = visit(at=serve(copy))
    expect(page.locator("h1")).to_have_text("The dataset needs a correction")
    copy.write_text(good, encoding="utf-8")
    expect(page.locator("h1")).to_contain_text("Who stands where")
    expect(cell(page, NAME)).to_contain_text("Strongly supports")

    start = good.index("id: radoslaw-sikorski.western-aid.2026")
    broken = good[:start] + good[start:].replace("position: 2", "position: minus", 1)
    copy.write_text(broken, encoding="utf-8")
    expect(page.get_by_text("You see the last good version")).to_be_visible()
    line = next(n for n, row in enumerate(broken.splitlines(), 1) if "minus" in row)
    expect(page.get_by_test_id("stCode")).to_contain_text(f":{line}:")
    expect(cell(page, NAME)).to_contain_text("Strongly supports")
    fixed = good[:start] + good[start:].replace("position: 2", "position: -2", 1)
    copy.write_text(fixed, encoding="utf-8")
    expect(page.get_by_text("You see the last good version")).to_have_count(0)
    expect(cell(page, NAME)).to_contain_text("Strongly opposes")
