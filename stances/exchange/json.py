"""Frames as JSON: a list of objects."""

import json
import math
from typing import Any

import pandas as pd

from stances.exchange.plain import plain_frame


def json_text(frame: pd.DataFrame) -> str:
    """The frame as a JSON list of objects, missing values as null."""
    records = [
        {name: _jsonable(value) for name, value in row.items()}
        for row in plain_frame(frame).to_dict(orient="records")
    ]
    return json.dumps(records, indent=2, ensure_ascii=False) + "\n"


def _jsonable(value: Any) -> Any:
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    return value.item() if hasattr(value, "item") else value
