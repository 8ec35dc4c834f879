"""A frame as plain objects, for all text formats."""

import re
from typing import Any

import pandas as pd

from stances.model.records import Author

# What a spreadsheet may run; it skips what cannot be seen, and takes the full-width signs too.
_FORMULA = re.compile(r"[\s\0]*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


def plain_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with days as ``2024-11-17`` and lists joined by commas, names by semicolons."""
    days = {
        name: frame[name].dt.strftime("%Y-%m-%d")
        for name in frame.columns
        if pd.api.types.is_datetime64_any_dtype(frame[name])
    }
    lists = {
        name: frame[name].map(listed_text) for name in frame.columns if frame[name].dtype == object
    }
    return frame.assign(**days, **lists).astype(object)


def spreadsheet_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """The plain frame for formats that a spreadsheet opens: none of its cells runs as a formula."""
    return plain_frame(frame).map(_guarded)


def listed_text(value: Any) -> Any:
    """Several values as one text; any other value as it is."""
    if not isinstance(value, tuple):
        return value
    if not value:
        return None
    return ("; " if isinstance(value[0], Author) else ",").join(map(str, value)) or None


def _guarded(value: Any) -> Any:
    if not isinstance(value, str) or _NUMBER.fullmatch(value):
        return value
    return f"'{value}" if _FORMULA.match(value) else value
