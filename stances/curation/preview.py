"""What an edit would change, before it is saved: lines, and positions in force."""

import difflib
from dataclasses import dataclass
from datetime import date

from stances.analysis.cell import Cell
from stances.analysis.question import question
from stances.model.seeds import Seeds
from stances.reading.loader import Loaded, parse
from stances.tables.frames import tables


@dataclass(frozen=True, slots=True)
class CellChange:
    """The cell of an actor and an issue before and after; None if it does not exist."""

    actor: str
    issue: str
    before: Cell | None
    after: Cell | None


@dataclass(frozen=True, slots=True)
class Preview:
    """The lines that change, as a unified difference, and the cells that change."""

    lines: str
    cells: tuple[CellChange, ...]


def preview(
    old: str, new: str, *, file: str, seeds: Seeds, as_of: date, today: date | None = None
) -> Preview:
    """What replacing ``old`` with ``new`` changes; InvalidData if one of them is not valid.

    ``seeds`` are those of the new text; ``as_of`` is the day on which positions are compared.
    """
    before, after = (
        parse(text.encode(), file=file, seeds=seeds, today=today) for text in (old, new)
    )
    lines = line_changes(old, new, file=file)
    return Preview(lines, tuple(cell_changes(before, after, as_of=as_of)))


def line_changes(old: str, new: str, *, file: str) -> str:
    """The unified difference of two texts, with three lines around each change; empty if none."""
    before, after = (text.replace("\r\n", "\n").split("\n") for text in (old, new))
    lines = difflib.unified_diff(before, after, file, file, lineterm="")
    return "".join(f"{line}\n" for line in lines)


def cell_changes(old: Loaded, new: Loaded, *, as_of: date) -> list[CellChange]:
    """The cells whose position or status in force on ``as_of`` differs, in the new order."""
    before, after = _cells(old, as_of), _cells(new, as_of)
    pairs = [*after, *(pair for pair in before if pair not in after)]
    changes = [CellChange(*pair, before.get(pair), after.get(pair)) for pair in pairs]
    return [change for change in changes if _shown(change.before) != _shown(change.after)]


def _cells(loaded: Loaded, as_of: date) -> dict[tuple[str, str], Cell]:
    frames = tables(loaded.dataset, loaded.seeds)
    return dict(question(frames, as_of=as_of).positions().cell_of)


def _shown(cell: Cell | None) -> tuple[object, object]:
    """What the grid shows of a cell; nothing if it does not exist."""
    return ("none", None) if cell is None else (cell.status, cell.position)
