"""How the positions on one issue came about: each actor's, from change to change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stances.analysis.cell import Cell
from stances.analysis.groups import members_of
from stances.analysis.ledger import NEVER, Ledger, day_number, day_of
from stances.analysis.positions import positions
from stances.analysis.selection import Selection
from stances.analysis.voices import has_many_voices
from stances.model.dates import FIRST_DAY, LAST_DAY
from stances.tables import Tables

_EVERY = range(day_number(FIRST_DAY), day_number(LAST_DAY) + 1)


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
    ledger = whole.about(selection.actors)
    steps: dict[str, list[tuple[int, Cell]]] = {actor: [] for actor in selection.actors}
    for day, actors in _days(selection.tables, ledger, selection.actors, issue).items():
        asked = replace(selection, ledger=ledger, as_of=day_of(day), actors=tuple(actors))
        for cell in positions(asked).cells:
            known = steps[cell.actor]
            if not known or _differs(known[-1][1], cell):
                known.append((day, cell))
    kept = slice(None) if selection.keep is None else selection.keep[whole.row]
    return Course(issue, steps, whole.earliest[kept].tolist())


def split_days(tables: Tables, course: Course) -> dict[str, list[tuple[int, bool]]]:
    """From which day on each camp, party or other group is split, or no longer (``split_groups``).

    None is before its first day. Members count if they are in the course.
    """
    split: dict[str, list[tuple[int, bool]]] = {}
    for group in course.steps:
        times = {
            name: [one for one in tables.memberships_of.get(name, ()) if one.group == group]
            for name in course.steps
        }
        voices = [group, *(name for name, spans in times.items() if spans)]
        if len(voices) == 1 or not has_many_voices(tables, group):
            continue
        days = {day for name in voices for day, _ in course.steps[name]}
        for one in (one for spans in times.values() for one in spans):
            days |= {day_number(one.first), day_number(one.last) + 1}
        known = split[group] = []
        for day in sorted(day for day in days if day in _EVERY):
            is_split = _is_split(tables, course, group, day)
            if is_split != (known[-1][1] if known else False):
                known.append((day, is_split))
    return split


def _is_split(tables: Tables, course: Course, group: str, day: int) -> bool:
    inside = [name for name in members_of(tables, group, day_of(day)) if name in course.steps]
    cells = [_cell_on(course.steps[name], day) for name in (*inside, group)]
    sides = {cell.position > 0 for cell in cells if cell.position and not cell.stale}
    return bool(inside) and len(sides) == 2


def _cell_on(steps: Sequence[tuple[int, Cell]], day: int) -> Cell:
    return next((cell for first, cell in reversed(steps) if first <= day), steps[0][1])


def _differs(one: Cell, other: Cell) -> bool:
    """True if the cells differ in more than their age."""
    return one != replace(other, age_days=one.age_days)


def _about(ledger: Ledger, issue: str) -> Ledger:
    """The ledger with the records on one issue alone."""
    number = ledger.issues.get_loc(issue)
    return ledger.only(ledger.cell % len(ledger.issues) == number)


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
    ordered = sorted(day for day in set().union(*days.values()) if day in _EVERY)
    first = max(min(ordered, default=0) - 1, _EVERY[0])
    changing: dict[int, list[str]] = {first: list(actors)}
    for day in ordered:
        changing.setdefault(day, [actor for actor, among in days.items() if day in among])
    return changing
