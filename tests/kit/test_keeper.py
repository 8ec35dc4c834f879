"""The keeper: a draft in the browser, brought back once, and the keys that save."""

from typing import Any

from stances.components.keeper.payload import Kept
from tests.kit.conftest import Stage

STORED = "() => localStorage.getItem('stances-draft one')"


def run(stage: Stage, fields: dict[str, Any], *, asked: bool = True, turn: int = 0) -> None:
    stage.run("keeper", Kept("one", fields, asked, turn))


def clear(stage: Stage) -> None:
    stage.page.evaluate("() => localStorage.clear()")


def test_what_was_kept_is_told_once_and_nothing_new_is_kept_before(stage: Stage) -> None:
    clear(stage)
    stage.page.evaluate("() => localStorage.setItem('stances-draft one', '{\"a\":\"b\"}')")
    run(stage, {}, asked=False)
    run(stage, {"text_stance_summary": "X"}, asked=False)
    assert stage.told() == [["found", {"fields": {"a": "b"}}]]
    assert stage.page.evaluate(STORED) == '{"a":"b"}'


def test_a_form_is_kept_and_forgotten_once_it_is_empty(stage: Stage) -> None:
    clear(stage)
    run(stage, {"text_stance_summary": "Half a sum"})
    assert stage.page.evaluate(STORED) == '{"text_stance_summary":"Half a sum"}'
    run(stage, {})
    assert stage.page.evaluate(STORED) is None


def test_what_is_being_typed_is_kept_until_a_save(stage: Stage) -> None:
    clear(stage)
    run(stage, {})
    stage.page.evaluate("""() => {
      const field = document.createElement("div")
      field.className = "stElementContainer st-key-text_stance_summary"
      field.innerHTML = "<textarea></textarea>"
      document.querySelector("main").append(field)
    }""")
    stage.page.locator("textarea").fill("Not yet sent")
    assert stage.page.evaluate(STORED) == '{"text_stance_summary":"Not yet sent"}'
    run(stage, {"text_stance_date": "2024"})
    assert "Not yet sent" in stage.page.evaluate(STORED)
    run(stage, {}, turn=1)
    assert stage.page.evaluate(STORED) is None


def test_a_broken_draft_is_none(stage: Stage) -> None:
    clear(stage)
    stage.page.evaluate("() => localStorage.setItem('stances-draft one', '{broken')")
    run(stage, {}, asked=False)
    assert stage.told() == [["found", {"fields": None}]]


def test_ctrl_s_leaves_the_field_and_asks_for_a_save(stage: Stage) -> None:
    clear(stage)
    run(stage, {})
    stage.page.locator("#before").focus()
    stage.page.keyboard.press("ControlOrMeta+s")
    stage.page.wait_for_function("() => stage.told.some(([name]) => name === 'save')")
    assert stage.focused() == ""
    assert stage.told() == [["save", True]]
