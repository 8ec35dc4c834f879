"""The timeline component: lanes of positions, ticks of records, events on one axis."""

from collections.abc import Callable

from stances.app.components.kit import component, plain
from stances.components.timeline.payload import Timeline

_timeline = component("timeline")


def timeline(
    payload: Timeline,
    *,
    key: str,
    on_open: Callable[[], None],
    on_zoom: Callable[[], None],
    zoom: tuple[int, int] | None = None,
) -> None:
    """Mounts the chart; ``on_open`` runs when a record is chosen (``session_state[key].open``).

    ``zoom`` is the period shown, all of it if None; ``on_zoom`` runs when another is chosen
    (``session_state[key].zoom``).
    """
    data = plain(payload) | {"zoom": plain(zoom)}
    _timeline(key=key, data=data, on_open_change=on_open, on_zoom_change=on_zoom)
