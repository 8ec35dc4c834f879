"""The tasks of Curate, one of which is chosen."""

from collections.abc import Sequence

import streamlit as st

from stances.app.curate import form


def chosen_task(names: Sequence[str]) -> str:
    """The chosen task; callbacks may choose it too, so that it has no default of its own."""
    if not form.value("task"):
        form.hold("task", st.query_params.get("task"))
    form.replace_unknown("task", names, by=names[0])
    chosen = st.segmented_control(
        "Task",
        list(names),
        required=True,
        key="task",
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen or names[0]
