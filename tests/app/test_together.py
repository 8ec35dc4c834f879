"""A run reaches the browser at once: in order, with nothing lost, and not later than it may be."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from stances.app import together
from stances.app.together import Together

Told = list[Any]


def message(kind: str, text: str = "") -> dict[str, Any]:
    made = ForwardMsg()
    if kind == "delta":
        made.delta.new_element.text.body = text
    elif kind == "script_finished":
        made.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    else:
        getattr(made, kind).SetInParent()
    return {"type": "websocket.send", "bytes": made.SerializeToString()}


BEGIN, STATUS, END = map(message, ("new_session", "session_status_changed", "script_finished"))
ONE, TWO = message("delta", "one"), message("delta", "two")


def told(*sent: dict[str, Any], scope: str = "websocket", wait: int = 0) -> list[Told]:
    """What has reached the browser after each message that a session sends."""
    reached: Told = []
    after: list[Told] = []

    async def browser(each: Any) -> None:
        reached.append(each)

    async def session(_scope: Any, _receive: Any, send: Any) -> None:
        for each in sent:
            await send(each)
            for _ in range(wait):
                await asyncio.sleep(0)
            after.append(list(reached))

    async def receive() -> Any:
        raise AssertionError

    asyncio.run(Together(session)({"type": scope}, receive, browser))
    return after


def numbers(after: Sequence[Told]) -> list[int]:
    return [len(each) for each in after]


def test_what_a_run_makes_comes_with_its_end_and_in_order() -> None:
    after = told(BEGIN, STATUS, ONE, TWO, END, STATUS)
    assert numbers(after) == [1, 2, 2, 2, 5, 6]
    assert after[-1] == [BEGIN, STATUS, ONE, TWO, END, STATUS]


def test_a_run_that_begins_anew_brings_what_the_one_before_had_made() -> None:
    assert numbers(told(BEGIN, ONE, BEGIN, TWO, END)) == [1, 1, 3, 3, 5]


def test_what_is_no_run_passes() -> None:
    closed = {"type": "websocket.close", "code": 1000}
    assert numbers(told(ONE, TWO)) == [1, 2]
    assert numbers(told(BEGIN, ONE, closed)) == [1, 1, 3]
    assert numbers(told(BEGIN, ONE, scope="http")) == [1, 2]


def test_a_long_run_is_shown_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "LONGEST", 0)
    after = told(BEGIN, ONE, TWO, wait=9)
    assert after[-1] == [BEGIN, ONE, TWO]
