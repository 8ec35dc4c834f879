"""The timeline component: lanes of positions, ticks of records, events on one axis."""

from collections.abc import Callable
from typing import Any

from stances.app.component import component
from stances.app.grid.cells import SHADES
from stances.charts.lanes import Lanes

_timeline = component("timeline")


def timeline_data(spec: Lanes, *, alt: str) -> dict[str, Any]:
    """The spec as the component reads it."""
    return {
        "alt": alt,
        "first": spec.first,
        "last": spec.last,
        "marks": [mark._asdict() for mark in spec.marks],
        "lanes": [
            {
                "cell": lane.cell,
                "label": lane.label,
                "until": lane.until,
                "bars": [[bar.start, bar.end, SHADES[bar.position]] for bar in lane.bars],
                "ticks": [tick._asdict() | {"shade": SHADES[tick.position]} for tick in lane.ticks],
            }
            for lane in spec.lanes
        ],
    }


def timeline(data: dict[str, Any], *, key: str, on_open: Callable[[], None]) -> None:
    """Mounts the chart; ``on_open`` runs when a record is chosen (``session_state[key].open``)."""
    _timeline(key=key, data=data, on_open_change=on_open)
