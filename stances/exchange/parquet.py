"""Reading Parquet."""

from pathlib import Path

import pandas as pd


def read_parquet(path: Path) -> pd.DataFrame:
    """The table with the column types of the file."""
    return pd.read_parquet(path)
