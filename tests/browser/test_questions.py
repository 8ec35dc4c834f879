"""Nine everyday questions of an analyst, each answered within three clicks from the front page."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from stances.app.registry import GROUPS
from tests.browser.conftest import Visit, cell, expect_idle, expect_page, has_parameter

STRIKES = "on long-range strikes"


class Reader:
    """Somebody at the page, whose clicks are counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks += 1
        assert self.clicks <= 3

    def go_to(self, name: str, group: str = "") -> None:
        assert not group or group in GROUPS
        if group:
            self.click(self.page.get_by_test_id("stTopNavSection").filter(has_text=group))
            self.click(self.page.get_by_role("menuitem", name=name, exact=True))
        else:
            self.click(self.page.get_by_test_id("stTopNav").get_by_role("link", name=name))
        expect_page(self.page, name)


def home(page: Page) -> None:
    """Back to the front page, where the next question begins."""
    page.get_by_test_id("stTopNav").get_by_role("link", name="Front page").click()
    expect(page.locator(".finding h2")).to_be_visible()
    expect_idle(page)


def test_who_changed_who_agrees_and_everything_on_a_word(
    visit: Visit, subtests: pytest.Subtests
) -> None:
    page = visit("/")
    with subtests.test("Who changed on long-range strikes, and when?"):
        reader = Reader(page)
        reader.go_to("Issue", "Over time")
        reader.click(page.get_by_role("radio", name="History"))
        moves = page.locator("li.item")
        for actor, day in (
            ("Donald Trump", "22 October 2025"),
            ("Biden administration", "17 November 2024"),
            ("Ukraine", "23 July 2024"),
        ):
            expect(
                moves.filter(has_text=f"{actor} {STRIKES}").filter(has_text=day).first
            ).to_be_visible()
    with subtests.test("How far do Sikorski and Zelenskyy agree?"):
        home(page)
        reader = Reader(page)
        reader.go_to("Agreement", "Agreement")
        reader.click(page.locator('td a[href*="radoslaw-sikorski"][href*="zelenskyy"]').first)
        expect(page.locator("h1")).to_have_text("Volodymyr Zelenskyy and Radosław Sikorski")
        expect(page.get_by_text(re.compile(r"^They (agree|differ) on"))).to_be_visible()
        expect(page.locator("td.verdict").first).to_be_visible()
    with subtests.test("Everything on Taurus"):
        home(page)
        page.get_by_role("searchbox", name="Search all records").fill("taurus")
        page.keyboard.press("Enter")
        expect(page.get_by_text("17 records found")).to_be_visible()
        expect(page.locator("li.item").first).to_contain_text("Germany on long-range weapons")
        expect(page).to_have_url(has_parameter("q", "taurus"))


def test_where_a_camp_parts_a_table_for_a_memo_and_what_somebody_said(
    visit: Visit, subtests: pytest.Subtests
) -> None:
    page = visit("/")
    with subtests.test("Where do Trump and his camp part?"):
        reader = Reader(page)
        reader.go_to("Compare")
        expect(cell(page, f"Donald Trump {STRIKES}: opposes, 22 October 2025")).to_be_visible()
        camp = cell(page, f"Trump camp {STRIKES}")
        expect(camp).to_contain_text("Split")
        expect(camp).to_contain_text("against: Donald Trump")
        reader.click(camp)
        basis = page.locator("aside.panel .basis")
        expect(basis).to_contain_text("For: Keith Kellogg; against: Donald Trump.")
    with subtests.test("A table for a memo"):
        home(page)
        reader = Reader(page)
        reader.go_to("Compare")
        reader.click(page.get_by_role("button", name="Download", exact=True))
        expect(page.get_by_role("button", name="Copy as table")).to_be_visible()
        expect_idle(page)
        with page.expect_download() as download:
            reader.click(page.get_by_role("button", name="CSV", exact=True))
        saved = list(
            csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig")))
        )
        assert len(saved) == 70
        row = next(
            row for row in saved
            if (row["actor"], row["issue"]) == ("richard-grenell", "long-range-strikes")
        )  # fmt: skip
        assert row["actor_name"] == "Richard Grenell"
        assert row["position_label"] == "Strongly opposes"
        for column in ("summary", "source", "address", "quotation"):
            assert row[column], column
        page.keyboard.press("Escape")
    with subtests.test("What did Grenell say, and where does it stand?"):
        home(page)
        reader = Reader(page)
        reader.click(page.locator('.chip[data-cell="richard-grenell~long-range-strikes"]'))
        panel = page.locator("aside.panel")
        expect(panel.locator("h2")).to_have_text(f"Richard Grenell {STRIKES}")
        expect(panel.locator("blockquote").first).to_contain_text(
            "“The wars will escalate before he leaves office,” Grenell said"
        )
        reader.click(panel.get_by_role("link", name="verbatim in source").first)
        expect(page.locator("h1")).to_have_text("Sources")


