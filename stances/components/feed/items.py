"""Sections of a feed: moves, search hits, events, cells, records."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from stances import wording
from stances.analysis.cell import Cell
from stances.analysis.differences import Sides, sides
from stances.analysis.positions import Positions
from stances.analysis.search import Hit
from stances.analysis.shifts import Shift
from stances.analysis.words_and_deeds import Gap
from stances.charts.palette import SHADES
from stances.components.feed.payload import Item, Section, Side
from stances.components.kit.payload import PageLink
from stances.model.vocabulary import ShiftKind
from stances.tables import Tables
from stances.tables.rows import EventRow
from stances.wording.numbers import count
from stances.wording.voices import GAP, gap_sentence

LISTED = 500
SAVED = 100_000  # records of a search that a download has: a file of more opens nowhere
"""How many items a list has at most; it says how many there are."""
_Each = TypeVar("_Each")


def _listed(
    item: Callable[[_Each], Item],
    all_of_them: Sequence[_Each],
    *,
    empty: str,
    heading: str = "",
    first: str = "first",
) -> Section:
    total = len(all_of_them)
    saved = "them all" if total <= SAVED else f"the {first} {SAVED:,}"
    left_out = f"Showing the {first} {LISTED} of {total:,}; a download has {saved}."
    return Section(
        [item(each) for each in all_of_them[:LISTED]],
        empty,
        heading,
        left_out=left_out if total > LISTED else "",
    )


def moves(tables: Tables, shifts: Sequence[Shift], *, empty: str, heading: str = "") -> Section:
    """Each shift with its kind, its before and after, the time between and the nearest event."""
    return _listed(partial(_move, tables), shifts, empty=empty, heading=heading, first="newest")


def words_and_deeds(tables: Tables, gaps: Iterable[Gap], *, heading: str) -> Section:
    """Each actor and issue whose latest deed and latest words differ, with both records."""
    items = [
        Item(
            _title(tables, gap.actor, gap.issue),
            "",
            GAP,
            sides=[side_of(tables, gap.deed), side_of(tables, gap.words)],
            notes=[gap_sentence(gap)],
        )
        for gap in gaps
    ]
    return Section(items, "Nobody's latest words and deeds differ so far by this date.", heading)


def hits(tables: Tables, matches: Sequence[Hit], *, empty: str) -> Section:
    """Each search hit with the words around it, the matches marked."""
    return _listed(partial(_hit, tables), matches, empty=empty, first="newest")


def events(tables: Tables, linked: str, *, until: date) -> Section:
    """The events until then, the latest first, the one that the address names before all."""
    past = [
        row for row in tables.event_rows.values() if row.earliest <= until or row.event == linked
    ]
    past.sort(key=lambda row: (row.event == linked, row.earliest), reverse=True)
    items = [_event(tables, row, linked) for row in past]
    return Section(items, "No event by this date in this dataset.")


def _event(tables: Tables, row: EventRow, linked: str) -> Item:
    return Item(
        row.label,
        wording.when_words(row.date),
        "linked" if row.event == linked else "turning point" if row.major else "",
        strong=row.event == linked,
        copy={"event": row.event, "part": "Events"},
        notes=[row.note] if row.note else [],
        links=[
            PageLink(wording.source_label(tables.source_rows[name]), "sources", {"source": name})
            for name in row.sources
        ],
    )


def differences(tables: Tables, positions: Positions, *, heading: str) -> Section:
    """The five issues that split the actors most, each actor with its position."""
    empty = "No two actors stand on opposite sides by this date."
    items = [_split(tables, positions, side) for side in sides(positions)[:5]]
    return Section(items, empty, heading)


def actor_side(tables: Tables, cell: Cell) -> Side:
    """A chip with the actor's name and its position, which opens the cell."""
    return Side(
        tables.actor_rows[cell.actor].short,
        SHADES[cell.position],
        wording.position_words(cell.position, cell.status).lower(),
        cell.id,
    )


def known_cells(tables: Tables, cells: Sequence[Cell], *, empty: str, heading: str = "") -> Section:
    """Each cell of actor and issue with what is known of it, opening its evidence."""
    return _listed(partial(_cell, tables), cells, empty=empty, heading=heading)


