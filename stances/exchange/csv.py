"""Writing CSV; ``delimited`` reads it."""

import pandas as pd

from stances.exchange.plain import spreadsheet_frame


def csv_text(frame: pd.DataFrame) -> str:
    """The frame as CSV (RFC 4180, Unix line ends), days as 2024-11-17, missing values empty.

    A text that a spreadsheet would run as a formula is preceded by an apostrophe.
    """
    return spreadsheet_frame(frame).to_csv(index=False, lineterminator="\n")
