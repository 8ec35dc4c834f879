"""The scale component: the actors along the positions of one issue, and those without one."""

from collections.abc import Callable
from typing import Any

from stances import wording
from stances.analysis.cell import Cell
from stances.analysis.positions import Positions
from stances.app.component import component
from stances.app.grid.cells import SHADES
from stances.model.vocabulary import POSITION_LABELS
from stances.tables import Tables

_scale = component("scale")


def scale_data(tables: Tables, found: Positions) -> dict[str, Any]:
    """The columns -2 to +2 with their actors, and the actors without a position by kind."""
    columns = [
        {
            "label": POSITION_LABELS[position],
            "score": wording.signed(position),
            "shade": SHADES[position],
            "actors": [_chip(tables, c) for c in found.cells if c.position == position],
        }
        for position in (-2, -1, 0, 1, 2)
    ]
    kinds = [
        (label, [c for c in found.cells if c.status == status and not c.reason])
        for status, label in wording.SILENCE_WORDS.items()
    ]
    kinds.append(("Out of office", [c for c in found.cells if c.out_of_office]))
    kinds.append(("Hidden by the filters", [c for c in found.cells if c.hidden]))
    others = [
        {"label": label, "actors": [_chip(tables, cell) for cell in cells]}
        for label, cells in kinds
        if cells
    ]
    return {"columns": columns, "others": others}


def scale(data: dict[str, Any], *, key: str, on_open: Callable[[], None]) -> None:
    """Mounts the scale; ``on_open`` runs when an actor is chosen (``session_state[key].open``)."""
    _scale(key=key, data=data, on_open_change=on_open)


def _chip(tables: Tables, cell: Cell) -> dict[str, Any]:
    row, issue = tables.actor_rows[cell.actor], tables.issue_rows[cell.issue]
    stale = f", {wording.stale_age(cell)}" if cell.stale else ""
    return {
        "cell": cell.id,
        "name": row.short,
        "date": "" if cell.blank else wording.when_words(cell.date, short=True) + stale,
        "stale": cell.stale,
        "sentence": wording.cell_sentence(cell, actor=row.name, issue=issue.title),
    }
