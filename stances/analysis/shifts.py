"""Changes of position: when, and of what kind (docs/method.md, "Shifts")."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise
from operator import itemgetter
from typing import Annotated

import pandas as pd

from stances.analysis.ledger import day_number
from stances.analysis.positions import Positions
from stances.analysis.voices import another_voice
from stances.model.vocabulary import ShiftKind
from stances.tables import Tables
from stances.tables.rows import (
    COUNT,
    FLAG,
    LIST,
    SMALL,
    TEXT,
    CodingRow,
    StanceRow,
    columns_of,
    frame_of,
)

NEAR = 14
_TOGETHER = 2000  # cells whose rows are made at once


@dataclass(frozen=True, slots=True)
class Shift:
    """One move from a record that was in force to the next; ``day`` is that of the later one."""

    actor: Annotated[str, TEXT, "actor id"]
    issue: Annotated[str, TEXT, "issue id"]
    kind: Annotated[ShiftKind, TEXT, "what kind of move it was"]
    from_date: Annotated[str, TEXT, "date of the record before (EDTF)"]
    from_position: Annotated[int | None, SMALL, "position before; missing for a clarification"]
    to_date: Annotated[str, TEXT, "date of the record after (EDTF)"]
    to_position: Annotated[int, SMALL, "position after"]
    days: Annotated[int, COUNT, "days between the earliest days of the two"]
    order_certain: Annotated[bool, FLAG, "false if the possible dates of the two overlap"]
    within_coding: Annotated[bool, FLAG, "true if the step is within the coders' own disagreement"]
    speaker_changed: Annotated[bool, FLAG, "true if another person speaks"]
    from_speaker: Annotated[str | None, TEXT, "who spoke before"]
    to_speaker: Annotated[str | None, TEXT, "who spoke after"]
    from_stance: Annotated[str, TEXT, "id of the record before"]
    to_stance: Annotated[str, TEXT, "id of the record after"]
    events: Annotated[tuple[str, ...], LIST, "ids of the nearest events, nearest first"]
    day: date


SHIFTS = columns_of(Shift)


@dataclass(frozen=True)
class Moves:
    """Shifts to show, with the records before and after each."""

    shifts: Sequence[Shift]

    @property
    def frame(self) -> pd.DataFrame:
        """The shifts as a frame with the columns of SHIFTS."""
        return frame_of(self.shifts, Shift)

    @property
    def stances(self) -> list[str]:
        """The ids of the records before and after each shift."""
        return [name for shift in self.shifts for name in (shift.from_stance, shift.to_stance)]


def shifts(tables: Tables, positions: Positions, *, near: int = NEAR) -> list[Shift]:
    """Every shift up to the day of ``positions``, newest first.

    Consecutive records that were in force are compared. ``near`` is the greatest distance in days
    of an event from the later record.
    """
    events = _events(tables)
    moves: list[tuple[tuple[date, int, str], Shift]] = []
    for records in _records(tables, positions):
        for before, after in pairwise(records):
            kind = move_kind(tables, before, after)
            if kind is not None:
                nearby = _nearest(after, events, near)
                shift = _shift(before, after, kind, tables.codings_of, nearby)
                moves.append(((shift.day, after.within_day, after.stance), shift))
    moves.sort(key=itemgetter(0), reverse=True)
    return [shift for _, shift in moves]


def _records(tables: Tables, positions: Positions) -> Iterator[list[StanceRow]]:
    """For each cell the records that were in force with a position, after the silence before.

    The rows of many cells are made at once, which is far quicker in a large table.
    """
    known = (
        (pair, [step for step in steps if step.position is not None])
        for pair, steps in positions.trails.items()
    )
    silent = bool(tables.stances["position"].isna().any())
    while cells := list(islice(known, _TOGETHER)):
        names = [step.stance for _, steps in cells for step in steps]
        rows = iter(tables.stances_named(names))
        for (actor, issue), steps in cells:
            records = list(islice(rows, len(steps)))
            first = _silence_before(tables, positions, actor, issue, records) if silent else []
            yield [*first, *records]


def _silence_before(
    tables: Tables, positions: Positions, actor: str, issue: str, known: Sequence[StanceRow]
) -> list[StanceRow]:
    """The last declined or unclear record before the first position, as a list of at most one."""
    if not known:
        return []
    first = known[0]
    silent = [
        row
        for row in tables.stances_of.get((actor, issue), ())
        if row.position is None and row.stance in positions.admitted and _begins_before(row, first)
    ]
    return (
        [max(silent, key=lambda row: (row.earliest, row.within_day, row.stance))] if silent else []
    )


def _begins_before(row: StanceRow, other: StanceRow) -> bool:
    return row.earliest < other.earliest or _in_stated_order(row, other)


def _in_stated_order(row: StanceRow, other: StanceRow) -> bool:
    """True if both are of one date and say that ``row`` comes first within it."""
    return row.date == other.date and 0 < row.within_day < other.within_day


def move_kind(tables: Tables, before: StanceRow, after: StanceRow) -> ShiftKind | None:
    """What kind of move lies between two records of one actor on one issue, None if none does.

    The later one has a position.
    """
    kind = _kind(before, after)
    if kind in (None, ShiftKind.CLARIFICATION) or not another_voice(tables, before, after):
        return kind
    return ShiftKind.ANOTHER_VOICE


def _kind(before: StanceRow, after: StanceRow) -> ShiftKind | None:
    old, new = before.position, after.position
    if old is None or new is None:
        return ShiftKind.CLARIFICATION
    if old * new < 0:
        return ShiftKind.REVERSAL
    if old == new:
        both = any(before.scope) and any(after.scope)
        return ShiftKind.SCOPE_CHANGE if both and before.scope != after.scope else None
    if new == 0:
        return ShiftKind.TO_MIXED
    if old == 0:
        return ShiftKind.FROM_MIXED
    return ShiftKind.HARDENING if abs(new) > abs(old) else ShiftKind.SOFTENING


def _shift(
    before: StanceRow,
    after: StanceRow,
    kind: ShiftKind,
    codings: Mapping[str, Sequence[CodingRow]],
    events: tuple[str, ...],
) -> Shift:
    return Shift(
        actor=after.actor,
        issue=after.issue,
        kind=kind,
        from_date=before.date,
        from_position=before.position,
        to_date=after.date,
        to_position=after.position,  # type: ignore[arg-type]  # the later record has a position
        days=(after.earliest - before.earliest).days,
        order_certain=before.latest < after.earliest or _in_stated_order(before, after),
        within_coding=_within(before, after, codings) or _within(after, before, codings),
        speaker_changed=before.speaker != after.speaker,
        from_speaker=before.speaker,
        to_speaker=after.speaker,
        from_stance=before.stance,
        to_stance=after.stance,
        events=events,
        day=after.earliest,
    )


def _nearest(after: StanceRow, events: Sequence["_Dated"], near: int) -> tuple[str, ...]:
    """The ids of the events at most ``near`` days away, nearest first."""
    start, end = day_number(after.earliest), day_number(after.latest)
    close = sorted((event.distance(start, end), event.name) for event in events)
    return tuple(name for gap, name in close if gap <= near)


def _within(coded: StanceRow, other: StanceRow, codings: Mapping[str, Sequence[CodingRow]]) -> bool:
    """True if the coders of ``coded`` span the position of ``other``."""
    if coded.position == other.position or other.position is None:
        return False
    values = [coding.position for coding in codings.get(coded.stance, ())]
    known = [position for position in values if position is not None]
    return bool(known) and min(known) <= other.position <= max(known)


@dataclass(frozen=True)
class _Dated:
    name: str
    first: int
    last: int

    def distance(self, start: int, end: int) -> int:
        """Days between the event and the interval, 0 if they overlap."""
        return max(self.first - end, start - self.last, 0)


def _events(tables: Tables) -> list[_Dated]:
    return [
        _Dated(name, day_number(row.earliest), day_number(row.latest))
        for name, row in tables.event_rows.items()
    ]
