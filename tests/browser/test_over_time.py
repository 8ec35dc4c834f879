"""Over time and the other pages, as an analyst uses them."""

import csv
import io
import re

from playwright.sync_api import Page, expect

from stances.cli import main
from stances.wording import SILENCE_WORDS, position_words
from stances.wording.labels import not_in_texts
from tests.browser.conftest import Visit, cell, go_to, has_parameter, open_panel


def heading(page: Page):
    return page.locator("aside.panel h2")


def test_a_record_on_a_lane_opens_its_evidence_by_mouse_and_by_keyboard(visit: Visit) -> None:
    page = visit("/over-time?issue=nato-membership")
    page.locator('[data-stance="zelenskyy.nato-membership.2025-12-14"]').click()
    expect(heading(page)).to_have_text("Volodymyr Zelenskyy on NATO membership")
    expect(page.locator(".linked h3")).to_have_text("14 December 2025")
    expect(page).to_have_url(has_parameter("stance", "zelenskyy.nato-membership.2025-12-14"))
    page.get_by_role("button", name="Close the evidence").click()
    expect(heading(page)).to_have_text("Evidence")
    page.locator("[data-stance]").first.focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(heading(page)).to_have_text("Evidence")


def expect_labels_apart(page: Page) -> None:
    """No two labels of events lie over each other."""
    boxes = page.locator(".event text").evaluate_all("""(texts) => texts.map((text) => {
      const box = text.getBoundingClientRect()
      return [box.left, box.right, box.y]
    }).filter(([left, right]) => right > left)""")
    assert boxes
    for at, (left, right, top) in enumerate(boxes):
        for other_left, other_right, other_top in boxes[at + 1 :]:
            apart = right <= other_left or other_right <= left
            assert apart or abs(top - other_top) > 10


def test_labels_of_events_never_collide_and_the_zoom_outlives_an_unrelated_change(
    visit: Visit,
) -> None:
    page = visit("/over-time?issue=long-range-strikes", width=390)
    chart = page.locator("[data-figure] svg").first
    widths = []
    for width in (390, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.locator(".event text").first).to_be_visible()
        if widths:
            expect(chart).not_to_have_attribute("width", widths[-1])
        widths.append(chart.get_attribute("width"))
        expect_labels_apart(page)
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


def test_a_figure_follows_the_theme_and_has_a_table_and_shifts_open_both_records(
    visit: Visit,
) -> None:
    """The figure is drawn in the dark and, after the list of shifts, anew in the light."""
    page = visit(
        "/over-time?part=Then+and+now&issue=long-range-strikes&then=2024-11-16&as_of=2024-11-18",
        theme="dark",
    )
    light, dark = "rgb(107, 102, 89)", "rgb(176, 170, 156)"
    axis = page.locator(".js-plotly-plot text").first
    expect(axis).to_have_css("fill", dark)
    page.emulate_media(color_scheme="light")
    expect(axis).to_have_css("fill", light)
    page.get_by_role("radio", name="Shifts").click()
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    item = page.locator("li.item").filter(has_text="Biden administration").first
    expect(item).to_contain_text("17 November 2024")
    expect(item).to_contain_text("Reversal")
    expect(item).to_contain_text("Media report Biden's permission")
    item.locator(".side").first.click()
    expect(page.locator(".linked h3")).to_have_text("by 16 November 2024")
    item.locator(".side").last.click()
    expect(page.locator(".linked h3")).to_have_text("17 November 2024")
    page.get_by_role("radio", name="Then and now").click()
    expect(axis).to_have_css("fill", light)
    page.emulate_media(color_scheme="dark")
    expect(axis).to_have_css("fill", dark)
    page.get_by_text("Show as table").click()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()


def test_the_front_page_the_scale_and_the_search_are_one_click_from_evidence(
    visit: Visit,
) -> None:
    page = visit("/overview")
    expect(page).to_have_url(re.compile(r"/$"))
    expect(page.get_by_role("heading", name="Where actors differ most")).to_be_visible()
    go_to(page, "Issue")
    page.locator('.columns [data-cell="russia~long-range-strikes"]').click()
    expect(heading(page)).to_have_text("Russia on long-range strikes")
    page.get_by_role("searchbox").first.fill("tomahawk")
    page.keyboard.press("Enter")
    expect(page.locator("li.item mark").first).to_have_text("Tomahawk")
    page.locator("li.item .side").first.click()
    expect(heading(page)).to_contain_text("long-range weapons")
    go_to(page, "Front page")
    section = page.locator("section", has=page.get_by_role("heading", name="What moved"))
    other = section.locator("li.item .side").first
    before = heading(page).inner_text()
    other.click()
    expect(heading(page)).not_to_have_text(before)


def test_what_is_chosen_and_open_goes_along_from_page_to_page(visit: Visit) -> None:
    """A page that is left at once takes its address along; what is opened stays in context."""
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
    go_to(page, "Compare")
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
        expect(page).to_have_url(has_parameter("as_of", "2023-06-01"))
    for name in ("Search", "Front page"):
        go_to(page, name)
        expect(page).to_have_title(re.compile(f"^{name}.* 1 Jun 2023"))
        expect(page).to_have_url(has_parameter("as_of", "2023-06-01"))


def test_an_address_that_names_nothing_says_so(visit: Visit) -> None:
    expect(
        visit("/actor?actor=nobody").get_by_text("No actor “nobody” in this dataset")
    ).to_be_visible()
    expect(visit("/?stance=gone.1").locator("aside.panel")).to_contain_text("gone.1")


def test_twenty_actors_by_ten_issues_stay_in_their_frame(visit: Visit) -> None:
    actors = "biden-administration,trump-camp,richard-grenell,radoslaw-sikorski,russia,zelenskyy,donald-trump,congressional-republicans,alex-plitsas,ukraine,united-kingdom,france,germany,poland,italy,hungary,slovakia,european-union,nato,china"
    page = visit(f"/compare?actors={actors}")
    expect(page.locator("thead th .name")).to_have_count(20)
    narrow = page.locator("button.cell").evaluate_all(
        "cells => cells.filter((c) => c.clientWidth < 100).length"
    )
    assert narrow == 0
    assert cell(page, "China on western aid").count() == 1
