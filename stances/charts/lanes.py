"""Lanes over time: the position in force as bars, records as ticks, events on the same axis.

The spec is drawn by a component (``components/timeline``) rather than by Plotly, because the
labels of events are laid out anew for every width and zoom so that they never collide.
"""

from collections.abc import Sequence
from typing import NamedTuple

from stances import wording
from stances.analysis.cell import Cell
from stances.analysis.in_force import absences
from stances.analysis.ledger import day_number
from stances.analysis.positions import Positions, Step
from stances.model.dates import FIRST_DAY
from stances.model.vocabulary import CellStatus
from stances.tables import Tables
from stances.tables.rows import EventRow, StanceRow


class Bar(NamedTuple):
    """A stretch of one position: first day, day after the last, position (None: contested).

    On a ``stale`` stretch the record is older than its issue allows.
    """

    start: int
    end: int
    position: int | None
    stale: bool = False


class Tick(NamedTuple):
    """A record: the days its date can mean, its position (None if it has none), its words."""

    stance: str
    first: int
    last: int
    position: int | None
    uncertain: bool
    sentence: str


class Lane(NamedTuple):
    """One actor on one issue; ``ended`` are the last days of times in office that have passed.

    ``excluded`` are the first and last days of times when the actor may not take a position.
    """

    cell: str
    label: str
    bars: Sequence[Bar]
    ticks: Sequence[Tick]
    ended: Sequence[int]
    excluded: Sequence[tuple[int, int]]


class Mark(NamedTuple):
    """An event: its first day, a short label, the full label, and whether it is major."""

    day: int
    short: str
    label: str
    major: bool


class Lanes(NamedTuple):
    """Everything the chart shows, days as numbers since 1970-01-01."""

    first: int
    last: int
    lanes: Sequence[Lane]
    marks: Sequence[Mark]


def lanes_spec(tables: Tables, positions: Positions, *, by: str) -> Lanes:
    """The lanes: by ``issue`` one lane an actor, by ``actor`` one lane an issue."""
    last = day_number(positions.as_of)
    lanes = [_lane(tables, positions, cell, by=by, last=last) for cell in positions.cells]
    days = [tick.first for lane in lanes for tick in lane.ticks]
    first = max(min([*days, last - 30]) - 20, day_number(FIRST_DAY))
    marks = [
        Mark(day_number(row.earliest), row.short, _event_words(row), row.major)
        for row in tables.event_rows.values()
    ]
    return Lanes(first, last, lanes, [mark for mark in marks if first <= mark.day <= last])


def lanes_alt(spec: Lanes, *, title: str) -> str:
    """What the chart shows, in a sentence or two."""
    if not any(lane.ticks or lane.excluded for lane in spec.lanes):
        return f"{title}: no record by the as-of date."
    parts = []
    for lane in spec.lanes:
        if any(until >= spec.last for _, until in lane.excluded):
            words = wording.SILENCE_WORDS[CellStatus.NOT_APPLICABLE].lower()
            parts.append(f"{lane.label}: {words}, {wording.count(len(lane.ticks), 'record')}")
        elif lane.bars:
            position = lane.bars[-1].position
            status = CellStatus.CONTESTED if position is None else CellStatus.CODED
            words = wording.position_words(position, status).lower()
            if lane.bars[-1].stale:
                words += " (stale)"
            parts.append(f"{lane.label}: {words}, {wording.count(len(lane.ticks), 'record')}")
        elif lane.ticks:
            parts.append(f"{lane.label}: no position, {wording.count(len(lane.ticks), 'record')}")
    return f"{title}. At the end of the period: {'; '.join(parts)}."


def _lane(tables: Tables, positions: Positions, cell: Cell, *, by: str, last: int) -> Lane:
    actor, issue = cell.actor, cell.issue
    row = tables.actor_rows[actor]
    gaps = [
        (day_number(first), day_number(again))
        for first, again in absences(tables.offices_of.get(actor, ()), positions.as_of)
    ]
    excluded = [
        (day_number(time.first), day_number(time.last))
        for time in tables.not_applicable_of.get(actor, ())
        if time.issue in (None, issue)
    ]
    records = [
        record
        for record in tables.stances_of.get((actor, issue), ())
        if record.stance in positions.admitted
    ]
    return Lane(
        cell.id,
        tables.issue_rows[issue].title if by == "actor" else row.name,
        _bars(tables, issue, positions.trail(cell), [*gaps, *excluded], end=last),
        [_tick(record) for record in sorted(records, key=lambda r: (r.earliest, r.stance))],
        [first - 1 for first, _ in gaps],
        [time for time in excluded if time[0] <= last],
    )


def _bars(
    tables: Tables,
    issue: str,
    steps: Sequence[Step],
    gaps: Sequence[tuple[int, int]],
    *,
    end: int,
) -> list[Bar]:
    """The stretches of the steps, without the days out of office (``gaps``, both ends included)."""
    starts = [step.day for step in steps]
    ends = [*starts[1:], end + 1][: len(starts)]
    limit = tables.issue_rows[issue].stale_after
    bars: list[Bar] = []
    for step, stop in zip(steps, ends, strict=True):
        if step.day >= stop or step.day > end:
            continue
        latest = day_number(tables.stance_rows[step.stance].latest)
        old = stop if limit is None or step.position is None else latest + int(limit) + 1
        bar = Bar(step.day, stop, step.position)
        parts = bar._replace(end=min(stop, old)), bar._replace(start=max(step.day, old), stale=True)
        bars += [part for part in parts if part.start < part.end]
    for first, last in gaps:
        bars = [part for bar in bars for part in _without(bar, first, last)]
    return bars


def _without(bar: Bar, first: int, last: int) -> list[Bar]:
    parts = bar._replace(end=min(bar.end, first)), bar._replace(start=max(bar.start, last + 1))
    return [part for part in parts if part.start < part.end]


def _tick(record: StanceRow) -> Tick:
    label = wording.position_words(record.position, record.status).lower()
    speaker = f", {record.speaker}" if record.speaker else ""
    return Tick(
        record.stance,
        day_number(record.earliest),
        day_number(record.latest),
        record.position,
        record.uncertain,
        f"{wording.when_words(record.date)}: {label}{speaker}",
    )


def _event_words(event: EventRow) -> str:
    return f"{wording.when_words(event.date)}: {event.label}"