def test_what_changed_between_two_days_and_how_current_the_data_are(
    visit: Visit, subtests: pytest.Subtests
) -> None:
    page = visit("/compare")
    with subtests.test("What changed between two days around the permission?"):
        reader = Reader(page)
        reader.click(page.locator('button[data-name="compared"]'))
        page.get_by_role("combobox", name="Compared with").fill("strikes permitted")
        reader.click(page.get_by_role("option", name="16 Nov 2024 → 19 Nov 2024"))
        assert reader.clicks == 2
        expect(page.get_by_text("10 of 70 cells changed between 16 November 2024")).to_be_visible()
        expect(page).to_have_url(has_parameter("compared", "2024-11-16"))
        expect(page).to_have_url(has_parameter("as_of", "2024-11-19"))
        expect(cell(page, f"Biden administration {STRIKES}")).to_have_accessible_name(
            re.compile("opposes on 16 November 2024, strongly supports on 19 November 2024$")
        )
        reader.click(page.get_by_role("button", name="Copy link", exact=True).last)
        expect(page.get_by_text("Copied")).to_be_visible()
        assert "compared=2024-11-16" in page.evaluate("navigator.clipboard.readText()")
        page.get_by_role("button", name="Download", exact=True).click()
        expect(page.get_by_role("button", name="Copy as table")).to_be_visible()
        expect_idle(page)
        with page.expect_download() as download:
            page.get_by_role("button", name="CSV", exact=True).click()
        page.keyboard.press("Escape")
        saved = list(
            csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig")))
        )
        row = next(row for row in saved if row["stance"].startswith("richard-grenell.western-aid"))
        seen = (row["position"], row["compared_position"], row["change"])
        assert seen == ("-2", "-1", "hardening")
    with subtests.test("How current are the data, and what is the newest record?"):
        home(page)
        expect(page.locator(".note", has_text="Data to 5 June 2026, 6 months ago")).to_be_visible()
        reader = Reader(page)
        reader.click(page.get_by_role("button", name="Show them"))
        expect(page.locator('button[data-name="date"]')).to_contain_text("5 Jun 2026")
        reader.click(cell(page, "Russia on early settlement"))
        expect(page.locator("aside.panel h2")).to_have_text("Russia on early settlement")
        expect(page.locator("aside.panel")).to_contain_text("5 June 2026")


def test_a_link_to_exactly_this(visit: Visit) -> None:
    page = visit("/compare?actors=russia,zelenskyy&as_of=2024-11-16&attribution=paraphrase")
    reader = Reader(page)
    reader.click(cell(page, f"Volodymyr Zelenskyy {STRIKES}"))
    expect(page).to_have_url(has_parameter("cell", "zelenskyy~long-range-strikes"))
    reader.click(page.get_by_role("button", name="Copy link", exact=True).last)
    expect(page.get_by_text("Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    other = visit(link.removeprefix(page.url.split("/compare")[0]))
    expect(other.locator("aside.panel h2")).to_have_text(f"Volodymyr Zelenskyy {STRIKES}")
    expect(other.locator("thead th .name")).to_have_text(["Russia", "Zelenskyy", "Compared"])
    expect(other.locator(".note", has_text="as of 16 November 2024")).to_be_visible()
