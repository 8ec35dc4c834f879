"""What moved, when, and what kind of move it was (docs/method.md, "Shifts")."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from stances.analysis.ledger import Ledger, day_number, ledger
from stances.analysis.positions import Positions, Step, positions
from stances.model.vocabulary import Knowledge, ShiftKind
from stances.tables import COUNT, FLAG, SMALL, TEXT, Columns, Row, Tables

SHIFTS: Columns = {
    "actor": (TEXT, "actor id"),
    "issue": (TEXT, "issue id"),
    "kind": (TEXT, "what kind of move it was"),
    "from_date": (TEXT, "date of the record before (EDTF)"),
    "from_position": (SMALL, "position before; missing for a clarification"),
    "to_date": (TEXT, "date of the record after (EDTF)"),
    "to_position": (SMALL, "position after"),
    "days": (COUNT, "days from the earliest day of the one to that of the other"),
    "order_certain": (FLAG, "false where the possible dates of the two overlap"),
    "within_coding": (FLAG, "true where the step lies inside the coders' own disagreement"),
    "speaker_changed": (FLAG, "true where another person speaks"),
    "from_speaker": (TEXT, "who spoke before"),
    "to_speaker": (TEXT, "who spoke after"),
    "from_stance": (TEXT, "id of the record before"),
    "to_stance": (TEXT, "id of the record after"),
    "events": (TEXT, "ids of the nearest events, nearest first, joined by commas"),
}
NEAR = 14


def shifts(
    tables: Tables,
    *,
    as_of: date,
    actors: Sequence[str] | None = None,
    issues: Sequence[str] | None = None,
    knowledge: Knowledge = Knowledge.THEN,
    near: int = NEAR,
    book: Ledger | None = None,
    found: Positions | None = None,
) -> list[Row]:
    """Every shift on record by ``as_of``, with the columns of SHIFTS, newest first.

    Compared are consecutive records that were in force. ``near`` is how many days an event may lie
    from the later record. ``found`` are the positions on that day, where they are known already.
    """
    found = found or positions(
        tables,
        as_of=as_of,
        actors=actors,
        issues=issues,
        knowledge=knowledge,
        book=book or ledger(tables),
    )
    events = _events(tables)
    made = []
    for (actor, issue), steps in found.trails.items():
        known = [step for step in steps if step.position is not None]
        first = _first_word(tables, found, actor, issue, known)
        records = [*first, *(tables.stance_rows[step.stance] for step in known)]
        for before, after in pairwise(records):
            kind = _kind(before, after)
            if kind is not None:
                made.append(
                    _shift(before, after, kind, tables.codings_of) | _near(after, events, near)
                )
    return sorted(made, key=lambda row: (row["_day"], row["to_stance"]), reverse=True)


def _first_word(
    tables: Tables, found: Positions, actor: str, issue: str, known: Sequence[Step]
) -> list[Row]:
    """The last declined or unclear record before the first position, as a list of at most one."""
    if not known:
        return []
    start = tables.stance_rows[known[0].stance]["earliest"]
    silent = [
        row
        for row in tables.stances_of.get((actor, issue), ())
        if row["position"] is None and row["stance"] in found.admitted and row["earliest"] < start
    ]
    return [max(silent, key=lambda row: (row["earliest"], row["stance"]))] if silent else []


def _kind(before: Row, after: Row) -> ShiftKind | None:
    old, new = before["position"], after["position"]
    if old is None:
        return ShiftKind.CLARIFICATION
    if old * new < 0:
        return ShiftKind.REVERSAL
    if old == new:
        scopes = [
            tuple(row[name] for name in ("area", "weapon", "condition")) for row in (before, after)
        ]
        both = all(any(scope) for scope in scopes)
        return ShiftKind.SCOPE_CHANGE if both and scopes[0] != scopes[1] else None
    if new == 0:
        return ShiftKind.TO_MIXED
    if old == 0:
        return ShiftKind.FROM_MIXED
    return ShiftKind.HARDENING if abs(new) > abs(old) else ShiftKind.SOFTENING


def _shift(
    before: Row,
    after: Row,
    kind: ShiftKind,
    codings: Mapping[str, Sequence[Row]],
) -> dict[str, Any]:
    return {
        "actor": after["actor"],
        "issue": after["issue"],
        "kind": str(kind),
        "from_date": before["date"],
        "from_position": before["position"],
        "to_date": after["date"],
        "to_position": after["position"],
        "days": (after["earliest"] - before["earliest"]).days,
        "order_certain": before["latest"] < after["earliest"],
        "within_coding": _within(before, after, codings) or _within(after, before, codings),
        "speaker_changed": before["speaker"] != after["speaker"],
        "from_speaker": before["speaker"],
        "to_speaker": after["speaker"],
        "from_stance": before["stance"],
        "to_stance": after["stance"],
    }


def _near(after: Row, events: Sequence["_Dated"], near: int) -> dict[str, Any]:
    start, end = day_number(after["earliest"].date()), day_number(after["latest"].date())
    close = [(event.distance(start, end), event.name) for event in events]
    names = ",".join(name for gap, name in sorted(close) if gap <= near)
    return {"events": names or None, "_day": start}


def _within(coded: Row, other: Row, codings: Mapping[str, Sequence[Row]]) -> bool:
    """True where the coders of ``coded`` span the position of ``other``."""
    if coded["position"] == other["position"]:
        return False
    given = [coding["position"] for coding in codings.get(coded["stance"], ())]
    held = [position for position in given if position is not None]
    return bool(
        held and other["position"] is not None and min(held) <= other["position"] <= max(held)
    )


@dataclass(frozen=True)
class _Dated:
    name: str
    first: int
    last: int

    def distance(self, start: int, end: int) -> int:
        """Days between the event and the interval, 0 where they overlap."""
        return max(self.first - end, start - self.last, 0)


def _events(tables: Tables) -> list[_Dated]:
    return [
        _Dated(name, day_number(row["earliest"].date()), day_number(row["latest"].date()))
        for name, row in tables.event_rows.items()
    ]
