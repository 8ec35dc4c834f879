"""The picker components: fields that hold an id or several and show names."""

from collections.abc import Callable

from stances.app.components.kit import component, plain
from stances.components.picker.payload import Picker, Several

_picker = component("picker")
_several = component("picker", "several")


def picker(payload: Picker, *, key: str, on_pick: Callable[[], None]) -> None:
    """Mounts the field; ``on_pick`` runs when an entry is chosen (``session_state[key].pick``)."""
    _picker(key=key, data=plain(payload), on_pick_change=on_pick)


def several(payload: Several, *, key: str, on_picks: Callable[[], None]) -> None:
    """Mounts the field; ``on_picks`` runs at each change (``session_state[key].picks``)."""
    _several(key=key, data=plain(payload), on_picks_change=on_picks)
