"""What an edit would change, before it is saved: lines, and positions in force."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from stances.analysis.cell import Cell
from stances.analysis.ledger import Ledger, ledger_of
from stances.analysis.question import question
from stances.reading.loader import Loaded
from stances.tables import Tables
from stances.tables.frames import tables

_DAYS = 3


@dataclass(frozen=True)
class Side:
    """A text before or after an edit, with its dataset; frames and ledger are built once."""

    text: str
    loaded: Loaded

    @cached_property
    def tables(self) -> Tables:
        """The frames of the dataset."""
        return tables(self.loaded.dataset, self.loaded.seeds)

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger of the frames."""
        return ledger_of(self.tables)

    def cells(self, as_of: date) -> Mapping[tuple[str, str], Cell]:
        """Each cell in force on ``as_of``, by actor and issue."""
        return question(self.tables, as_of=as_of, ledger=self.ledger).positions().cell_of


@dataclass(frozen=True, slots=True)
class CellChange:
    """The cell of an actor and an issue before and after; None if it does not exist."""

    actor: str
    issue: str
    before: Cell | None
    after: Cell | None


@dataclass(frozen=True, slots=True)
class Preview:
    """The edited side, the lines that change as a unified difference, the cells by day."""

    after: Side
    lines: str
    cells: Mapping[date, tuple[CellChange, ...]]


def preview(before: Side, after: Side, *, file: str, days: Iterable[date] | None = None) -> Preview:
    """What replacing ``before`` with ``after`` changes.

    ``days`` are the days on which positions are compared, by default those of ``changed_days``.
    If no line changes, no cells are compared.
    """
    lines = line_changes(before.text, after.text, file=file)
    compared = () if not lines else changed_days(before, after) if days is None else days
    cells = {day: tuple(cell_changes(before, after, as_of=day)) for day in compared}
    return Preview(after, lines, cells)


def line_changes(old: str, new: str, *, file: str) -> str:
    """The unified difference of two texts, with three lines around each change; empty if none."""
    before, after = (text.replace("\r\n", "\n").split("\n") for text in (old, new))
    lines = difflib.unified_diff(before, after, file, file, lineterm="")
    return "".join(f"{line}\n" for line in lines)


def changed_days(before: Side, after: Side) -> list[date]:
    """The first few dates of added or changed stances, and the last day of the dataset."""
    old = before.loaded.dataset.stances_by_id
    dataset = after.loaded.dataset
    changed = {s.date.earliest for s in dataset.stances if old.get(s.id) != s}
    last = max([dataset.as_of, *(s.date.earliest for s in dataset.stances)])
    return sorted({*sorted(changed)[:_DAYS], last})


def cell_changes(before: Side, after: Side, *, as_of: date) -> list[CellChange]:
    """The cells of which something that the grid shows on ``as_of`` differs, in the new order.

    That is the position or status, its date, and whether it is stale.
    """
    old, new = before.cells(as_of), after.cells(as_of)
    pairs = [*new, *(pair for pair in old if pair not in new)]
    changes = [CellChange(*pair, old.get(pair), new.get(pair)) for pair in pairs]
    return [change for change in changes if _shown(change.before) != _shown(change.after)]


def _shown(cell: Cell | None) -> tuple[object, ...]:
    """What the grid shows of a cell; one that does not exist is empty."""
    cell = cell or Cell("", "")
    return cell.status, cell.position, cell.date, cell.stale, cell.reason
