"""The line of controls above a page, and the panels of widgets that its buttons open.

A panel is a container of the page, not Streamlit's popover: that one takes its widgets off the page
while it is closed, and a widget that is not there brings back, with the next click anywhere, what
it held when it was (a date that another button has changed since). Its widgets come when it is
opened for the first time, and stay: what nobody has opened costs no run its drawing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from stances.app import address
from stances.app.components.choose import Control, Note, choose

_KEY = "choose"
_DRAWN: ContextVar[bool] = ContextVar("drawn", default=True)


@contextmanager
def panel(name: str, *, always: bool = False) -> Iterator[None]:
    """A container for widgets, out of sight until the button of that name in the line opens it.

    Before that ``is_drawn`` is false within, unless its widgets are there ``always``.
    """
    drawn = always or address.opened(name)
    before = _DRAWN.set(drawn)
    try:
        with st.container(key=f"{'choose' if drawn else 'closed'}-{name}", gap="small"):
            yield
    finally:
        _DRAWN.reset(before)


def page_options() -> AbstractContextManager[None]:
    """The panel for what only this page lets its reader choose."""
    return panel("options")


def is_drawn() -> bool:
    """False within a panel that has not been opened yet: only what the address names is mounted."""
    return _DRAWN.get()


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
    on_open = partial(address.open_panel, _KEY)
    told = choose(controls, notes, key=_KEY, on_act=on_act, on_open=on_open)
    if told.get("open") and _within_fragment():
        st.rerun()  # the panel stands outside of it
    done: str | None = told.get("act")
    return done


def _within_fragment() -> bool:
    context = get_script_run_ctx()
    return bool(context and context.fragment_ids_this_run)
