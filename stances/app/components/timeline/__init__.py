"""The timeline component: lanes of positions, ticks of records, events on one axis."""

from collections.abc import Callable
from pathlib import Path

from stances.app.components.kit import component, plain
from stances.app.components.timeline.payload import Timeline

_timeline = component(Path(__file__).parent)


def timeline(payload: Timeline, *, key: str, on_open: Callable[[], None]) -> None:
    """Mounts the chart; ``on_open`` runs when a record is chosen (``session_state[key].open``)."""
    _timeline(key=key, data=plain(payload), on_open_change=on_open)
