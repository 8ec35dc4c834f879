"""The sheet component: a plain table in which a cell may be a button, or a link to a page."""

from collections.abc import Callable, Sequence
from typing import Any

from stances import wording
from stances.app.component import component

_sheet = component("sheet")
Cell = dict[str, Any]


def sheet(data: dict[str, Any], *, key: str, on_open: Callable[[], None] = lambda: None) -> Any:
    """Mounts the table; ``on_open`` runs when a button is pressed (``session_state[key].open``).

    The result's ``go`` names a page to open, once.
    """
    return _sheet(key=key, data=data, on_open_change=on_open, on_go_change=lambda: None)


def sheet_data(
    caption: str, heads: Sequence[str], rows: Sequence[Sequence[str | Cell]], **more: Any
) -> dict[str, Any]:
    """A table as the component reads it; a cell is a text or one of the makers below.

    ``more``: ``numbers`` are the places of columns of numbers, ``wide`` those that take what width
    is left, ``compact`` is true for a matrix, ``picked`` the id of the pressed button.
    """
    cells = [[cell if isinstance(cell, dict) else {"text": cell} for cell in row] for row in rows]
    return {"caption": caption, "heads": list(heads), "rows": cells} | more


def text(words: str, *, sub: str) -> Cell:
    """A cell with a second, smaller line."""
    return {"text": words, "sub": sub}


def button(words: str, pick: str, *, say: str, shade: str = "", sub: str = "") -> Cell:
    """A cell that is pressed; ``say`` is what a screen reader hears, ``pick`` what comes back."""
    return {"text": words, "pick": pick, "say": say, "shade": shade, "sub": sub}


def page_link(words: str, page: str, *, parameters: dict[str, str], sub: str = "") -> Cell:
    """A cell that links to a page of the dashboard."""
    return {"text": words, "page": page, "parameters": parameters, "sub": sub}


def interval(value: float | None, low: float | None, high: float | None) -> Cell:
    """A cell that draws a value between its bounds on a line from 0 to 1, and says all three."""
    if value is None or low is None or high is None:
        return {"text": "–"}
    words = f"{wording.decimal(low)} to {wording.decimal(high)}"
    return {"text": words, "value": value, "low": low, "high": high}
