"""The stance grid component."""

from collections.abc import Callable
from typing import Any

from stances.app.component import component

_grid = component("grid")


def grid(data: dict[str, Any], *, key: str, on_open: Callable[[], None]) -> None:
    """Mounts the grid; ``on_open`` runs when a cell is chosen (``session_state[key].open``)."""
    _grid(key=key, data=data, on_open_change=on_open)
