"""The days of a frame, as every text format writes them."""

import pandas as pd


def days_as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame as plain objects, its days as ``2024-11-17``."""
    days = {
        name: frame[name].dt.strftime("%Y-%m-%d")
        for name in frame.columns
        if pd.api.types.is_datetime64_any_dtype(frame[name])
    }
    return frame.assign(**days).astype(object)
