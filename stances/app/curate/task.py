"""What the curator does."""

from collections.abc import Sequence

import streamlit as st


def chosen_task(names: Sequence[str]) -> str:
    """The chosen task; callbacks may choose it too, so that it has no default of its own."""
    named = st.session_state.get("task") or st.query_params.get("task")
    st.session_state["task"] = named if named in names else names[0]
    chosen = st.segmented_control(
        "Task", list(names), key="task", bind="query-params", label_visibility="collapsed"
    )
    return chosen or names[0]
