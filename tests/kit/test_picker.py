"""The picker: what words mean, what Enter may choose, and what comes of words that mean nothing."""

import pytest

from stances.components.picker.payload import Entry, Picker
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
