"""Reading and writing CSV whose cells cannot run as formulas in a spreadsheet."""

from pathlib import Path
from typing import Any

import pandas as pd

from stances.exchange.plain import plain_frame

_FORMULA = ("=", "@", "\t", "\r")


def read_csv(path: Path) -> pd.DataFrame:
    """The table as text, because an actor may be called NA, and ids are not numbers."""
    return pd.read_csv(path, encoding="utf-8-sig", dtype="str", keep_default_na=False)


def csv_text(frame: pd.DataFrame) -> str:
    """The frame as CSV (RFC 4180, Unix line ends), days as 2024-11-17, missing values empty.

    A text that a spreadsheet would run as a formula is preceded by an apostrophe.
    """
    return plain_frame(frame).map(_guarded).to_csv(index=False, lineterminator="\n")


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
