"""The reader component: a source and its text."""

from typing import Any

from stances.app.components.kit import component, plain
from stances.components.reader.payload import SourceText

_reader = component("reader")


def reader(payload: SourceText, *, key: str) -> Any:
    """Mounts the reader; the result's ``go`` names a page to open, once."""
    return _reader(key=key, data=plain(payload), on_go_change=lambda: None)
