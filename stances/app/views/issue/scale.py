"""The actors along the positions of one issue, and those without one."""

from collections.abc import Mapping, Sequence

from stances import wording
from stances.analysis.cell import Cell
from stances.analysis.positions import Pair, Positions
from stances.charts.palette import SHADES
from stances.components.feed.payload import Chip, Scale, ScaleColumn, ScaleGroup
from stances.model.vocabulary import POSITION_LABELS
from stances.tables import Tables
from stances.wording.voices import SPLIT, sides_words


def issue_scale(
    tables: Tables, positions: Positions, split: Mapping[Pair, Sequence[Cell]]
) -> Scale:
    """The columns -2 to +2 with their actors, and the actors without a position by kind.

    ``split`` are the groups whose voices stand on both sides, which their chips say.
    """
    cells = positions.cells
    columns = [
        ScaleColumn(
            POSITION_LABELS[position],
            wording.signed(position),
            SHADES[position],
            [_chip(tables, cell, split) for cell in cells if cell.position == position],
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
        ScaleGroup(label, [_chip(tables, cell, split) for cell in members])
        for label, members in kinds
        if members
    ]
    return Scale(columns, others)


def _chip(tables: Tables, cell: Cell, split: Mapping[Pair, Sequence[Cell]]) -> Chip:
    row, issue = tables.actor_rows[cell.actor], tables.issue_rows[cell.issue]
    sentence = wording.cell_sentence(cell, actor=row.name, issue=issue.title)
    words = [] if cell.blank else [wording.when_words(cell.date, short=True)]
    if cell.stale:
        words.append(wording.stale_age(cell))
    if voices := split.get(cell.pair, ()):
        words.append(SPLIT.lower())
        sentence += f", but split: {'; '.join(sides_words(tables, cell.actor, voices))}"
    return Chip(cell.id, row.short, ", ".join(words), cell.stale, sentence)
