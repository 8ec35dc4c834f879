"""axe finds nothing, on every page, in both themes, on a desk and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from stances.app.registry import PAGES
from tests.browser.conftest import Visit

ADDRESSES = [
    *(f"/{page.path}" for page in PAGES), "/?cell=russia~escalation-risk", "/?actors=none",
    "/data?check=Reliability&pair=2~1", "/data?check=What+it+rests+on&rests=hosts&host=tass.com",
]  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(visit: Visit, address: str, width: int, theme: str) -> None:
    page = visit(address, width=width, theme=theme)
    if "none" not in address:
        expect(page.locator(".root > *").first).to_be_visible()
    found = Axe().run(page).response["violations"]
    told = [(v["id"], [(n["target"], n["failureSummary"]) for n in v["nodes"]]) for v in found]
    assert told == []
