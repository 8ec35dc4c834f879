"""The play: every day without a message, one message where the slider comes to rest."""

import pytest

from tests.kit import payloads
from tests.kit.conftest import Stage

AT = "chips => chips.map((c) => c.dataset.at + (c.classList.contains('stale') ? ' stale' : ''))"


def where(stage: Stage) -> list[str]:
    """The numbers of the columns of all chips, in the payload's order."""
    return stage.page.locator(".chip").evaluate_all(AT)


def test_everyone_stands_where_the_day_puts_them(stage: Stage) -> None:
    stage.run("play", payloads.play(day=19250))
    assert where(stage) == ["3", "3", "0"]
    stage.run("play", payloads.play(day=19950))
    assert where(stage) == ["3 stale", "3 stale", "3 stale"]
    assert stage.page.locator(".when").text_content() == "15 August 2024"
    assert stage.told() == []


def test_arrows_on_the_slider_go_from_move_to_move_and_tell_where_they_end(stage: Stage) -> None:
    stage.run("play", payloads.play(day=19050))
    slider = stage.page.get_by_role("slider")
    slider.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "18 April 2022"
    assert where(stage) == ["3", "0", "0"]
    assert stage.page.locator(".news").text_content() == (
        "Ann 0strongly opposes → supports18 April 2022: Ann"
    )
    slider.press("ArrowRight")
    slider.press("ArrowLeft")
    assert stage.told() == []
    stage.page.wait_for_function("() => stage.told.length")
    assert stage.told() == [["move", {"day": 19100}]]


def test_dragging_moves_the_chips_and_tells_one_day(stage: Stage) -> None:
    stage.run("play", payloads.play(day=19050))
    slider = stage.page.get_by_role("slider")
    box = slider.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    stage.page.mouse.move(box["x"] + 60, middle)
    stage.page.mouse.down()
    for x in range(100, int(box["width"]) - 10, 80):
        stage.page.mouse.move(box["x"] + x, middle)
    assert where(stage) == ["3 stale", "3 stale", "3 stale"]
    assert stage.told() == []
    assert stage.page.locator(".finding.older").count() == 1
    stage.page.mouse.up()
    ((name, value),) = stage.told()
    assert name == "move"
    assert value["day"] > 19900
    stage.run("play", payloads.play(day=value["day"]))
    assert stage.page.locator(".finding.older").count() == 0


def test_the_play_needs_no_message_and_its_end_is_one(stage: Stage) -> None:
    stage.run("play", payloads.play(day=20000))
    stage.page.get_by_role("button", name="Play").click()
    assert where(stage) == ["0", "0", "0"]
    assert stage.page.locator(".news").get_attribute("aria-live") == "off"
    stage.page.locator(".chip[data-at='3']").wait_for()
    assert where(stage) == ["3", "0", "0"]
    assert stage.told() == []
    stage.page.get_by_role("button", name="Pause").click()
    assert stage.told() == [["move", {"day": 19100}]]
    assert stage.page.locator(".news").get_attribute("aria-live") == "polite"
    stage.run("play", payloads.play(day=19250))
    stage.page.get_by_role("button", name="Play").click()
    stage.page.wait_for_function("() => stage.told.length")
    assert stage.page.get_by_role("button", name="Play").count() == 1
    assert stage.told() == [["move", {"day": 20000}]]


def test_what_comes_late_does_not_take_back_the_day_that_was_chosen(stage: Stage) -> None:
    stage.run("play", payloads.play(day=19050))
    stage.page.get_by_role("slider").press("ArrowRight")
    stage.page.wait_for_function("() => stage.told.length")
    stage.run("play", payloads.play(day=19050))
    assert where(stage) == ["3", "0", "0"]
    stage.run("play", payloads.play(day=19100))
    stage.run("play", payloads.play(day=19050))
    assert where(stage) == ["0", "0", "0"]


def test_a_chip_and_a_part_of_the_sentence_open_their_evidence(stage: Stage) -> None:
    stage.run("play", payloads.play())
    stage.page.locator(".chip").first.click()
    stage.page.locator("h2 a").nth(0).click()
    stage.page.locator("h2 a").nth(1).click()
    stage.page.locator("h2 a").nth(2).click()
    assert stage.told() == [
        ["open", {"cell": "a0~tax", "stance": "", "keyboard": False}],
        ["open", {"cell": "a0~tax", "stance": "", "keyboard": False}],
        ["open", {"cell": "", "stance": "s1", "keyboard": False}],
        ["go", {"page": "issue", "parameters": {"issue": "tax"}}],
    ]


def test_arrow_keys_go_over_the_chips_as_they_stand(stage: Stage) -> None:
    stage.run("play", payloads.play(day=19250))
    assert stage.page.locator(".chip[tabindex='0']").count() == 1
    stage.page.locator(".chip").nth(2).focus()
    for key, expected in (("ArrowRight", "Ann 0"), ("ArrowRight", "Ann 1"), ("Home", "Ann 2")):
        stage.page.keyboard.press(key)
        assert stage.focused().startswith(expected)
    assert stage.focused() == "Ann 2 on Ann: strongly opposes, Ann"


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_chips_glide_unless_motion_is_unwanted(stage: Stage, motion: str) -> None:
    stage.page.emulate_media(reduced_motion=motion)
    stage.run("play", payloads.play(day=19050))
    stage.page.wait_for_function(
        "() => !document.querySelector('.host').shadowRoot.querySelector('.stage.still')"
    )
    stage.page.get_by_role("slider").press("ArrowRight")
    running = stage.page.locator(".chip").first.evaluate("chip => chip.getAnimations().length")
    assert (running > 0) == (motion == "no-preference")


@pytest.mark.parametrize("width", [1200, 700, 390])
def test_no_chip_leaves_its_column_and_the_stage_keeps_its_size(stage: Stage, width: int) -> None:
    stage.page.set_viewport_size({"width": width, "height": 900})
    stage.run("play", payloads.play("A rather long name", day=19050, players=14))
    heights = set()
    for day in (19000, 19500, 20000):
        stage.run("play", payloads.play("A rather long name", day=day, players=14))
        heights.add(stage.page.locator(".stage").evaluate("node => node.offsetHeight"))
        outside = stage.page.locator(".stage").evaluate("""node => {
          const rooms = [...node.querySelectorAll('.column, .tray')]
          return [...node.querySelectorAll('.chip')].filter((chip) => {
            const [, x, y] = chip.style.transform.match(/([\\d.]+)px, ([\\d.]+)px/).map(Number)
            const room = rooms[chip.dataset.at]
            return x < room.offsetLeft || x + chip.offsetWidth > room.offsetLeft + room.offsetWidth
              || y < room.offsetTop || y + 26 > room.offsetTop + room.offsetHeight
          }).length
        }""")
        assert outside == 0
    assert len(heights) == 1
    assert stage.page.evaluate("() => document.documentElement.scrollWidth") <= width
