"""Names, titles, quotations and addresses from data are text, whatever they contain."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, Tabs, Visit, expect_idle, open_panel
from tests.conftest import SMALL

HTML = "<img src=x onerror=window.pwned=1><script>window.pwned=1</script><b>bold</b>"
MARKDOWN = "**bold** [link](javascript:window.pwned=1) # $x^2$ :red[red] `code` :material/home: ![i](http://127.0.0.1/x.png)"
EVIL = f"{HTML} {MARKDOWN}"


def hostile_data() -> dict[str, Any]:
    data = yaml.safe_load(yaml.safe_dump(SMALL))
    data["dataset"] |= {"title": EVIL, "question": EVIL, "description": EVIL}
    for actor in data["actors"]:
        actor |= {"name": f"{actor['id']} {EVIL}", "role": EVIL}
    for issue in data["issues"]:
        issue |= {"title": f"{issue['id']} {EVIL}", "proposal": EVIL}
    data["sources"][0] |= {
        "title": EVIL,
        "publisher": EVIL,
        "url": "javascript:window.pwned=1",
        "note": EVIL,
    }
    data["sources"][1] |= {
        "title": EVIL,
        "url": "data:text/html,<script>1</script>",
        "archived": "//x",
    }
    first = data["stances"][0]
    first |= {
        "speaker": EVIL,
        "summary": EVIL,
        "note": EVIL,
        "settled": EVIL,
        "scope": {"area": EVIL},
    }
    first["evidence"] = [{"source": "text", "quote": EVIL, "translation": EVIL}]
    first["codings"] = [{"coder": "one", "position": -2}, {"coder": "two", "position": 1}]
    for coder in data["coders"]:
        coder |= {"name": f"{coder['id']} {EVIL}", "note": EVIL}
    data["searches"] = [
        {"actor": "ann", "issue": "war", "date": "2024-05-01", "where": EVIL, "note": EVIL}
    ]
    data["events"] = [
        {"id": "e", "date": "2024-03-01", "label": EVIL, "short": EVIL, "major": True}
    ]
    data["corrections"] = [
        {"date": "2025-01-05", "record": name, "what": EVIL, "why": f"Not {EVIL}"}
        for name in ("ann.tax.1", "text", "ann", "tax")
    ]
    return data


def write(folder: Path, data: dict[str, Any]) -> Path:
    """The dataset's file, the text that it cites beside it."""
    (folder / "seeds").mkdir()
    (folder / "seeds/text.txt").write_text(f"Before. {EVIL} After.", encoding="utf-8")
    file = folder / "stances.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return file


# Each on another page than the one before.
ADDRESSES = (
    "/",
    "/data",
    "/?actors=ann,bob",
    "/sources?source=text",
    "/data?check=Reliability&on=tax",
    "/sources?source=link",
    "/data?check=Searches",
    "/?cell=ann~tax",
    "/data?check=What+it+rests+on",
)
HEADINGS = {"data": "Data", "sources": "Sources"}
HREFS = "(links) => links.map((link) => link.getAttribute('href') ?? '')"
# As when a reader goes back or forward to it.
GO = """(address) => {
  history.pushState({}, "", address)
  dispatchEvent(new PopStateEvent("popstate"))
}"""


def test_nothing_from_data_is_interpreted(
    visit: Visit, tabs: Tabs, serve: Callable[[Path], Server], tmp_path: Path
) -> None:
    hostile = serve(write(tmp_path, hostile_data()))
    asked: list[str] = []
    tabs.profile.on("request", lambda request: asked.append(request.url))
    first, *others = ADDRESSES
    page = visit(first, at=hostile)
    expect_nothing_interpreted(page, first)
    for address in others:
        page.evaluate(GO, address)
        heading = HEADINGS.get(address.split("?")[0].strip("/"), "<img src=x")
        expect(page.locator("h1")).to_contain_text(heading)
        expect_idle(page)
        expect_nothing_interpreted(page, address)
    assert asked
    assert {
        url for url in asked if not url.startswith((hostile.address, "data:", "blob:"))
    } == set()


def expect_nothing_interpreted(page: Page, address: str) -> None:
    expect(page.locator(".root").first).to_contain_text("<img src=x onerror=window.pwned=1>")
    expect(page.locator(".root").first).to_contain_text(
        "**bold** [link](javascript:window.pwned=1)"
    )
    if "/data" in address:
        assert "bold" not in page.locator("h1").inner_text()
    elif "sources" not in address:
        assert page.locator("h1").inner_text().replace("\u2060", "") == EVIL
        if address != "/":
            open_panel(page, "date")
            points = page.get_by_role("list", name="Turning points").get_by_role("button")
            expect(points.nth(1)).to_contain_text("**bold** [link](javascript:")
    assert page.evaluate("window.pwned") is None
    for tag in ("img[src=x]", "b", "strong:text-is('bold')", ".katex", "img[src*='127.0.0.1']"):
        assert page.locator(tag).count() == 0, tag
    for href in page.locator("a").evaluate_all(HREFS):
        assert href.startswith(("http://", "https://", "/", "#", ".")), href
        assert "pwned" not in href


def test_a_hostile_name_in_a_problem_is_text_too(
    visit: Visit, serve: Callable[[Path], Server], tmp_path: Path
) -> None:
    data = hostile_data()
    data["stances"][0]["attribution"] = HTML
    page = visit(at=serve(write(tmp_path, data)))
    expect(page.locator("h1")).to_have_text("The dataset needs a correction")
    expect(page.get_by_test_id("stCode")).to_contain_text("<img src=x onerror")
    assert page.evaluate("window.pwned") is None
