"""The front page in the whole: the slider, its day in the address, and a chip's evidence."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit, expect_idle, has_parameter

LEAD = "long-range-strikes"


def test_the_first_screen_has_what_is_read_first_and_a_step_sets_the_day(visit: Visit) -> None:
    page = visit("/?as_of=2024-11-16")
    for width, height in ((1440, 900), (1024, 768)):
        page.set_viewport_size({"width": width, "height": height})
        for part, least in ((".finding h2", 260), (".clock input", height)):
            box = page.locator(part).bounding_box()
            assert box
            assert box["y"] + box["height"] <= least + (0 if least == height else box["height"])
    page.set_viewport_size({"width": 1440, "height": 900})
    expect_idle(page)
    expect(page.locator(".finding h2")).to_contain_text("Ukraine turned")
    page.get_by_role("slider").press("ArrowRight")
    expect(page).to_have_url(has_parameter("as_of", "2024-11-17"))
    expect(page.locator(".finding h2")).to_contain_text("Biden admin. turned")
    expect(page.locator(".finding.older")).to_have_count(0)
    page.locator(f'.chip[data-cell="russia~{LEAD}"]').press("Enter")
    expect(page.locator("aside h2")).to_have_text("Russia on long-range strikes")
    expect(page).to_have_url(has_parameter("scale", LEAD))
    page.keyboard.press("Escape")
    expect(page.locator("aside.panel")).to_be_hidden()
    expect(page.locator(f'.chip[data-cell="russia~{LEAD}"]')).to_be_focused()


def test_an_address_of_before_opens_what_it_named(visit: Visit) -> None:
    page = visit(f"/?cell=russia~{LEAD}&as_of=2024-11-18")
    expect(page).to_have_url(re.compile(r"/compare\?"))
    expect(page.locator("aside h2")).to_have_text("Russia on long-range strikes")
    expect(page).to_have_url(has_parameter("as_of", "2024-11-18"))
    page.get_by_role("link", name="Front page", exact=True).click()
    expect(page.locator(".finding h2")).to_contain_text("Biden admin. turned")
    expect(page).to_have_url(has_parameter("scale", LEAD))
