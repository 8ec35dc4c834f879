"""What the browser alone saves: the table in the clipboard, the page's figures as pictures."""

from stances.app.components.kit import component, plain
from stances.components.save.payload import Saved

_save = component("save")


def save(payload: Saved, *, key: str) -> None:
    """Mounts the buttons."""
    _save(key=key, data=plain(payload))
