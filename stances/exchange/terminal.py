"""Frames as aligned columns for a terminal."""

import pandas as pd

from stances.exchange.plain import plain_frame
from stances.visible import visible_line


def table_text(frame: pd.DataFrame, *, width: int = 44) -> str:
    """The frame as aligned columns for a terminal, long texts truncated to ``width``."""
    rows = [[visible_line(str(name)) for name in frame.columns]]
    for row in plain_frame(frame).itertuples(index=False):
        cells = ["" if pd.isna(value) else visible_line(str(value)) for value in row]
        rows.append([cell if len(cell) <= width else cell[: width - 1] + "…" for cell in cells])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * size for size in widths))
    return "\n".join(lines) + "\n"
