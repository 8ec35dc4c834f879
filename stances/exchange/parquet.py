"""Parquet, read."""

from pathlib import Path

import pandas as pd


def read_parquet(path: Path) -> pd.DataFrame:
    """The table with the types that the file gives its columns."""
    return pd.read_parquet(path)
