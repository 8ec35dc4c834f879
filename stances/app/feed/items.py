"""What a feed shows, from shifts and search hits to plain lists."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from stances import wording
from stances.analysis.cell import Cell
from stances.analysis.differences import Sides, sides
from stances.analysis.positions import Positions
from stances.analysis.search import Hit
from stances.analysis.shifts import Shift
from stances.app.grid.cells import SHADES
from stances.model.vocabulary import ShiftKind
from stances.tables import Tables
from stances.tables.rows import EventRow

Section = dict[str, Any]
KIND_WORDS = {
    ShiftKind.REVERSAL: "Reversal",
    ShiftKind.HARDENING: "Hardening",
    ShiftKind.SOFTENING: "Softening",
    ShiftKind.TO_MIXED: "To mixed",
    ShiftKind.FROM_MIXED: "From mixed",
    ShiftKind.CLARIFICATION: "Clarification",
    ShiftKind.SCOPE_CHANGE: "Scope change",
}


def moves(tables: Tables, shifts: Iterable[Shift], *, empty: str, heading: str = "") -> Section:
    """Each shift with its kind, its before and after, the time between and the nearest event."""
    items = [_move(tables, shift) for shift in shifts]
    return {"heading": heading, "items": items, "empty": empty}


def hits(tables: Tables, found: Iterable[Hit], *, empty: str) -> Section:
    """Each search hit with the words around it, the matches marked."""
    return {"heading": "", "items": [_hit(tables, hit) for hit in found], "empty": empty}


def events(tables: Tables, linked: str, *, until: date) -> Section:
    """The events until then, the latest first, the one that the address names before all."""
    past = [
        row for row in tables.event_rows.values() if row.earliest <= until or row.event == linked
    ]
    past.sort(key=lambda row: (row.event == linked, row.earliest), reverse=True)
    items = [_event(tables, row, linked) for row in past]
    return {"heading": "", "items": items, "empty": "No event by this date in this dataset."}


def _event(tables: Tables, row: EventRow, linked: str) -> dict[str, Any]:
    return {
        "title": row.label,
        "date": wording.when_words(row.date),
        "kind": "linked" if row.event == linked else "turning point" if row.major else "",
        "strong": row.event == linked,
        "sides": [],
        "notes": [],
        "parts": [],
        "copy": {"event": row.event, "part": "Events"},
        "links": [
            {"label": wording.source_label(tables.source_rows[name]), "page": "sources",
             "parameters": {"source": name}}
            for name in row.sources
        ],
    }  # fmt: skip


def differences(tables: Tables, found: Positions, *, heading: str) -> Section:
    """The five issues that split the actors most, each actor with its position."""
    empty = "No two actors stand on opposite sides by this date."
    items = [_split(tables, found, side) for side in sides(found)[:5]]
    return {"heading": heading, "items": items, "empty": empty}


def actor_side(tables: Tables, cell: Cell) -> dict[str, Any]:
    """A chip with the actor's name and its position, which opens the cell."""
    return {
        "stance": "",
        "cell": cell.id,
        "label": tables.actor_rows[cell.actor].short,
        "shade": SHADES[cell.position],
        "date": wording.position_words(cell.position, cell.status).lower(),
    }


def standing(tables: Tables, cells: Iterable[Cell], *, empty: str, heading: str = "") -> Section:
    """Each cell of actor and issue with what is known of it, opening its evidence."""
    return {"heading": heading, "items": [_cell(tables, cell) for cell in cells], "empty": empty}


def records(
    tables: Tables, notes: Mapping[str, Sequence[str]], *, empty: str, heading: str = ""
) -> Section:
    """Each record (the keys of ``notes``) with its summary and these notes under it."""
    items = [_record(tables, stance, said) for stance, said in notes.items()]
    return {"heading": heading, "items": items, "empty": empty}


def _cell(tables: Tables, cell: Cell) -> dict[str, Any]:
    age = cell.age_days
    days = "" if age is None else f"{wording.age_words(age)} before the as-of date"
    side = {
        "stance": "",
        "cell": cell.id,
        "label": wording.cell_label(cell),
        "shade": SHADES[cell.position],
        "date": ", ".join(wording.cell_details(cell)),
    }
    notes = [days, "stale" if cell.stale else ""]
    return {
        "title": _title(tables, cell.actor, cell.issue),
        "date": wording.when_words(cell.date),
        "kind": "",
        "strong": False,
        "sides": [side],
        "notes": list(filter(None, notes)),
        "parts": [],
    }


def _record(tables: Tables, stance: str, notes: Sequence[str]) -> dict[str, Any]:
    record = tables.stance_rows[stance]
    return {
        "title": _title(tables, record.actor, record.issue),
        "date": wording.when_words(record.date),
        "kind": "",
        "strong": False,
        "sides": [side_of(tables, stance)],
        "notes": list(notes),
        "parts": [[record.summary, False]],
    }


def _split(tables: Tables, found: Positions, split: Sides) -> dict[str, Any]:
    chips = [
        actor_side(tables, found.cell(actor, split.issue))
        for actor in (*split.support, *split.mixed, *split.oppose)
    ]
    return {
        "title": tables.issue_rows[split.issue].title,
        "date": f"{len(split.support)} for, {len(split.oppose)} against",
        "kind": "",
        "strong": False,
        "sides": chips,
        "notes": [tables.issue_rows[split.issue].proposal],
        "parts": [],
    }


def _move(tables: Tables, shift: Shift) -> dict[str, Any]:
    kind = shift.kind
    events = [tables.event_rows[name] for name in shift.events]
    notes = [
        f"{wording.count(shift.days, 'day')} after the record before",
        "" if shift.order_certain else "order not certain: the possible dates overlap",
        "within the coders' own disagreement" if shift.within_coding else "",
        "another speaker" if shift.speaker_changed else "",
        f"near: {events[0].label} ({wording.when_words(events[0].date, short=True)})"
        if events
        else "",
    ]
    return {
        "title": _title(tables, shift.actor, shift.issue),
        "date": wording.when_words(shift.to_date),
        "kind": KIND_WORDS[kind],
        "strong": kind is ShiftKind.REVERSAL,
        "then": True,
        "sides": [side_of(tables, shift.from_stance), side_of(tables, shift.to_stance)],
        "notes": [note for note in notes if note],
        "parts": [],
    }


def _hit(tables: Tables, hit: Hit) -> dict[str, Any]:
    record = tables.stance_rows[hit.stance]
    return {
        "title": _title(tables, record.actor, record.issue),
        "date": wording.when_words(record.date),
        "kind": hit.where,
        "strong": False,
        "sides": [side_of(tables, hit.stance)],
        "notes": [record.speaker] if record.speaker else [],
        "parts": [[text, marked] for text, marked in hit.parts],
    }


def side_of(tables: Tables, stance: str) -> dict[str, Any]:
    """A chip with the record's position and date, which opens the record."""
    record = tables.stance_rows[stance]
    return {
        "stance": stance,
        "cell": f"{record.actor}~{record.issue}",
        "label": wording.position_words(record.position, record.status),
        "shade": SHADES[record.position],
        "date": wording.when_words(record.date, short=True),
    }


def _title(tables: Tables, actor: str, issue: str) -> str:
    title = wording.in_sentence(tables.issue_rows[issue].title)
    return f"{tables.actor_rows[actor].name} on {title}"
