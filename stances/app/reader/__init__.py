"""The reader component: a source and its text."""

from typing import Any

from stances.app.component import component

_reader = component("reader")


def reader(data: dict[str, Any], *, key: str) -> Any:
    """Mounts the reader; the result's ``go`` names a page to open, once."""
    return _reader(key=key, data=data, on_go_change=lambda: None)
