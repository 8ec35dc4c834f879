"""The evidence panel component."""

from collections.abc import Callable
from typing import Any

from stances.app.component import component

_panel = component("evidence")


def evidence_panel(data: dict[str, Any], *, key: str, on_close: Callable[[], None]) -> Any:
    """Mounts the panel; the result's ``go`` names a page to open, once."""
    return _panel(key=key, data=data, on_close_change=on_close, on_go_change=lambda: None)
