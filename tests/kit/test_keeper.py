"""The keeper: a draft in the browser, brought back once, and the keys that save."""

import json
from typing import Any

from stances.components.keeper.payload import Draft, Kept
from tests.kit.conftest import Stage

STORED = "() => localStorage.getItem('stances-draft one')"


def run(
    stage: Stage,
    fields: dict[str, Any],
    *,
    dataset: str = "one",
    begun: bool = True,
    about: str = "",
    **more: Any,
) -> None:
    forms = {"text_stance": Draft(begun, about, fields)} if fields else {}
    stage.run("keeper", Kept(dataset, forms, **{"asked": True, **more}))


def clear(stage: Stage) -> None:
    stage.page.evaluate("() => localStorage.clear()")


def type_words(stage: Stage, key: str = "text_stance_summary") -> None:
    stage.page.evaluate(
        """(key) => {
          const field = document.createElement("div")
          field.className = `stElementContainer st-key-${key}`
          field.innerHTML = "<textarea></textarea>"
          document.querySelector("main").append(field)
        }""",
        key,
    )
    stage.page.locator("textarea").last.fill("Not yet sent")


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
    type_words(stage)
    assert stage.page.evaluate(STORED) == '{"text_stance_summary":"Not yet sent"}'
    run(stage, {"text_stance_date": "2024"})
    assert "Not yet sent" in stage.page.evaluate(STORED)
    run(stage, {}, turn=1)
    assert stage.page.evaluate(STORED) is None


def test_the_first_letters_are_kept_with_what_the_form_is_about_and_not_for_another(
    stage: Stage,
) -> None:
    clear(stage)
    run(stage, {"text_stance_record": "a"}, begun=False, about="a1")
    assert stage.page.evaluate(STORED) is None
    type_words(stage)
    assert stage.page.evaluate(STORED) == (
        '{"text_stance_record":"a","text_stance_summary":"Not yet sent"}'
    )
    run(stage, {"text_stance_record": "b"}, begun=False, about="b1")
    assert stage.page.evaluate(STORED) is None
    stage.page.locator("textarea").fill("Not yet sent either")
    run(stage, {}, dataset="two", asked=False)
    run(stage, {"text_stance_record": "b"}, dataset="two", begun=False, about="b1")
    assert "either" in stage.page.evaluate(STORED)
    two = STORED.replace("draft one", "draft two")
    assert stage.page.evaluate(two) is None


def test_each_form_is_kept_and_other_fields_are_not(stage: Stage) -> None:
    clear(stage)
    run(stage, {})
    keys = ["blind_note", "withdrawn_reason", "actors_form_member_of_trump-camp", "many_table"]
    for key in [*keys, "search", "task"]:
        type_words(stage, key)
    kept = json.loads(stage.page.evaluate(STORED))
    assert kept == dict.fromkeys(keys, "Not yet sent")


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


HELD = """() => {
  window.waits = []
  window.timeout ??= window.setTimeout
  window.setTimeout = (call) => window.waits.push(call)
}"""
LATER = "() => { window.setTimeout = window.timeout; for (const call of window.waits) call() }"


def test_ctrl_s_saves_what_was_typed_once_the_server_has_it(stage: Stage) -> None:
    clear(stage)
    run(stage, {"text_stance_summary": ""})
    type_words(stage)
    stage.page.keyboard.press("ControlOrMeta+s")
    assert stage.told() == []
    run(stage, {"text_stance_summary": "Not yet sent"})
    assert stage.told() == [["save", True]]


def test_ctrl_s_does_not_wait_for_ever_for_the_server(stage: Stage) -> None:
    clear(stage)
    run(stage, {"text_stance_summary": ""})
    type_words(stage)
    stage.page.evaluate(HELD)
    stage.page.keyboard.press("ControlOrMeta+s")
    assert stage.told() == []
    stage.page.evaluate(LATER)
    assert stage.told() == [["save", True]]
