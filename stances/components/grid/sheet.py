"""Plain tables, made of rows of texts and cells."""

from collections.abc import Collection, Sequence

from stances import wording
from stances.components.grid.payload import (
    ButtonCell,
    Column,
    Grid,
    IntervalCell,
    LinkCell,
    Look,
    Row,
    TextCell,
)

SheetCell = TextCell | ButtonCell | LinkCell | IntervalCell


def sheet_grid(
    caption: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str | SheetCell]],
    *,
    numbers: Collection[int] = (),
    wide: Collection[int] = (),
    look: Look = Look.SHEET,
) -> Grid:
    """A table whose first column heads its rows.

    ``numbers`` are the places of columns of numbers, ``wide`` of those that take what width is
    left.
    """
    columns = [
        Column(head, kind="number" if at in numbers else "wide" if at in wide else "")
        for at, head in enumerate(heads)
    ]
    cells = [[TextCell(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    return Grid(look, caption, columns[0], columns[1:], [Row(row[0], row[1:]) for row in cells])


def interval(value: float | None, low: float | None, high: float | None) -> SheetCell:
    """A cell that draws a value between its bounds on a line from 0 to 1, and says all three."""
    if value is None or low is None or high is None:
        return TextCell("–")
    words = f"{wording.decimal(low)} to {wording.decimal(high)}"
    return IntervalCell(words, value, low, high)
