"""Frames as JSON: a list of objects."""

import json
import math
from typing import Any

import pandas as pd

from stances.exchange.days import days_as_text


def json_text(frame: pd.DataFrame) -> str:
    """The frame as a JSON list of objects, missing values as null."""
    records = [
        {name: _jsonable(value) for name, value in row.items()}
        for row in days_as_text(frame).to_dict(orient="records")
    ]
    return json.dumps(records, indent=2, ensure_ascii=False) + "\n"


def _jsonable(value: Any) -> Any:
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    return value.item() if hasattr(value, "item") else value
