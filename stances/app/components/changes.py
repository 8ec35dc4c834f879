"""The changes component: between two versions, or since the reader's last visit."""

from collections.abc import Sequence
from typing import Any

from stances.app.components.kit import component, plain
from stances.components.changes.payload import Section, Visit

_changes = component("changes")


def changes(shown: Sequence[Section] | Visit, *, key: str) -> Any:
    """Mounts the lists. A visit is compared in the browser, which keeps what it saw.

    The result's ``go`` names a page to open, once; nothing else comes back.
    """
    data = "visit" if isinstance(shown, Visit) else "sections"
    return _changes(key=key, data={data: plain(shown)}, on_go_change=lambda: None)
