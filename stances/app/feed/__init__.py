"""The feed component: a list of moves or of search hits, each opening the records behind it."""

from collections.abc import Callable
from typing import Any

from stances.app.component import component

_feed = component("feed")


def feed(data: dict[str, Any], *, key: str, on_open: Callable[[], None]) -> Any:
    """Mounts the list; ``on_open`` runs when a record is chosen (``session_state[key].open``).

    The result's ``go`` names a page to open, once.
    """
    return _feed(key=key, data=data, on_open_change=on_open, on_go_change=lambda: None)
