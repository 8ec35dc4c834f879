"""Over time and the other pages, as an analyst uses them."""

import csv
import io
import re

import pytest
from playwright.sync_api import Page, expect

from stances.cli import main
from stances.wording import SILENCE_WORDS, position_words
from stances.wording.labels import not_in_texts
from tests.browser.conftest import Visit, cell, go_to, has_parameter, open_panel


def heading(page: Page):
    return page.locator("aside.panel h2")


def test_a_record_on_a_lane_opens_its_evidence(visit: Visit) -> None:
    page = visit("/over-time?issue=nato-membership")
    tick = page.locator('[data-stance="zelenskyy.nato-membership.2025-12-14"]')
    tick.click()
    expect(heading(page)).to_have_text("Volodymyr Zelenskyy on NATO membership")
    expect(page.locator(".linked h3")).to_have_text("14 December 2025")
    expect(page).to_have_url(has_parameter("stance", "zelenskyy.nato-membership.2025-12-14"))


def test_lanes_work_by_keyboard(visit: Visit) -> None:
    page = visit("/over-time?issue=nato-membership")
    first = page.locator("[data-stance]").first
    first.focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(heading(page)).to_have_text("Evidence")


def test_the_zoom_is_in_the_address_and_outlives_an_unrelated_change(visit: Visit) -> None:
    page = visit("/over-time?issue=long-range-strikes")
    page.get_by_role("button", name="1 year").click()
    expect(page.locator(".period")).to_have_text("5 Jun 2025 – 5 Jun 2026")
    expect(page).to_have_url(has_parameter("lanes", "2025-06-05%2F2026-06-05"))
    page.locator("[data-stance]").first.click()
    expect(heading(page)).not_to_have_text("Evidence")
    open_panel(page, "filters")
    page.get_by_text("With hindsight").click()
    expect(page).to_have_url(has_parameter("hindsight", "true"))
    expect(page.locator(".period")).to_have_text("5 Jun 2025 – 5 Jun 2026")
    page.reload()
    expect(page.locator(".period")).to_have_text("5 Jun 2025 – 5 Jun 2026")


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_labels_of_events_never_collide(visit: Visit, width: int) -> None:
    page = visit("/over-time?issue=long-range-strikes", width=width)
    texts = page.locator(".event text")
    expect(texts.first).to_be_visible()
    boxes = [box for box in (text.bounding_box() for text in texts.all()) if box]
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            apart = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
            rows = abs(one["y"] - other["y"]) > 10
            assert apart or rows


def test_the_grid_on_the_screen_is_the_one_of_the_command_line(visit: Visit, capsys) -> None:
    """One date; tests/app compares what is sent to the browser on more."""
    main(["positions", "--as-of", "2024-11-16", "--format", "csv"])
    printed = {
        (row["actor"], row["issue"]): row
        for row in csv.DictReader(io.StringIO(capsys.readouterr().out))
    }
    page = visit("/compare?as_of=2024-11-16")
    cells = page.locator("button.cell")
    expect(cells.first).to_be_visible()
    shown = cells.evaluate_all("all => all.map((b) => [b.dataset.cell, b.ariaLabel, b.className])")
    assert len(shown) == 70
    for name, sentence, kind in shown:
        row = printed[tuple(name.split("~"))]
        if row["reason"]:
            assert "gone" in kind
            continue
        if row["texts"]:
            words = not_in_texts(int(row["texts"]))
        else:
            words = SILENCE_WORDS.get(row["status"]) or position_words(
                int(row["position"]), "coded"
            )
        assert words.lower() in sentence
        assert row["status"] in kind.split()


def test_shifts_list_opens_both_records(visit: Visit) -> None:
    page = visit("/over-time?part=Shifts&issue=long-range-strikes&actors=biden-administration")
    item = page.locator("li.item").first
    expect(item).to_contain_text("17 November 2024")
    expect(item).to_contain_text("Reversal")
    expect(item).to_contain_text("Media report Biden's permission")
    item.locator(".side").first.click()
    expect(page.locator(".linked h3")).to_have_text("by 16 November 2024")
    item.locator(".side").last.click()
    expect(page.locator(".linked h3")).to_have_text("17 November 2024")


