"""Writing CSV; ``delimited`` reads it."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

import pandas as pd

from stances.exchange.plain import plain_frame, spreadsheet_frame

_MARK = "\ufeff"  # without it Excel takes UTF-8 for the code page of its machine


def csv_text(frame: pd.DataFrame) -> str:
    """The frame as CSV (RFC 4180, Unix line ends), days as 2024-11-17, missing values empty.

    Every text is as in the data, for programs.
    """
    return _table(plain_frame(frame))


def spreadsheet_text(frame: pd.DataFrame) -> str:
    """The same for a spreadsheet: with a byte order mark, and no text in it runs as a formula.

    An apostrophe precedes a text that would.
    """
    return _MARK + _table(spreadsheet_frame(frame))


def _table(frame: pd.DataFrame) -> str:
    values = frame.astype(object).where(frame.notna(), None)
    lines = [frame.columns.tolist(), *values.itertuples(index=False, name=None)]
    return "".join(map(_line, lines))


def _line(values: Iterable[Any]) -> str:
    """One row. Written with CRLF, for the writer quotes a text with a character of its line end."""
    line = StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(values)
    return line.getvalue().removesuffix("\r\n") + "\n"
