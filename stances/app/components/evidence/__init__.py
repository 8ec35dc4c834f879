"""The evidence component: a panel with what the open cell rests on."""

from collections.abc import Callable
from typing import Any

from stances.app.components.kit import Focus, component, plain
from stances.components.evidence.payload import Evidence, Invitation

_panel = component("evidence")


def evidence_panel(
    payload: Evidence | Invitation,
    *,
    key: str,
    cell: str | None,
    turn: int,
    returned: Focus | None,
    on_close: Callable[[], None],
) -> Any:
    """Mounts the panel; the result's ``go`` names a page to open, once.

    The panel takes the focus when ``turn`` counts on, and hands it back when that of ``returned``
    does. It tells the lists beside it which ``cell`` is open.
    """
    data = {
        "shown": plain(payload),
        "focus": {"turn": turn},
        "opened": {"cell": cell, "focus": plain(returned)},
    }
    return _panel(key=key, data=data, on_close_change=on_close, on_go_change=lambda: None)
