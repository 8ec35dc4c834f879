"""A frame as plain objects, for all text formats."""

from typing import Any

import pandas as pd


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


def _joined(value: Any) -> Any:
    return ",".join(value) or None if isinstance(value, tuple) else value
