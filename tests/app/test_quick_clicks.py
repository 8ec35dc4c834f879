"""Of two requests of a page that come close upon each other, neither is lost nor undone."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest
from streamlit import config
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.script_data import ScriptData
from streamlit.runtime.scriptrunner.script_cache import ScriptCache

from stances.app.whole_clicks import keep_whole

PAGE = """
import streamlit as st

st.session_state.setdefault("presses", 0)

def pressed():
    st.session_state["presses"] += 1

st.button("Press", key="button", on_click=pressed)
st.text_input("Text", key="text")
st.session_state.setdefault("runs", []).append(st.session_state["text"])
"""


class SlowToBegin(ScriptCache):
    """Has the next run wait before it takes up what it was asked, as on a busy machine."""

    def __init__(self) -> None:
        super().__init__()
        self.waits, self.go_on = threading.Event(), threading.Event()
        self.hold_next = False

    def get_bytecode(self, script_path: str) -> Any:
        if self.hold_next:
            self.hold_next = False
            self.waits.set()
            assert self.go_on.wait(30)
        return super().get_bytecode(script_path)


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not true():
            await asyncio.sleep(0.005)


async def press_and_then_type(page: Path) -> tuple[int, str]:
    """How often it was pressed, and the text, after a press and a text at once."""
    cache = SlowToBegin()
    data = ScriptData(str(page), is_hello=False)
    session = AppSession(data, MemoryUploadedFileManager("/"), cache, None, {})
    held = session.session_state
    session.request_rerun(ClientState())
    await until(lambda: "runs" in held and session._scriptrunner is None)
    button, text = (held.get_widget_id_from_key(key) for key in ("button", "text"))

    def asked(words: str, *, pressed: bool) -> ClientState:
        state = ClientState()
        state.widget_states.widgets.add(id=text, string_value=words)
        if pressed:
            state.widget_states.widgets.add(id=button, trigger_value=True)
        return state

    cache.hold_next = True
    session.request_rerun(asked("before", pressed=True))
    await until(cache.waits.is_set)
    session.request_rerun(asked("after", pressed=False))
    if config.get_option("runner.fastReruns"):
        await until(lambda: "after" in held["runs"])
    cache.go_on.set()
    for thread in threading.enumerate():
        if thread.name.startswith("ScriptRunner"):
            await asyncio.to_thread(thread.join, 30)
    return held["presses"], held["text"]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.py"
    file.write_text(PAGE, encoding="utf-8")
    return file


def outcome(page: Path, monkeypatch: pytest.MonkeyPatch, *, fast: bool) -> tuple[int, str]:
    keep_whole()
    own = config.get_option
    chosen = {"runner.fastReruns": fast, "server.fileWatcherType": "none"}
    monkeypatch.setattr(Runtime, "_instance", MagicMock())
    monkeypatch.setattr(config, "get_option", lambda key: chosen.get(key, own(key)))
    return asyncio.run(press_and_then_type(page))


def test_with_our_settings_both_are_dealt_with(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = bool(config.get_option("runner.fastReruns"))
    assert outcome(page, monkeypatch, fast=fast) == (1, "after")


def test_with_those_of_streamlit_one_is_lost(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If this fails, the setting can go."""
    assert outcome(page, monkeypatch, fast=True) != (1, "after")
