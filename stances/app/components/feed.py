"""The feed component: lists of moves, hits or cells, and the scale of one issue."""

from collections.abc import Callable, Sequence
from typing import Any

from stances.app.components.kit import component, plain
from stances.components.feed.payload import Scale, Section

_feed = component("feed")


def feed(
    payload: Sequence[Section] | Scale,
    *,
    key: str,
    on_open: Callable[[], None],
) -> Any:
    """Mounts the list; ``on_open`` runs when a record is chosen (``session_state[key].open``).

    The result's ``go`` names a page to open, once.
    """
    shown = "scale" if isinstance(payload, Scale) else "sections"
    return _feed(
        key=key, data={shown: plain(payload)}, on_open_change=on_open, on_go_change=lambda: None
    )
