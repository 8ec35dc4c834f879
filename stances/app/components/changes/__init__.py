"""The changes component: between two versions, or since the reader's last visit."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from stances.app.components.changes.payload import Section, Visit
from stances.app.components.kit import component, plain

_changes = component(Path(__file__).parent)


def changes(shown: Sequence[Section] | Visit, *, key: str) -> Any:
    """Mounts the lists. A visit is compared in the browser, which keeps what it saw.

    The result's ``go`` names a page to open, once; nothing else comes back.
    """
    data = "visit" if isinstance(shown, Visit) else "sections"
    return _changes(key=key, data={data: plain(shown)}, on_go_change=lambda: None)
