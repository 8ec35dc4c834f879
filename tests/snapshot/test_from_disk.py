"""A snapshot opened from disk, without a network."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from stances.cli import main

Opening = Callable[[Path], tuple[Page, list[str]]]
DAY = "2024-11-18"


@pytest.mark.browser
def test_the_file_works_from_disk_by_keyboard_alone_and_asks_for_nothing(
    from_disk: Opening, tmp_path: Path
) -> None:
    file = tmp_path / "snapshot.html"
    who = ["--actors", "russia,zelenskyy,trump-camp", "--issues", "escalation-risk,western-aid"]
    assert main(["snapshot", "-o", str(file), "--as-of", DAY, *who]) == 0
    page, wrong = from_disk(file)

    cell = page.locator('[data-part=grid] [data-cell="russia~escalation-risk"]')
    cell.focus()
    page.keyboard.press("Enter")
    heading = page.locator("[data-part=evidence] h2")
    expect(heading).to_have_text("Russia on escalation risk")
    expect(heading).to_be_focused()
    expect(page.locator("[data-part=evidence] article").first).to_contain_text("2024")
    violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == []
    page.keyboard.press("Escape")
    expect(page.locator("#evidence")).to_be_hidden()
    expect(cell).to_be_focused()

    page.locator("[data-part=play]").scroll_into_view_if_needed()
    chips = "chips => chips.map(chip => [chip.dataset.cell, chip.dataset.at]).join()"
    before = page.locator("[data-part=play] .chip").evaluate_all(chips)
    page.get_by_role("button", name="▶ Play").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="❚❚ Pause")).to_be_visible()
    page.wait_for_function(
        "([now, before]) => eval(now)([...document.querySelector('[data-part=play]')"
        ".shadowRoot.querySelectorAll('.chip')]) !== before",
        arg=[chips, before],
    )

    page.locator("#choose-lanes").select_option("western-aid")
    lanes = page.locator("[data-part=lanes] .tick")
    lanes.first.dispatch_event("click")
    expect(page.locator("[data-part=evidence] .linked")).to_be_visible()
    assert wrong == []
