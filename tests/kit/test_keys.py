"""The same keys in every table and on every lane: arrows, Home and End, with Ctrl for all of it."""

from collections.abc import Sequence

import pytest

from tests.kit import payloads
from tests.kit.conftest import Stage

GRID = [
    ("ArrowRight", "a1 on i0"), ("ArrowDown", "a1 on i1"), ("End", "a3 on i1"),
    ("ArrowRight", "a3 on i1"), ("Home", "a0 on i1"), ("ArrowLeft", "a0 on i1"),
    ("Control+End", "a3 on i2"), ("ArrowDown", "a3 on i2"), ("ArrowUp", "a3 on i1"),
    ("Control+Home", "a0 on i0"), ("Control+ArrowRight", "a0 on i0"), ("x", "a0 on i0"),
]  # fmt: skip
MATRIX = [
    ("ArrowRight", "Ann 0 and Ann 2"), ("ArrowRight", "Ann 0 and Ann 2"),
    ("ArrowDown", "Ann 1 and Ann 2"), ("Home", "Ann 1 and Ann 0"),
    ("Control+End", "Ann 2 and Ann 1"), ("Control+Home", "Ann 0 and Ann 1"),
    ("ArrowDown", "Ann 1 and Ann 0"), ("ArrowDown", "Ann 2 and Ann 0"),
]  # fmt: skip
HEADS = [
    ("ArrowUp", "Ann 0"), ("ArrowDown", "Ann 0"), ("Home", "i0"), ("ArrowRight", "Ann 0"),
    ("End", "Ann 1"),
]  # fmt: skip
SHEET = [
    ("ArrowDown", "two: list"), ("ArrowRight", "to two"), ("ArrowUp", "to one"),
    ("Home", "tass.com: list"), ("Control+End", "to two"), ("Control+Home", "tass.com: list"),
]  # fmt: skip
LANES = [
    ("ArrowRight", "Ann 0, Ann 1"), ("ArrowDown", "Ann 1, Ann 1"), ("End", "Ann 1, Ann 2"),
    ("Home", "Ann 1, Ann 0"), ("Control+Home", "Ann 0, Ann 0"), ("Control+End", "Ann 1, Ann 2"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("component", "payload", "first", "steps"),
    [
        ("grid", payloads.stances(), ".cell", GRID),
        ("grid", payloads.compared(), ".cell", HEADS),
        ("grid", payloads.matrix(), "a", MATRIX),
        ("grid", payloads.sheet(), ".pick", SHEET),
        ("timeline", payloads.timeline(), ".tick", LANES),
    ],
    ids=["grid", "heads", "matrix", "sheet", "timeline"],
)
def test_keys_move_the_focus(
    stage: Stage, component: str, payload: object, first: str, steps: Sequence[tuple[str, str]]
) -> None:
    stage.run(component, payload)
    stage.page.locator(first).first.focus()
    for key, expected in steps:
        stage.page.keyboard.press(key)
        assert stage.focused().startswith(expected), key


@pytest.mark.parametrize(
    ("component", "payload", "items"),
    [
        ("grid", payloads.stances(), ".cell"),
        ("grid", payloads.compared(columns=3), "td .cell"),
        ("timeline", payloads.timeline(), ".tick"),
    ],
)
def test_many_items_are_one_tab_stop_and_it_is_where_the_focus_was(
    stage: Stage, component: str, payload: object, items: str
) -> None:
    stage.run(component, payload)
    stops = stage.page.locator(f"{items}[tabindex='0']")
    assert stops.count() == 1
    stage.page.locator(items).nth(2).focus()
    assert stops.count() == 1
    assert stage.page.locator(items).nth(2).get_attribute("tabindex") == "0"
    stage.run(component, payload)
    assert stage.page.locator(items).nth(2).get_attribute("tabindex") == "0"


@pytest.mark.parametrize(
    ("component", "payload", "item", "sent"),
    [
        ("grid", payloads.stances(), ".cell", ["open", {"cell": "a0~i0", "keyboard": True}]),
        ("grid", payloads.sheet(), ".pick", ["open", {"cell": "h1", "keyboard": True}]),
        ("timeline", payloads.timeline(), ".tick",
         ["open", {"stance": "s0.0", "cell": "a0~tax", "keyboard": True}]),
        ("plane", payloads.plane(), ".node", ["node", {"id": "p0", "keyboard": True}]),
    ],
)  # fmt: skip
def test_enter_opens_and_says_that_it_was_the_keyboard(
    stage: Stage, component: str, payload: object, item: str, sent: object
) -> None:
    stage.run(component, payload)
    stage.page.locator(item).first.focus()
    stage.page.keyboard.press("Enter")
    assert stage.told() == [sent]