def changed_cells(
    tables: Tables, pairs: Sequence[tuple[Cell, Cell]], *, empty: str, heading: str = ""
) -> Section:
    """Each cell on two days, then and now, each side opening what is known of it."""
    return _listed(partial(_changed, tables), pairs, empty=empty, heading=heading)


def _changed(tables: Tables, pair: tuple[Cell, Cell]) -> Item:
    old, new = pair
    return Item(
        _title(tables, new.actor, new.issue),
        wording.when_words(new.date),
        sides=[_cell_side(old), _cell_side(new)],
        then=True,
    )


def _cell_side(cell: Cell) -> Side:
    date = wording.when_words(cell.date, short=True)
    return Side(wording.cell_label(cell), SHADES[cell.position], date, cell.id, cell.stance or "")


def records(
    tables: Tables,
    stances: Sequence[str],
    notes: Callable[[str], Sequence[str]],
    *,
    empty: str,
    heading: str = "",
) -> Section:
    """Each record with its summary and its notes under it."""
    return _listed(
        lambda stance: _record(tables, stance, notes(stance)), stances, empty=empty, heading=heading
    )


def _cell(tables: Tables, cell: Cell) -> Item:
    age = cell.age_days
    days = "" if age is None else f"{wording.age_words(age)} before the as-of date"
    details = ", ".join(wording.cell_details(cell))
    return Item(
        _title(tables, cell.actor, cell.issue),
        wording.when_words(cell.date),
        sides=[Side(wording.cell_label(cell), SHADES[cell.position], details, cell.id)],
        notes=[note for note in (days, "stale" if cell.stale else "") if note],
    )


def _record(tables: Tables, stance: str, notes: Sequence[str]) -> Item:
    record = tables.stance_rows[stance]
    return Item(
        _title(tables, record.actor, record.issue),
        wording.when_words(record.date),
        sides=[side_of(tables, stance)],
        notes=notes,
        parts=[(record.summary, False)],
    )


def _split(tables: Tables, positions: Positions, split: Sides) -> Item:
    return Item(
        tables.issue_rows[split.issue].title,
        f"{len(split.support)} for, {len(split.oppose)} against",
        sides=[
            actor_side(tables, positions.cell(actor, split.issue))
            for actor in (*split.support, *split.mixed, *split.oppose)
        ],
        notes=[tables.issue_rows[split.issue].proposal],
    )


def _move(tables: Tables, shift: Shift) -> Item:
    events = [tables.event_rows[name] for name in shift.events]
    notes = [
        f"{count(shift.days, 'day')} after the record before",
        "" if shift.order_certain else "order not certain: the possible dates overlap",
        "within the coders' own disagreement" if shift.within_coding else "",
        "another speaker" if shift.speaker_changed else "",
        f"near: {events[0].label} ({wording.when_words(events[0].date, short=True)})"
        if events
        else "",
    ]
    return Item(
        _title(tables, shift.actor, shift.issue),
        wording.when_words(shift.to_date),
        wording.KIND_WORDS[shift.kind],
        strong=shift.kind is ShiftKind.REVERSAL,
        then=True,
        sides=[side_of(tables, shift.from_stance), side_of(tables, shift.to_stance)],
        notes=[note for note in notes if note],
    )


def _hit(tables: Tables, hit: Hit) -> Item:
    record = tables.stance_rows[hit.stance]
    return Item(
        _title(tables, record.actor, record.issue),
        wording.when_words(record.date),
        hit.where,
        sides=[side_of(tables, hit.stance)],
        notes=[record.speaker] if record.speaker else [],
        parts=hit.parts,
    )


def side_of(tables: Tables, stance: str) -> Side:
    """A chip with the record's position and date, which opens the record."""
    record = tables.stance_rows[stance]
    return Side(
        wording.position_words(record.position, record.status),
        SHADES[record.position],
        wording.when_words(record.date, short=True),
        f"{record.actor}~{record.issue}",
        stance,
    )


def _title(tables: Tables, actor: str, issue: str) -> str:
    title = wording.in_sentence(tables.issue_rows[issue].title)
    return f"{tables.actor_rows[actor].name} on {title}"
