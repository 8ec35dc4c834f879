"""The pickers: what words mean, what Enter may choose, and what comes of words that mean nothing."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from stances.components.picker.payload import Entry, Picker, Several
from stances.model.plain_letters import plain_letters
from tests.kit.conftest import Stage


def entry(one: str, name: str, *others: str) -> Entry:
    return Entry(one, name, one, [plain_letters(text) for text in (one, name, *others)])


ISSUES = [
    entry("long-range-strikes", "Long-range strikes"),
    entry("long-range-supply", "Long-range supply"),
    entry("nato-membership", "NATO membership"),
]
ACTORS = [
    entry("radoslaw-sikorski", "Radosław Sikorski", "Radek Sikorski"),
    entry("ana", "Ana", "Anna Pérez"),
    entry("ana-maria", "Ana Maria"),
]


def mount(stage: Stage, entries: list[Entry], chosen: str | None = None, **more: bool) -> None:
    stage.run("picker", Picker("Issue", entries, chosen, **more))


def enter(stage: Stage, words: str) -> list[list[object]]:
    box = stage.page.get_by_role("combobox", name="Issue")
    box.click()
    box.fill(words)
    box.press("Enter")
    return stage.told()


@pytest.mark.parametrize("words", ["long-range", "Long", "LONG-RANGE s", "l", "r"])
def test_enter_chooses_nothing_while_words_may_mean_several(stage: Stage, words: str) -> None:
    mount(stage, ISSUES)
    assert enter(stage, words) == []
    assert "match: go to one with the arrow keys" in stage.page.get_by_role("status").inner_text()


@pytest.mark.parametrize(
    ("words", "chosen"),
    [
        ("long-range-supply", "long-range-supply"),
        ("Long-range strikes", "long-range-strikes"),
        ("supp", "long-range-supply"),
        ("range stri", "long-range-strikes"),
        ("nato", "nato-membership"),
    ],
)
def test_enter_chooses_what_words_mean_alone(stage: Stage, words: str, chosen: str) -> None:
    mount(stage, ISSUES)
    assert enter(stage, words) == [["pick", chosen]]


@pytest.mark.parametrize(
    ("words", "chosen"),
    [
        ("radoslaw", "radoslaw-sikorski"),
        ("RADEK", "radoslaw-sikorski"),
        ("anna perez", "ana"),
        ("ana", "ana"),  # exactly that, although another begins so
        ("ana-maria", "ana-maria"),
    ],
)
def test_a_record_is_found_by_other_names_and_id(stage: Stage, words: str, chosen: str) -> None:
    mount(stage, ACTORS)
    assert enter(stage, words) == [["pick", chosen]]


def test_arrow_keys_go_to_one_of_several(stage: Stage) -> None:
    mount(stage, ISSUES)
    box = stage.page.get_by_role("combobox", name="Issue")
    box.click()
    box.fill("long-range")
    box.press("ArrowDown")
    box.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    assert stage.page.locator(f"#{active}").get_attribute("aria-label") == "Long-range supply"
    box.press("Enter")
    assert stage.told() == [["pick", "long-range-supply"]]
    assert box.input_value() == "Long-range supply"


def test_words_that_name_nothing_give_way_to_the_choice(stage: Stage) -> None:
    mount(stage, ISSUES, "nato-membership")
    box = stage.page.get_by_role("combobox", name="Issue")
    assert enter(stage, "nothing like it") == []
    assert "Nothing is called that" in stage.page.get_by_role("status").inner_text()
    stage.page.locator("#before").focus()
    assert box.input_value() == "NATO membership"
    assert stage.told() == []


@pytest.mark.parametrize(("always", "told"), [(False, [["pick", ""]]), (True, [])])
def test_an_emptied_field_is_empty_unless_it_always_holds_something(
    stage: Stage, always: bool, told: list[list[str]]
) -> None:
    mount(stage, ISSUES, "nato-membership", always=always)
    box = stage.page.get_by_role("combobox", name="Issue")
    box.click()
    box.fill("")
    stage.page.locator("#before").focus()
    assert stage.told() == told
    assert box.input_value() == ("NATO membership" if always else "")


def test_a_run_while_words_are_typed_takes_none_of_them(stage: Stage) -> None:
    mount(stage, ISSUES)
    box = stage.page.get_by_role("combobox", name="Issue")
    box.click()
    box.press_sequentially("supp")
    mount(stage, ISSUES, "nato-membership")
    assert box.input_value() == "supp"
    box.press("Enter")
    assert stage.told() == [["pick", "long-range-supply"]]


def mount_several(stage: Stage, entries: list[Entry], *chosen: str, turn: int = 0) -> None:
    stage.run("picker", Several("Groups", entries, chosen, turn, "Meaning"), script="several")


def type_in(stage: Stage, words: str) -> None:
    box = stage.page.get_by_role("combobox", name="Groups")
    box.click()
    box.fill(words)
    box.press("Enter")


def chips(stage: Stage) -> list[str]:
    return stage.page.locator(".chip > span:first-child").all_inner_texts()


def test_several_are_found_by_other_names_and_id_and_stay_in_the_order_of_choice(
    stage: Stage,
) -> None:
    mount_several(stage, ACTORS)
    type_in(stage, "radek")
    type_in(stage, "ana-maria")
    type_in(stage, "anna perez")
    assert chips(stage) == ["Radosław Sikorski", "Ana Maria", "Ana"]
    assert [value["ids"] for _, value in stage.told()][-1] == [
        "radoslaw-sikorski", "ana-maria", "ana",
    ]  # fmt: skip


def test_enter_adds_nothing_while_words_may_mean_several_even_if_one_is_chosen(
    stage: Stage,
) -> None:
    mount_several(stage, ISSUES, "long-range-strikes")
    type_in(stage, "long-range")
    assert "match: go to one with the arrow keys" in stage.page.get_by_role("status").inner_text()
    type_in(stage, "Long-range strikes")
    assert "is chosen already" in stage.page.get_by_role("status").inner_text()
    type_in(stage, "nothing like it")
    assert stage.told() == []
    assert chips(stage) == ["Long-range strikes"]


def test_what_is_chosen_is_taken_out_by_mouse_and_by_keyboard(stage: Stage) -> None:
    mount_several(stage, ACTORS, "ana", "radoslaw-sikorski", "ana-maria")
    assert Axe().run(stage.page, context="main").response["violations"] == []
    stage.page.get_by_role("button", name="Remove Radosław Sikorski").click()
    assert stage.focused() == "Remove Ana Maria"
    box = stage.page.get_by_role("combobox", name="Groups")
    box.focus()
    box.press("Backspace")
    assert chips(stage) == ["Ana", "Ana Maria"]  # the first press only goes there
    assert stage.focused() == "Remove Ana Maria"
    for key in ("ArrowLeft", "Delete", "Enter"):
        stage.page.keyboard.press(key)
    assert stage.focused() == "Groups"
    ids = [value["ids"] for _, value in stage.told()]
    assert ids == [["ana", "ana-maria"], ["ana-maria"], []]


def test_a_late_answer_takes_back_nothing_that_was_chosen_since(stage: Stage) -> None:
    mount_several(stage, ACTORS)
    type_in(stage, "radek")
    type_in(stage, "ana-maria")
    mount_several(stage, ACTORS, "radoslaw-sikorski", turn=1)
    assert chips(stage) == ["Radosław Sikorski", "Ana Maria"]
    mount_several(stage, ACTORS, "ana", turn=2)  # another record was opened since
    assert chips(stage) == ["Ana"]
