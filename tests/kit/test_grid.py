"""What a grid of positions tells Python, and how it scrolls."""

from dataclasses import replace

from tests.kit import payloads
from tests.kit.conftest import Stage


def test_headings_lead_to_pages_with_what_goes_along_now(stage: Stage) -> None:
    payload = payloads.compared()
    stage.run("grid", payload)
    actor = stage.page.get_by_role("link", name="Ann 1")
    issue = stage.page.get_by_role("link", name="i0")
    assert actor.get_attribute("href") == "http://localhost/actor?as_of=2024-11-18&actor=a1"
    stage.run("grid", replace(payload, parameters={"as_of": "2025-01-01"}))
    assert issue.get_attribute("href") == "http://localhost/issue?as_of=2025-01-01&issue=i0"


def test_legend_and_counts_choose_what_stands_out(stage: Stage) -> None:
    stage.run("grid", payloads.compared())
    count = stage.page.get_by_role("link", name="1 reversal")
    assert "only=reversal" in (count.get_attribute("href") or "")
    count.click()
    stage.page.locator(".legend a").click()
    assert stage.told() == [["only", "reversal"], ["only", "1"]]


def test_a_change_in_words_opens_its_cell(stage: Stage) -> None:
    stage.run("grid", payloads.compared())
    stage.page.locator(".changes button").click()
    assert stage.told() == [["open", {"cell": "a0~i0", "keyboard": False}]]
    assert stage.page.locator("[aria-pressed='true']").get_attribute("data-cell") == "a0~i0"


def test_a_table_that_fits_scrolls_with_the_page_and_another_in_its_frame(stage: Stage) -> None:
    stage.run("grid", payloads.stances(rows=40, columns=4))
    scroll = stage.page.locator(".scroll")
    height = "each => each.scrollHeight - each.clientHeight"
    assert scroll.evaluate(height) == 0
    stage.page.set_viewport_size({"width": 390, "height": 800})
    stage.page.wait_for_function(
        "() => !document.querySelector('.host').shadowRoot.querySelector('.scroll.fits')"
    )
    assert scroll.evaluate(height) > 0
    assert stage.page.evaluate("() => document.documentElement.scrollWidth") <= 390
