"""The plane component: actors as points, with ties or trails."""

from collections.abc import Callable

from stances.app.components.kit import component, plain
from stances.components.plane.payload import Plane

_plane = component("plane")


def plane(payload: Plane, *, key: str, chosen: str, on_choose: Callable[[], None]) -> None:
    """Mounts the plane; ``on_choose`` runs when a point is chosen (``session_state[key].node``).

    ``chosen`` is the actor whose records are shown.
    """
    _plane(key=key, data=plain(payload) | {"chosen": chosen}, on_node_change=on_choose)
