"""Frames as CSV, JSON and plain-text tables. CSV cells cannot run as formulas in a spreadsheet."""

import json
import math
from typing import Any

import pandas as pd

_FORMULA = ("=", "@", "\t", "\r")


def csv_text(frame: pd.DataFrame) -> str:
    """The frame as CSV (RFC 4180, Unix line ends), days as 2024-11-17, missing as nothing.

    A text that a spreadsheet would run as a formula is preceded by an apostrophe.
    """
    return _plain(frame).map(_guarded).to_csv(index=False, lineterminator="\n")


def json_text(frame: pd.DataFrame) -> str:
    """The frame as a JSON list of objects, missing values as null."""
    records = [
        {name: _jsonable(value) for name, value in row.items()}
        for row in _plain(frame).to_dict(orient="records")
    ]
    return json.dumps(records, indent=2, ensure_ascii=False) + "\n"


def table_text(frame: pd.DataFrame, *, width: int = 44) -> str:
    """The frame as aligned columns for a terminal, long texts clipped to ``width``."""
    rows = [list(map(str, frame.columns))]
    for row in _plain(frame).itertuples(index=False):
        cells = ["" if pd.isna(value) else str(value) for value in row]
        rows.append([cell if len(cell) <= width else cell[: width - 1] + "…" for cell in cells])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * size for size in widths))
    return "\n".join(lines) + "\n"


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
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
    """Several values as one text, joined by commas; None if there are none."""
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


def _jsonable(value: Any) -> Any:
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    return value.item() if hasattr(value, "item") else value
