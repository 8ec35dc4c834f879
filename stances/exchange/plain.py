"""A frame as plain objects, for all text formats."""

from typing import Any

import pandas as pd

_FORMULA = ("=", "@", "\t", "\r")


def plain_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with days as ``2024-11-17`` and lists joined by commas."""
    days = {
        name: frame[name].dt.strftime("%Y-%m-%d")
        for name in frame.columns
        if pd.api.types.is_datetime64_any_dtype(frame[name])
    }
    lists = {
        name: frame[name].map(_joined) for name in frame.columns if frame[name].dtype == object
    }
    return frame.assign(**days, **lists).astype(object)


def spreadsheet_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """The plain frame for formats that a spreadsheet opens: none of its cells runs as a formula."""
    return plain_frame(frame).map(_guarded)


def _joined(value: Any) -> Any:
    return ",".join(value) or None if isinstance(value, tuple) else value


def _guarded(value: Any) -> Any:
    if not isinstance(value, str) or not value:
        return value
    risky = value.startswith(_FORMULA) or (value[0] in "+-" and not _is_number(value))
    return f"'{value}" if risky else value


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
