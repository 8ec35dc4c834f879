"""The passages component: a text, of which any passage can be chosen to be coded."""

from collections.abc import Callable

from stances.app.components.kit import component, plain
from stances.components.passages.payload import Passages

_passages = component("passages")


def passages(payload: Passages, *, key: str, on_passage: Callable[[], None]) -> None:
    """Mounts the text; ``on_passage`` runs when one is chosen (``session_state[key].passage``)."""
    _passages(key=key, data=plain(payload), on_passage_change=on_passage)
