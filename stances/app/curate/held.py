"""What the session holds for the widgets of a form, by their keys."""

from collections.abc import Container
from typing import Any

import streamlit as st


def value(key: str) -> Any:
    """What stands in the widget ``key`` now, None before it was there."""
    return st.session_state.get(key)


def hold(key: str, content: Any) -> None:
    """Puts ``content`` into the widget ``key``, which is not on the page yet."""
    st.session_state[key] = content


def clear(*keys: str) -> None:
    """Forgets what the widgets hold."""
    for key in keys:
        st.session_state.pop(key, None)


def replace_unknown(key: str, known: Container[object], *, by: Any = None) -> bool:
    """True, with ``by`` in its place, if what the widget holds is not among the known.

    What is in place already is not put there again: the browser would take it over a choice made
    while the run goes on.
    """
    held = value(key)
    if held in known or (held == by and key in st.session_state):
        return False
    hold(key, by)
    return True
