"""The evidence component: a panel with what the open cell rests on."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from stances.app.components.evidence.payload import Evidence, Invitation
from stances.app.components.kit import component, plain

_panel = component(Path(__file__).parent)


def evidence_panel(
    payload: Evidence | Invitation, *, key: str, turn: int, on_close: Callable[[], None]
) -> Any:
    """Mounts the panel; the result's ``go`` names a page to open, once.

    The panel takes the focus when ``turn`` counts on.
    """
    data = {"shown": plain(payload), "focus": {"turn": turn}}
    return _panel(key=key, data=data, on_close_change=on_close, on_go_change=lambda: None)
