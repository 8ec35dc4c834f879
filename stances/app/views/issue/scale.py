"""The actors along the positions of one issue, and those without one."""

from stances import wording
from stances.analysis.cell import Cell
from stances.analysis.positions import Positions
from stances.charts.palette import SHADES
from stances.components.feed.payload import Chip, Scale, ScaleColumn, ScaleGroup
from stances.model.vocabulary import POSITION_LABELS
from stances.tables import Tables


def issue_scale(tables: Tables, positions: Positions) -> Scale:
    """The columns -2 to +2 with their actors, and the actors without a position by kind."""
    cells = positions.cells
    columns = [
        ScaleColumn(
            POSITION_LABELS[position],
            wording.signed(position),
            SHADES[position],
            [_chip(tables, cell) for cell in cells if cell.position == position],
        )
        for position in (-2, -1, 0, 1, 2)
    ]
    kinds = [
        (label, [cell for cell in cells if cell.status == status and not cell.reason])
        for status, label in wording.SILENCE_WORDS.items()
    ]
    kinds += [
        (label, [cell for cell in cells if cell.reason == reason])
        for reason, label in wording.REASON_WORDS.items()
    ]
    others = [
        ScaleGroup(label, [_chip(tables, cell) for cell in members])
        for label, members in kinds
        if members
    ]
    return Scale(columns, others)


def _chip(tables: Tables, cell: Cell) -> Chip:
    row, issue = tables.actor_rows[cell.actor], tables.issue_rows[cell.issue]
    stale = f", {wording.stale_age(cell)}" if cell.stale else ""
    return Chip(
        cell.id,
        row.short,
        "" if cell.blank else wording.when_words(cell.date, short=True) + stale,
        cell.stale,
        wording.cell_sentence(cell, actor=row.name, issue=issue.title),
    )
