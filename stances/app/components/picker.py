"""The picker component: a field that holds an id and shows a name."""

from collections.abc import Callable

from stances.app.components.kit import component, plain
from stances.components.picker.payload import Picker

_picker = component("picker")


def picker(payload: Picker, *, key: str, on_pick: Callable[[], None]) -> None:
    """Mounts the field; ``on_pick`` runs when an entry is chosen (``session_state[key].pick``)."""
    _picker(key=key, data=plain(payload), on_pick_change=on_pick)