def test_then_and_now_has_a_table_twin(visit: Visit) -> None:
    page = visit(
        "/over-time?part=Then+and+now&issue=long-range-strikes&then=2024-11-16&as_of=2024-11-18"
    )
    expect(page.locator(".js-plotly-plot")).to_be_visible()
    page.get_by_text("Show as table").click()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_figure_has_the_colours_of_the_theme_and_follows_it(visit: Visit, theme: str) -> None:
    page = visit(
        "/over-time?part=Then+and+now&issue=long-range-strikes&then=2024-11-16&as_of=2024-11-18",
        theme=theme,
    )
    words = {"light": "rgb(107, 102, 89)", "dark": "rgb(176, 170, 156)"}
    axis = page.locator(".js-plotly-plot text").first
    expect(axis).to_have_css("fill", words.pop(theme))
    page.emulate_media(color_scheme="dark" if theme == "light" else "light")
    (other,) = words.values()
    expect(axis).to_have_css("fill", other)


def test_the_scale_opens_an_actor(visit: Visit) -> None:
    page = visit("/issue?issue=long-range-strikes")
    page.locator('[data-cell="russia~long-range-strikes"]').click()
    expect(heading(page)).to_have_text("Russia on long-range strikes")


def test_search_marks_its_hits_and_opens_them(visit: Visit) -> None:
    page = visit("/search?q=tomahawk")
    expect(page.locator("li.item mark").first).to_have_text("Tomahawk")
    page.locator("li.item .side").first.click()
    expect(heading(page)).to_contain_text("long-range weapons")


def test_the_front_page_is_one_click_from_evidence(visit: Visit) -> None:
    page = visit("/overview")
    expect(page).to_have_url(re.compile(r"/$"))
    expect(page.get_by_role("heading", name="Where actors differ most")).to_be_visible()
    page.locator("li.item .side").first.click()
    expect(heading(page)).not_to_have_text("Evidence")


def test_a_page_left_at_once_takes_its_address_along(visit: Visit) -> None:
    page = visit(
        "/compare?as_of=2023-06-01&attribution=act&actors=russia,zelenskyy&cell=russia~western-aid"
    )
    go_to(page, "Over time")
    expect(page.locator("h1")).to_have_text("Over time")
    for name, value in (
        ("as_of", "2023-06-01"),
        ("attribution", "act"),
        ("cell", "russia~western-aid"),
    ):
        expect(page).to_have_url(has_parameter(name, value))
    expect(page.locator('button[data-name="date"]')).to_contain_text("1 Jun 2023")


def test_what_is_open_stays_open_and_in_context_from_page_to_page(visit: Visit) -> None:
    page = visit("/compare")
    cell(page, "Russia on escalation risk").click()
    expect(heading(page)).to_have_text("Russia on escalation risk")
    for name, title in (
        ("Over time", "Over time"),
        ("Actor", "Russia"),
        ("Issue", "Escalation risk"),
    ):
        go_to(page, name)
        expect(page.locator("h1")).to_have_text(title)
        expect(heading(page)).to_have_text("Russia on escalation risk")


def test_an_address_that_names_nothing_says_so(visit: Visit) -> None:
    expect(
        visit("/actor?actor=nobody").get_by_text("No actor “nobody” in this dataset")
    ).to_be_visible()
    expect(visit("/?stance=gone.1").locator("aside.panel")).to_contain_text("gone.1")


def test_a_camp_shows_the_member_that_stands_on_the_other_side(visit: Visit) -> None:
    page = visit("/compare?cell=trump-camp~long-range-strikes")
    shown = cell(page, "Trump camp on long-range strikes")
    expect(shown).to_contain_text("Split")
    expect(shown).to_contain_text("against: Donald Trump")
    expect(page.locator("aside.panel .basis")).to_contain_text(
        "For: Keith Kellogg; against: Donald Trump."
    )


def test_the_date_governs_every_page(visit: Visit) -> None:
    page = visit("/compare?as_of=2023-06-01")
    for name in ("Over time", "Actor", "Issue", "Search", "Front page"):
        go_to(page, name)
        expect(page).to_have_url(has_parameter("as_of", "2023-06-01"))


def test_twenty_actors_by_ten_issues_stay_in_their_frame(visit: Visit) -> None:
    actors = "biden-administration,trump-camp,richard-grenell,radoslaw-sikorski,russia,zelenskyy,donald-trump,congressional-republicans,alex-plitsas,ukraine,united-kingdom,france,germany,poland,italy,hungary,slovakia,european-union,nato,china"
    page = visit(f"/compare?actors={actors}")
    expect(page.locator("thead th .name")).to_have_count(20)
    narrow = page.locator("button.cell").evaluate_all(
        "cells => cells.filter((c) => c.clientWidth < 100).length"
    )
    assert narrow == 0
    assert cell(page, "China on western aid").count() == 1
