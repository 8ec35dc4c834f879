"""The line of controls above a page, and the panels of widgets that its buttons open.

A panel is a container of the page, not Streamlit's popover: that one takes its widgets off the page
while it is closed, and a widget that is not there brings back, with the next click anywhere, what
it held when it was (a date that another button has changed since).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from stances.app import address
from stances.app.components.choose import Control, Note, choose

_KEY = "choose"


def panel(name: str) -> Any:
    """A container for widgets, out of sight until the button of that name in the line opens it."""
    return st.container(key=f"choose-{name}", gap="small")


def page_options() -> Any:
    """The panel for what only this page lets its reader choose."""
    return panel("options")


def line(
    controls: Sequence[Control],
    notes: Sequence[Note],
    actions: Mapping[str, Callable[[], None]],
) -> str | None:
    """The line with its buttons and words; ``actions`` do what those of the notes are named for.

    It returns the name of the action that has been done, once. In somebody else's page only the
    words are shown.
    """
    if st.context.is_embedded:
        controls, notes = [], [replace(note, action=None) for note in notes]
    on_act = partial(address.act_from, _KEY, actions)
    done: str | None = choose(controls, notes, key=_KEY, on_act=on_act).get("act")
    return done
