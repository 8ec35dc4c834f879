"""The plane component: actors as points, with ties or trails."""

from collections.abc import Callable
from typing import Any

from stances.app.component import component
from stances.charts.plane import LETTERS, Plane

_plane = component("plane")


def plane(data: dict[str, Any], *, key: str, on_choose: Callable[[], None]) -> None:
    """Mounts the plane; ``on_choose`` runs when a point is chosen (``session_state[key].node``)."""
    _plane(key=key, data=data, on_node_change=on_choose)


def plane_data(spec: Plane, *, chosen: str, legend: list[str], uniform: bool) -> dict[str, Any]:
    """The spec as the component reads it; ``chosen`` is the actor whose records are shown.

    ``uniform`` keeps one scale for both directions, where distances are what the picture is about.
    """
    return {
        "alt": spec.alt,
        "chosen": chosen,
        "legend": legend,
        "uniform": uniform,
        "points": [
            {
                "id": point.actor,
                "label": point.label,
                "x": point.x,
                "y": point.y,
                "bloc": point.bloc,
                "letter": LETTERS[point.bloc % 26] if point.bloc >= 0 else "",
                "start": point.start,
                "sentence": point.sentence,
            }
            for point in spec.points
        ],
        "lines": [line._asdict() for line in spec.lines],
    }
