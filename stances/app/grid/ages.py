"""What the grid shows of coverage: actors as rows, issues as columns, each cell its age."""

from typing import Any

from stances import wording
from stances.analysis.cell import Cell
from stances.analysis.positions import Positions
from stances.app.grid.cells import SHADES, legend
from stances.model.vocabulary import CellStatus
from stances.tables import Tables


def ages_data(tables: Tables, found: Positions) -> dict[str, Any]:
    """Columns, rows, cells and legend of the coverage, as the grid component reads them."""
    actors, issues = tables.actor_rows, tables.issue_rows
    cells: dict[str, list[dict[str, Any]]] = {}
    for cell in found.cells:
        cells.setdefault(cell.actor, []).append(_cell(tables, cell))
    chosen = list(dict.fromkeys(cell.issue for cell in found.cells))
    return {
        "compact": True,
        "corner": "Actor",
        "as_of": found.as_of.isoformat(),
        "caption": f"What is known of {wording.count(len(cells), 'actor')} on "
        f"{wording.count(len(chosen), 'issue')} as of {wording.day_words(found.as_of)}",
        "columns": [{"id": issue, "name": issues[issue].title, "sub": ""} for issue in chosen],
        "rows": [
            {"id": actor, "title": actors[actor].short, "proposal": "", "cells": cells[actor]}
            for actor in cells
        ],
        "legend": legend(),
    }


def _cell(tables: Tables, cell: Cell) -> dict[str, Any]:
    name, title = (
        tables.actor_rows[cell.actor].name,
        tables.issue_rows[cell.issue].title,
    )
    sentence = wording.cell_sentence(cell, actor=name, issue=title)
    known = cell.state
    age = ""
    if cell.age_days is not None:
        age = wording.age_words(cell.age_days)
        sentence += f", {wording.count(cell.age_days, 'day')} before the as-of date"
    elif known == CellStatus.NOT_FOUND:
        age = wording.when_words(cell.date, short=True)
    label = wording.STATE_WORDS[known] if cell.position is None else wording.signed(cell.position)
    if cell.stale:
        label += " · stale"
    return {
        "id": cell.id,
        "kind": "gone" if known not in tuple(CellStatus) else cell.status,
        "shade": SHADES[cell.position],
        "label": "·" if known == CellStatus.NONE else label,
        "details": [age] if age and not cell.stale else [],
        "stale": age if cell.stale else "",
        "possible": False,
        "sentence": sentence,
        "trail": [],
    }
