"""How the positions on one issue came about: each actor's, from change to change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from stances.analysis.cell import Cell
from stances.analysis.ledger import NEVER, Bools, Ledger, day_number, day_of
from stances.analysis.positions import positions
from stances.analysis.selection import Selection
from stances.model.dates import FIRST_DAY, LAST_DAY
from stances.tables import Tables


@dataclass(frozen=True)
class Course:
    """Of each actor the cells that follow each other on one issue, each with its first day.

    From its day on until the next, a cell is what the positions of the day show but for its age;
    the first also before its day.
    ``records`` are the earliest days of the admitted records, oldest first.
    """

    issue: str
    steps: Mapping[str, Sequence[tuple[int, Cell]]]
    records: Sequence[int]

    @property
    def days(self) -> list[int]:
        """Every day on which something changes, in order."""
        return sorted({day for steps in self.steps.values() for day, _ in steps})


def course(selection: Selection) -> Course:
    """The course of the selection's one issue, whatever its day.

    The positions are asked for on each day on which they can change; only the changes are kept.
    """
    (issue,) = selection.issues
    whole = _about(selection.ledger, issue)
    ledger = _of(whole, selection.actors)
    steps: dict[str, list[tuple[int, Cell]]] = {actor: [] for actor in selection.actors}
    for day, actors in _days(selection.tables, ledger, selection.actors, issue).items():
        asked = replace(selection, ledger=ledger, as_of=day_of(day), actors=tuple(actors))
        for cell in positions(asked).cells:
            known = steps[cell.actor]
            if not known or _differs(known[-1][1], cell):
                known.append((day, cell))
    kept = slice(None) if selection.keep is None else selection.keep[whole.row]
    return Course(issue, steps, whole.earliest[kept].tolist())


def _differs(one: Cell, other: Cell) -> bool:
    """True if the cells differ in more than their age."""
    return replace(one, age_days=None) != replace(other, age_days=None)


def _about(ledger: Ledger, issue: str) -> Ledger:
    """The ledger with the records on one issue alone."""
    number = ledger.issues.get_loc(issue)
    return _only(ledger, ledger.cell % len(ledger.issues) == number)


def _of(ledger: Ledger, actors: Sequence[str]) -> Ledger:
    """The ledger with the records of these actors alone."""
    numbers = ledger.actors.get_indexer(list(actors))
    return _only(ledger, np.isin(ledger.cell // len(ledger.issues), numbers))


def _only(ledger: Ledger, among: Bools) -> Ledger:
    columns = ("cell", "earliest", "latest", "known", "entered", "until", "until_said",
               "until_entered", "within", "rank", "position", "declined", "row",
               "dispute")  # fmt: skip
    return replace(ledger, **{name: getattr(ledger, name)[among] for name in columns})


def _days(
    tables: Tables, ledger: Ledger, actors: Sequence[str], issue: str
) -> Mapping[int, Sequence[str]]:
    """On which days the position of which actors on the issue can change, one before them all."""
    limit = tables.issue_rows[issue].stale_after
    days: dict[str, set[int]] = {actor: set() for actor in actors}
    names = ("earliest", "latest", "known", "entered", "until", "until_said", "until_entered")
    for name in names:
        for cell, day in zip(ledger.cell, getattr(ledger, name), strict=True):
            among = days.get(ledger.actors[cell // len(ledger.issues)])
            if among is not None and day != NEVER:
                among.add(int(day))
                if name == "latest" and limit is not None:
                    among.add(int(day) + limit + 1)
    for actor, among in days.items():
        spans = [*tables.offices_of.get(actor, ()), *tables.not_applicable_of.get(actor, ())]
        for span in spans:
            among.update((day_number(span.first), day_number(span.last) + 1))
        for search in tables.searches_of.get((actor, issue), ()):
            if search.since is not None:
                among.add(day_number(search.since))
            if search.until is not None:
                among.add(day_number(search.until) + 1)
    every = range(day_number(FIRST_DAY), day_number(LAST_DAY) + 1)
    ordered = sorted(day for day in set().union(*days.values()) if day in every)
    first = max(min(ordered, default=0) - 1, every[0])
    changing: dict[int, list[str]] = {first: list(actors)}
    for day in ordered:
        changing.setdefault(day, [actor for actor, among in days.items() if day in among])
    return changing
