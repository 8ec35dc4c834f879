"""Writing CSV; ``delimited`` reads it."""

import csv
from collections.abc import Callable
from typing import Any

import pandas as pd

from stances.exchange.plain import plain_frame, spreadsheet_frame

_END = "\r\n"
_ROWS = 20_000
_MARK = "\ufeff"  # without it Excel takes UTF-8 for the code page of its machine


def csv_text(frame: pd.DataFrame) -> str:
    """The frame as CSV (RFC 4180, Unix line ends), days as 2024-11-17, missing values empty.

    Every text is as in the data, for programs.
    """
    return _table(frame, plain_frame)


def spreadsheet_text(frame: pd.DataFrame) -> str:
    """The same for a spreadsheet: with a byte order mark, and no text in it runs as a formula.

    An apostrophe precedes a text that would.
    """
    return _MARK + _table(frame, spreadsheet_frame)


def _table(frame: pd.DataFrame, plain: Callable[[pd.DataFrame], pd.DataFrame]) -> str:
    """The rows as text, a part of them at a time, so that few are in memory as objects."""
    lines = _Lines()
    writer = csv.writer(lines, lineterminator=_END)
    writer.writerow(frame.columns.tolist())
    for start in range(0, len(frame), _ROWS):
        part = plain(frame.iloc[start : start + _ROWS])
        writer.writerows(zip(*(_cells(column) for _, column in part.items()), strict=True))
    return "".join(lines.written)


def _cells(column: pd.Series) -> list[Any]:
    missing = column.isna()
    plain = column.astype(object)
    return (plain.where(~missing, None) if missing.any() else plain).tolist()


class _Lines:
    """What a writer writes, a row at a time, with Unix line ends.

    It writes CRLF, because it quotes a text with a character of its line end.
    """

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, row: str) -> None:
        """Keeps the row."""
        self.written.append(row.removesuffix(_END) + "\n")
