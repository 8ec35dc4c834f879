"""Agreement, Pair, Blocs, Divides, Map: clicked through, by mouse and by keyboard."""

import re
from xml.etree import ElementTree as ET

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, expect_idle, go_to, open_panel

DAY = "as_of=2024-11-18"


def choose(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile(name)).first.click()


def test_a_cell_of_the_matrix_opens_its_pair_with_the_same_date_and_measure(visit: Visit) -> None:
    page = visit(f"/agreement?{DAY}&measure=identical&stale=false")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.get_by_role("link", name=re.compile("^Russia and Volodymyr Zelenskyy")).first.click()
    expect(page.get_by_role("heading", name="Russia and Volodymyr Zelenskyy")).to_be_visible()
    for part in ("a=russia", "b=zelenskyy", DAY, "measure=identical", "stale=false"):
        expect(page).to_have_url(re.compile(re.escape(part)))
    expect(page.get_by_text("Share of identical positions")).to_be_visible()
    expect(page.get_by_role("slider", name="Value by day")).to_be_visible()
    before = page.get_by_test_id("stMetricValue").first.inner_text()
    page.reload()
    expect(page.get_by_test_id("stMetricValue").first).to_have_text(before)
    expect(page.get_by_role("slider", name="Value by day")).to_be_visible()
    assert requests
    assert not [url for url in requests if "plotly" in url.lower()]  # a library of 4.6 MB


def test_the_matrix_by_keyboard(visit: Visit) -> None:
    six = "biden-administration,trump-camp,richard-grenell,radoslaw-sikorski,russia,zelenskyy"
    page = visit(f"/agreement?{DAY}&actors={six}&order=dataset&stale=false")
    links = page.locator("td a")
    expect(links.first).to_be_visible()
    links.first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    focused = page.evaluate(
        "() => { let at = document.activeElement; while (at.shadowRoot) at = at.shadowRoot.activeElement; return at.ariaLabel }"
    )
    assert focused.startswith(
        "Trump camp and Richard Grenell: 0.85, 5 of 10 issues shared; possible range"
    )
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Trump camp and Richard Grenell")).to_be_visible()


def test_the_map_shows_trails_and_the_positions_it_rests_on(visit: Visit) -> None:
    page = visit("/map?as_of=2026-04-14&stale=true&trails_from=2024-11-18")
    expect(page.locator("line.trail").first).to_be_attached()
    choose(page, "^Russia, agrees most with")
    expect(page.get_by_role("heading", name="Russia", exact=True)).to_be_visible()


def places(page: Page) -> list[list[str]]:
    """Where each actor of the network stands."""
    expect(page.locator(".node").first).to_be_visible()
    read = "nodes => nodes.map((n) => [n.style.left, n.style.top])"
    return page.locator(".node").evaluate_all(read)


def test_the_network_is_saved_opens_ties_and_records_and_stands_as_before(visit: Visit) -> None:
    page = visit(f"/blocs?{DAY}")
    before = places(page)
    assert len(before) == 22
    for label in ("GraphML", "GEXF"):
        with page.expect_download() as started:
            page.get_by_role("button", name=f"Download {label}").click()
        text = started.value.path().read_text(encoding="utf-8")
        ET.fromstring(text)  # noqa: S314
        assert "Volodymyr Zelenskyy" in text
    choose(page, "^Russia: ")
    expect(page.get_by_role("heading", name="Ties of Russia")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("node=russia"))
    expect_idle(page)
    page.get_by_text("records on").first.click()
    page.locator("details[open] button").first.click()
    expect(page.get_by_role("heading", name="Evidence")).to_be_visible()
    expect(page.get_by_role("button", name="Close")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Ties of Russia")).to_be_visible()
    assert places(page) == before


def test_back_keeps_the_date_and_the_other_pages_open_what_they_draw(visit: Visit) -> None:
    """One step back or two, because the address may be completed after the page has changed."""
    page = visit(f"/agreement?{DAY}")
    expect(page.locator("td a").first).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("Tree of the clustering"))).to_be_visible()
    go_to(page, "Divides")
    expect(page.get_by_role("heading", name="Divides")).to_be_visible()
    open_panel(page, "options")
    expect(page.get_by_role("switch", name="Include stale positions")).not_to_be_checked()
    expect(page).to_have_url(re.compile(DAY))
    page.go_back()
    if "/divides" in page.url:
        expect(page.get_by_text("as of 18 November 2024").first).to_be_visible()
        page.go_back()
    expect(page.get_by_role("heading", name="Agreement")).to_be_visible()
    expect(
        page.get_by_text("of 28 actors on 10 issues as of 18 November 2024").first
    ).to_be_visible()
    go_to(page, "Divides")
    page.get_by_text("12 actors: who stands where").click()
    page.get_by_role("button", name=re.compile("Escalation risk: Russia")).click()
    expect(page).to_have_url(re.compile("cell=russia"))
    expect(page.get_by_role("button", name="Close")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    go_to(page, "Map")
    expect(page.locator(".node").first).to_be_visible()
    expect_idle(page)
    open_panel(page, "options")
    page.get_by_text("Include stale positions", exact=True).click()
    expect(page.get_by_role("button", name=re.compile("^Slovakia"))).to_be_visible()
    drawn = places(page)
    assert len(set(map(tuple, drawn))) == len(drawn) > 3
