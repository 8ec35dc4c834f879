"""Focus comes back to what opened something, and a redraw does not take it away."""

import pytest

from stances.app.components.kit import Focus
from tests.kit import payloads
from tests.kit.conftest import Stage

BACK = [
    ("grid", payloads.stances(), Focus(1, cell="a2~i1"), "a2 on i1"),
    ("feed", [payloads.section()], Focus(1, cell="ann~i1000", stance="s1000"), "Ann on tax 0"),
    ("feed", [payloads.section()], Focus(1, cell="ann~i0"), "Ann on tax 0"),
    ("timeline", payloads.timeline(), Focus(1, cell="a1~tax", stance="s1.1"), "Ann 1, Ann 1"),
]


@pytest.mark.parametrize(("component", "payload", "focus", "expected"), BACK)
def test_the_focus_comes_back_once_to_what_was_open(
    stage: Stage, component: str, payload: object, focus: Focus, expected: str
) -> None:
    stage.run(component, payload)
    stage.run("evidence", payloads.panel())
    assert stage.focused() == ""
    stage.run("evidence", payloads.panel(back=focus))
    assert stage.focused().startswith(expected)
    stage.page.locator("#before").focus()
    stage.run(component, payload)
    stage.run("evidence", payloads.panel(back=focus))
    assert stage.focused() == "before"


@pytest.mark.parametrize("used", [".chip", ".cell"])
def test_of_two_lists_with_the_cell_the_one_that_was_used_gets_the_focus(
    stage: Stage, used: str
) -> None:
    stage.run("play", payloads.play())
    stage.run("grid", payloads.stances(changed={"a0~i0": "Opposes"}))
    stage.page.evaluate("""() => {
      const roots = [...document.querySelectorAll(".host")].map((host) => host.shadowRoot)
      for (const root of roots) {
        const cell = root.querySelector("[data-cell='a0~i0']")
        if (cell) cell.dataset.cell = "a0~tax"
      }
    }""")
    stage.run("evidence", payloads.panel(cell="a0~tax"))
    stage.page.locator(f"{used}[data-cell='a0~tax']").focus()
    stage.page.locator("#before").focus()
    stage.run("evidence", payloads.panel(cell=None, back=Focus(1, cell="a0~tax")))
    assert stage.page.evaluate("() => stage.focused().className.split(' ')[0]") == used[1:]


def test_a_turn_of_before_the_mount_takes_no_focus(stage: Stage) -> None:
    stage.run("grid", payloads.stances())
    stage.run("evidence", payloads.panel(back=Focus(3, cell="a0~i0")))
    assert stage.focused() == ""


def test_opened_by_keyboard_the_panel_takes_the_focus_and_escape_closes_it(stage: Stage) -> None:
    stage.run("evidence", payloads.panel())
    assert stage.focused() == ""
    stage.run("evidence", payloads.panel("Bob", turn=1))
    assert stage.focused() == "Bob on tax"
    stage.page.keyboard.press("Escape")
    assert stage.told() == [["close", True]]


def test_a_cell_that_is_drawn_anew_keeps_the_focus(stage: Stage) -> None:
    stage.run("grid", payloads.stances())
    stage.page.locator("[data-cell='a1~i1']").focus()
    stage.run("grid", payloads.stances(words="Opposes"))
    assert stage.focused() == "a1 on i1: Opposes"
    stage.run("grid", payloads.stances(rows=5, columns=2))
    assert stage.focused() == "a1 on i1: Supports"


def test_a_zoom_keeps_the_focus_on_its_button(stage: Stage) -> None:
    stage.run("timeline", payloads.timeline())
    stage.page.get_by_role("button", name="2 years").press("Enter")
    assert stage.focused() == "2 years"
    assert stage.page.get_by_role("button", name="2 years").get_attribute("aria-pressed") == "true"
    stage.page.locator(".tick").last.focus()
    stage.run("timeline", payloads.timeline(lanes=3))
    assert stage.focused() == "Ann 1, Ann 2"
