"""Changes of position: when, and of what kind (docs/method.md, "Shifts")."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import numpy as np
import pandas as pd

from stances.analysis.ledger import day_number
from stances.analysis.moved import KINDS, Moved, moves_between
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
    small_column,
    values_of,
)

NEAR = 14
_ENDS = ("earliest", "latest")
_TOLD = ("stance", "actor", "issue", "date", *_ENDS, "position", "speaker")


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
    moves = moves_between(tables, positions)
    frame = shift_frame(tables, moves, near=near)
    (days,) = values_of(tables.stances[["earliest"]].iloc[moves.after], StanceRow, ("earliest",))
    return [
        Shift(actor, issue, ShiftKind(kind), *values)
        for actor, issue, kind, *values in zip(
            *values_of(frame, Shift, list(SHIFTS)), days, strict=True
        )
    ]


def shift_frame(tables: Tables, moves: Moved, *, near: int = NEAR) -> pd.DataFrame:
    """The shifts as a frame with the columns of SHIFTS, without making each of them."""
    stances = tables.stances[list(_TOLD)]
    before, after = (stances.iloc[rows].reset_index(drop=True) for rows in moves[:2])
    days = (after["earliest"] - before["earliest"]).dt.days
    columns = {
        "actor": after["actor"],
        "issue": after["issue"],
        "kind": pd.Series(np.array(KINDS, dtype=object)[moves.kind], dtype=TEXT),
        "from_date": before["date"],
        "from_position": small_column(before["position"]),
        "to_date": after["date"],
        "to_position": small_column(after["position"]),
        "days": days.astype(COUNT),
        "order_certain": (before["latest"] < after["earliest"]) | moves.stated,
        "within_coding": _within_coding(tables, before, after),
        "speaker_changed": pd.Series(moves.other_speaker),
        "from_speaker": before["speaker"],
        "to_speaker": after["speaker"],
        "from_stance": before["stance"],
        "to_stance": after["stance"],
        "events": _events_near(tables, after, near),
    }
    return pd.DataFrame({name: columns[name] for name in SHIFTS})


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


def _events_near(tables: Tables, after: pd.DataFrame, near: int) -> pd.Series:
    """For each record the ids of the events at most ``near`` days away, nearest first."""
    events = _events(tables)
    if not events:
        return pd.Series([()] * len(after), dtype=LIST)
    ends = [after[name].to_numpy("datetime64[D]").astype(int).tolist() for name in _ENDS]
    dates = list(zip(*ends, strict=True))
    close = {date: _nearest(date, events, near) for date in set(dates)}
    return pd.Series([close[date] for date in dates], dtype=LIST)


def _nearest(when: tuple[int, int], events: Sequence["_Dated"], near: int) -> tuple[str, ...]:
    close = sorted((event.distance(*when), event.name) for event in events)
    return tuple(name for gap, name in close if gap <= near)


def _within_coding(tables: Tables, before: pd.DataFrame, after: pd.DataFrame) -> pd.Series:
    """True for each two records of which the coders of one span the position of the other."""
    within = np.zeros(len(after), dtype=bool)
    codings = tables.codings_of
    for one, other in ((before, after), (after, before)):
        coded = np.flatnonzero(one["stance"].isin(codings.keys()))
        names, here = (one[name].iloc[coded].tolist() for name in ("stance", "position"))
        there = other["position"].iloc[coded].tolist()
        for at, name, own, value in zip(coded.tolist(), names, here, there, strict=True):
            within[at] |= not pd.isna(value) and _spanned(codings[name], own, value)
    return pd.Series(within)


def _spanned(codings: Sequence[CodingRow], own: int | None, value: int) -> bool:
    """True if the coders span a value that is not the record's own."""
    known = [coding.position for coding in codings if coding.position is not None]
    differs = pd.isna(own) or own != value
    return bool(differs and known) and min(known) <= value <= max(known)


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
