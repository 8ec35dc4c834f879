"""A run changes what differs and nothing else."""

from dataclasses import replace

import pytest

from stances.app.components.kit import plain
from stances.components.timeline.payload import Bar
from tests.kit import payloads
from tests.kit.conftest import Stage

PAYLOADS = [
    ("grid", payloads.stances()),
    ("grid", payloads.compared()),
    ("grid", payloads.matrix()),
    ("grid", payloads.sheet()),
    ("feed", [payloads.section()]),
    ("feed", {"scale": plain(payloads.scale())}),
    ("evidence", payloads.panel()),
    ("reader", payloads.source_text()),
    ("timeline", payloads.timeline()),
    ("plane", payloads.plane()),
    ("play", payloads.play()),
    ("history", payloads.history()),
]
WATCH = """() => {
  window.changes = 0
  const root = document.querySelector(".host").shadowRoot.querySelector(".root")
  const seen = (all) => { window.changes += all.filter((each) => each.type === "childList").length }
  new MutationObserver(seen).observe(root, { childList: true, subtree: true })
}"""


@pytest.mark.parametrize(("component", "payload"), PAYLOADS)
def test_the_same_payload_touches_no_node(stage: Stage, component: str, payload: object) -> None:
    stage.run(component, payload)
    stage.page.evaluate("() => new Promise(requestAnimationFrame)")
    stage.page.evaluate(WATCH)
    stage.run(component, payload)
    assert stage.page.evaluate("() => window.changes") == 0


@pytest.mark.parametrize(("component", "payload"), PAYLOADS)
def test_a_button_is_pressed_or_not(stage: Stage, component: str, payload: object) -> None:
    stage.run(component, payload)
    states = stage.page.locator("[aria-pressed]").evaluate_all(
        "all => all.map((b) => b.ariaPressed)"
    )
    assert set(states) <= {"true", "false"}


def test_one_changed_cell_is_one_changed_button(stage: Stage) -> None:
    stage.run("grid", payloads.stances())
    stage.page.evaluate(WATCH)
    stage.page.evaluate("() => { for (const b of document.querySelector('.host').shadowRoot"
                        ".querySelectorAll('.cell')) b.mine = true }")  # fmt: skip
    stage.run("grid", payloads.stances(changed={"a1~i1": "Opposes"}))
    assert stage.page.evaluate("() => window.changes") == 1
    changed = stage.page.locator("[data-cell='a1~i1']")
    assert changed.get_attribute("aria-label") == "a1 on i1: Opposes"
    assert changed.evaluate("button => button.mine")
    changed.click()
    assert stage.told() == [["open", {"cell": "a1~i1", "keyboard": False}]]


def test_a_table_keeps_its_place_when_rows_are_added(stage: Stage) -> None:
    stage.run("grid", payloads.stances(rows=30, columns=30))
    scroll = stage.page.locator(".scroll")
    scroll.evaluate("each => each.scrollTo(300, 500)")
    stage.run("grid", payloads.stances(rows=31, columns=30))
    assert scroll.evaluate("each => [each.scrollLeft, each.scrollTop]") == [300, 500]


def test_a_pressed_cell_is_marked_at_once_and_as_the_panel_says(stage: Stage) -> None:
    stage.run("grid", payloads.stances())
    first = stage.page.locator(".cell").first
    first.click()
    assert first.get_attribute("aria-pressed") == "true"
    stage.run("evidence", payloads.panel(cell="a1~i0"))
    assert first.get_attribute("aria-pressed") == "false"
    assert stage.page.locator("[aria-pressed='true']").get_attribute("data-cell") == "a1~i0"


def test_a_section_that_stays_keeps_what_is_unfolded(stage: Stage) -> None:
    one, other = payloads.section(heading="One"), payloads.section(heading="Two")
    stage.run("feed", [one, other])
    stage.page.locator("section").last.locator("summary").click()
    stage.run("feed", [payloads.section(items=3, heading="One"), other])
    assert stage.page.locator("section").first.locator("li").count() == 3
    assert stage.page.locator("section").last.locator("details[open]").count() == 1
    stage.run("feed", [one])
    assert stage.page.locator("section").count() == 1


