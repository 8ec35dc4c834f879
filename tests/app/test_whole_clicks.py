"""A click is not lost if the page is asked for something else before it is dealt with."""

import pytest
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.testing.v1 import AppTest

from stances.app.whole_clicks import keep_whole


def _page() -> None:
    """Two lists; while the first is dealt with, the server is told of the second."""
    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    def choose() -> None:
        get_script_run_ctx().script_requests.request_rerun(RerunData())
        st.session_state["chosen"] = st.session_state["list"]

    st.selectbox("List", ["nothing", "something"], key="list", on_change=choose)
    st.text(st.session_state.get("chosen", "lost"))


def _chosen() -> str:
    test = AppTest.from_function(_page).run()
    return str(test.selectbox[0].select("something").run().text[0].value)


def test_a_choice_is_dealt_with_though_another_comes_meanwhile() -> None:
    keep_whole()
    assert _chosen() == "something"


def test_streamlit_by_itself_loses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """If this fails, whole_clicks can go."""
    keep_whole()
    own = SafeSessionState.on_script_will_rerun.__wrapped__  # type: ignore[attr-defined]
    monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", own)
    assert _chosen() == "lost"
