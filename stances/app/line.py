"""The line of controls above a page, and the panels of widgets that its buttons open.

A panel is a container of the page, not Streamlit's popover: that one takes its widgets off the page
while it is closed, and a widget that is not there brings back, with the next click anywhere, what
it held when it was (a date that another button has changed since).
"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from stances.app.components.choose import Control, choose


def panel(name: str) -> Any:
    """A container for widgets, out of sight until the button of that name in the line opens it."""
    return st.container(key=f"choose-{name}", gap="small")


def page_options() -> Any:
    """The panel for what only this page lets its reader choose."""
    return panel("options")


def line(controls: Sequence[Control]) -> Any:
    """The line with its buttons, and room for words behind them."""
    row = st.container(key="line", horizontal=True, vertical_alignment="center", gap="small")
    with row:
        choose(controls, key="choose")
    return row