def test_a_long_list_is_shown_by_25_and_the_focus_goes_to_the_first_that_is_new(
    stage: Stage,
) -> None:
    stage.run("feed", [payloads.section(items=60)])
    assert stage.page.locator("li.item").count() == 25
    stage.page.get_by_role("button", name="Show 25 more of 35").click()
    assert stage.page.locator("li.item").count() == 50
    assert stage.page.evaluate("() => stage.focused().closest('li').innerText").startswith("Ann")
    assert stage.focused() == "Ann on tax"
    stage.page.get_by_role("button", name="Show 10 more of 10").click()
    assert stage.page.locator("li.item").count() == 60


def test_what_is_chosen_elsewhere_brings_its_records_into_view(stage: Stage) -> None:
    long, last = payloads.section(items=20), payloads.section(heading="Ties of Ann")
    stage.run("feed", [long, replace(last, follows="ann")])
    in_view = "each => each.getBoundingClientRect().bottom <= innerHeight"
    heading = stage.page.locator("h2").last
    assert not heading.evaluate(in_view)
    stage.page.emulate_media(reduced_motion="reduce")
    stage.run("feed", [long, replace(last, follows="bob")])
    assert heading.evaluate(in_view)
    stage.page.evaluate("() => scrollTo(0, 0)")
    stage.run("feed", [payloads.section(items=19), replace(last, follows="bob")])
    assert not heading.evaluate(in_view)


def test_a_stale_stretch_of_a_lane_is_striped_in_the_colour_of_its_position(stage: Stage) -> None:
    lanes = payloads.timeline(lanes=1)
    bars = [Bar(19000, 19200, "p1"), Bar(19200, 19300, "p1", stale=True), Bar(19300, 19400, "")]
    stage.run("timeline", replace(lanes, lanes=[replace(lanes.lanes[0], bars=bars)]))
    fills = stage.page.locator(".bar").evaluate_all(
        "all => all.map((each) => getComputedStyle(each).fill)"
    )
    assert fills[0].startswith("rgb")
    assert "stale-p1" in fills[1]
    assert "contested" in fills[2]
    stripe = stage.page.locator("#stale-p1 rect").evaluate("each => getComputedStyle(each).fill")
    assert stripe == fills[0]


def test_lanes_show_the_period_of_the_address_unless_a_later_one_is_on_its_way(
    stage: Stage,
) -> None:
    whole = payloads.timeline()
    chosen = [whole.last - 60, whole.last - 20]
    stage.run("timeline", whole, zoom=chosen)
    last = stage.page.get_by_role("slider", name="Last day shown")
    assert last.input_value() == str(chosen[1])
    last.focus()
    stage.page.keyboard.press("End")
    assert stage.told() == [["zoom", {"period": [chosen[0], whole.last]}]]
    stage.run("timeline", whole, zoom=chosen)
    assert last.input_value() == str(whole.last)
    stage.run("timeline", whole, zoom=[chosen[0], whole.last])
    stage.run("timeline", whole, zoom=None)
    assert stage.page.get_by_role("button", name="All").get_attribute("aria-pressed") == "true"


def test_lanes_and_planes_follow_the_width(stage: Stage) -> None:
    stage.run("timeline", payloads.timeline())
    stage.run("plane", payloads.plane())
    stage.page.set_viewport_size({"width": 500, "height": 800})
    stage.page.wait_for_function(
        "() => document.querySelector('.host').shadowRoot.querySelector('svg').clientWidth <= 500"
    )
    box = stage.page.locator(".stage svg").get_attribute("viewBox")
    assert box is not None
    assert float(box.split()[2]) <= 500


def test_colours_follow_the_theme_without_a_run(stage: Stage) -> None:
    stage.run("grid", payloads.stances())
    tint = "button => getComputedStyle(button).backgroundColor"
    light = stage.page.locator(".cell").first.evaluate(tint)
    stage.page.emulate_media(color_scheme="dark")
    dark = stage.page.locator(".cell").first.evaluate(tint)
    assert light != dark
    assert "0, 0, 0, 0" not in light + dark
