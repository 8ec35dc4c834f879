"""The keeper component: a draft kept in the browser, and the keys that save."""

from collections.abc import Callable

from stances.app.components.kit import component, plain
from stances.components.keeper.payload import Kept

_keeper = component("keeper")


def keeper(
    payload: Kept, *, key: str, on_found: Callable[[], None], on_save: Callable[[], None]
) -> None:
    """Mounts it, unseen; ``on_found`` runs once with what was kept (``session_state[key].found``).

    ``on_save`` runs when the keyboard asks for a save.
    """
    _keeper(key=key, data=plain(payload), on_found_change=on_found, on_save_change=on_save)
