"""What there is to say first about one issue on one day: a recent reversal, or how it divides.

The rule (docs/method.md, "The finding"): the largest reversal of the last 180 days that still
stands; without one, the divide alone. Who has a current position stands on a side, but for a group
whose voices stand on both; of everybody else in office nothing current is known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from stances.analysis.cell import Cell
from stances.analysis.groups import split_groups
from stances.analysis.positions import Positions
from stances.analysis.question import Question
from stances.analysis.shifts import Shift, shifts
from stances.model.vocabulary import ActorKind, ShiftKind
from stances.tables import Tables

RECENT = 180
"""How many days before the day a reversal is recent, the first of them included."""
_MANY_VOICES = {ActorKind.CAMP, ActorKind.GROUP}


@dataclass(frozen=True)
class Finding:
    """The finding on one issue on one day.

    ``support``, ``oppose`` and ``mixed`` are the actors with a current position, the farthest from
    the middle first, ``contested`` those whose current records disagree, ``split`` the groups whose
    voices stand on both sides; ``unknown`` are the others in office: what there is of them is
    stale, or they have no position. ``records`` counts what is admitted on the issue by then.
    """

    issue: str
    as_of: date
    reversal: Shift | None
    support: tuple[str, ...]
    oppose: tuple[str, ...]
    mixed: tuple[str, ...]
    contested: tuple[str, ...]
    split: tuple[str, ...]
    unknown: tuple[str, ...]
    records: int

    @property
    def known(self) -> tuple[str, ...]:
        """The actors with a current position, contested and split ones among them."""
        return (*self.support, *self.oppose, *self.mixed, *self.contested, *self.split)


def finding(question: Question, *, first: Sequence[str] = ()) -> Finding:
    """The finding on the one issue of ``question``; the actors in ``first`` are named first."""
    (issue,) = question.issues
    positions = question.positions()
    order = {name: at for at, name in enumerate(dict.fromkeys((*first, *question.actors)))}
    both = {actor for actor, _ in split_groups(question, positions)}
    standing = [one for one in _standing(question.tables, positions) if one.actor not in both]
    reversal = _largest(standing, order, among=first)
    actor = reversal.actor if reversal else None

    def named(cells: Iterable[Cell]) -> tuple[str, ...]:
        return tuple(
            cell.actor
            for cell in sorted(
                cells,
                key=lambda c: (c.actor != actor, -abs(c.position or 0), order[c.actor]),
            )
        )

    split = [cell for cell in positions.cells if cell.actor in both]
    current = [cell for cell in positions.cells if is_current(cell) and cell.actor not in both]
    contested = [
        cell
        for cell in positions.cells
        if cell.against and not cell.stale and cell.actor not in both
    ]
    heard = {cell.actor for cell in (*current, *contested, *split)}
    rest = [c.actor for c in positions.cells if c.actor not in heard and not c.out_of_office]
    return Finding(
        issue,
        question.as_of,
        reversal,
        support=named(cell for cell in current if (cell.position or 0) > 0),
        oppose=named(cell for cell in current if (cell.position or 0) < 0),
        mixed=named(cell for cell in current if cell.position == 0),
        contested=named(contested),
        split=named(split),
        unknown=tuple(sorted(rest, key=order.__getitem__)),
        records=sum(cell.records for cell in positions.cells),
    )


def is_current(cell: Cell) -> bool:
    """True if the cell has a position that is not stale."""
    return cell.position is not None and not cell.stale


def _standing(tables: Tables, positions: Positions) -> list[Shift]:
    """The recent reversals that the actor still stands by, and that nothing casts doubt on.

    A change of a camp's or a group's voice is none, nor one inside the coders' own disagreement,
    nor one whose two dates may be the other way round.
    """
    since = positions.as_of - timedelta(RECENT)
    return [
        shift
        for shift in shifts(tables, positions)
        if shift.kind is ShiftKind.REVERSAL
        and shift.day >= since
        and shift.order_certain
        and not shift.within_coding
        and not (shift.speaker_changed and tables.actor_rows[shift.actor].kind in _MANY_VOICES)
        and _stands(positions.cell(shift.actor, shift.issue), shift)
    ]


def _stands(cell: Cell, shift: Shift) -> bool:
    return is_current(cell) and (cell.position or 0) * shift.to_position > 0


def _largest(
    moves: Sequence[Shift], order: dict[str, int], *, among: Sequence[str]
) -> Shift | None:
    """The move of most steps, then the latest, then that of an actor in ``among``."""

    def rank(shift: Shift) -> tuple[int, date, bool, int]:
        steps = abs(shift.to_position - (shift.from_position or 0))
        return steps, shift.day, shift.actor in among, -order[shift.actor]

    return max(moves, key=rank, default=None)
