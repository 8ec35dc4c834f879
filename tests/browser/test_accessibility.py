"""Every page once on a desk and once on a phone: axe finds nothing, nothing leaves the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from stances.app.registry import PAGES
from tests.browser.conftest import Visit, expect_idle

DAY = "as_of=2024-11-18"
ADDRESSES = [
    *(f"/{page.path}" for page in PAGES), "/compare?cell=russia~escalation-risk",
    "/compare?actors=none", "/?scale=long-range-strikes&cell=russia~escalation-risk",
    "/compare?as_of=2025-10-01&compared=2025-03-01&groups=true&turned=true",
    "/data?check=Reliability&pair=2~1", "/data?check=What+it+rests+on&rests=hosts&host=tass.com",
]  # fmt: skip
FULLER = {
    "/actor": "/actor?actor=russia", "/search": "/search?q=nato", "/agreement": f"/agreement?{DAY}",
    "/pair": f"/pair?{DAY}", "/blocs": f"/blocs?{DAY}", "/divides": f"/divides?{DAY}",
    "/map": f"/map?{DAY}",
}  # fmt: skip


def expect_accessible(page: Page) -> None:
    if "actors=none" not in page.url:
        expect(page.locator(".root > *").first).to_be_visible()
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    told = [(v["id"], [(n["target"], n["failureSummary"]) for n in v["nodes"]]) for v in found]
    assert told == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing_on_a_light_desk_or_a_dark_phone(visit: Visit, address: str) -> None:
    """One visit: the window narrows and the theme changes before the reader's eyes."""
    page = visit(FULLER.get(address, address))
    expect_accessible(page)
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", "dark")
    expect(page.get_by_test_id("stTopNav")).to_have_count(0)
    expect_idle(page)
    expect_accessible(page)
    for area in ("html", "[data-testid=stMain]"):
        assert page.locator(area).evaluate("area => area.scrollWidth") <= 390


@pytest.mark.parametrize(("width", "theme"), [(1440, "dark"), (390, "light")])
def test_the_theme_and_the_width_do_not_depend_on_each_other(
    visit: Visit, width: int, theme: str
) -> None:
    expect_accessible(visit("/compare?cell=russia~escalation-risk", width=width, theme=theme))
