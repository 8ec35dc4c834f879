"""Writing CSV; ``delimited`` reads it."""

import csv

import pandas as pd

from stances.exchange.plain import plain_frame, spreadsheet_frame

_END = "\r\n"
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
    lines = _Lines()
    writer = csv.writer(lines, lineterminator=_END)
    writer.writerow(frame.columns.tolist())
    writer.writerows(values.itertuples(index=False, name=None))
    return "".join(lines.written)


class _Lines:
    """What a writer writes, a row at a time, with Unix line ends.

    It writes CRLF, because it quotes a text with a character of its line end.
    """

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, row: str) -> None:
        """Keeps the row."""
        self.written.append(row.removesuffix(_END) + "\n")
