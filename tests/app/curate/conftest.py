"""Curate under AppTest: on this machine, with lists of Streamlit's own for what has no browser."""

import re
from collections.abc import Callable
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from stances.app.curate import desk, picking
from stances.components.passages.payload import Passages
from stances.components.picker.payload import Picker, Several


@pytest.fixture
def local(monkeypatch: pytest.MonkeyPatch) -> None:
    option = st.get_option
    monkeypatch.setattr(
        st, "get_option", lambda name: "localhost" if name == "server.address" else option(name)
    )


@pytest.fixture(autouse=True)
def _pickers_as_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest has no browser: a list of Streamlit's own stands for each picker, with its callback."""

    def listed(payload: Picker, *, key: str, on_pick: Callable[[], None]) -> None:
        names = {entry.id: entry.name for entry in payload.entries}
        own = key.removesuffix("_picker")

        def picked() -> None:
            st.session_state[key] = SimpleNamespace(pick=st.session_state[own] or "")
            on_pick()

        st.selectbox(
            payload.label, list(names), format_func=names.__getitem__, key=own, on_change=picked
        )

    monkeypatch.setattr(picking, "picker", listed)

    def ticked(payload: Several, *, key: str, on_picks: Callable[[], None]) -> None:
        names = {entry.id: entry.name for entry in payload.entries}
        own = key.removesuffix("_picker")

        def picked() -> None:
            picks = {"ids": st.session_state[own], "turn": payload.turn + 1}
            st.session_state[key] = SimpleNamespace(picks=picks)
            on_picks()

        st.multiselect(
            payload.label, list(names), format_func=names.__getitem__, key=own, on_change=picked
        )

    monkeypatch.setattr(picking, "several", ticked)

    def written(payload: Passages, *, key: str, on_passage: Callable[[], None]) -> None:
        def chosen() -> None:
            start, end = map(int, st.session_state["places"].split("-"))
            st.session_state[key] = SimpleNamespace(passage={"start": start, "end": end})
            on_passage()

        st.text_input("Places", key="places", on_change=chosen)
        st.text(f"{payload.text[slice(*payload.current)]} of {len(payload.quotations)}")

    monkeypatch.setattr(desk, "passages", written)


def choose_passage(at: AppTest, text: str, words: str, nth: int = 0) -> None:
    """Selects these words of the text, the first or another of those that are alike."""
    start = [match.start() for match in re.finditer(re.escape(words), text)][nth]
    at.text_input(key="places").set_value(f"{start}-{start + len(words)}").run()
    assert not at.exception
