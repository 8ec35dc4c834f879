"""What a feed shows, from shifts and search hits to plain lists."""

from collections.abc import Iterable
from typing import Any

from stances import wording
from stances.analysis.search import Hit
from stances.app.grid.cells import SHADES
from stances.model.vocabulary import ShiftKind
from stances.tables import Row, Tables

KIND_WORDS = {
    ShiftKind.REVERSAL: "Reversal",
    ShiftKind.HARDENING: "Hardening",
    ShiftKind.SOFTENING: "Softening",
    ShiftKind.TO_MIXED: "To mixed",
    ShiftKind.FROM_MIXED: "From mixed",
    ShiftKind.CLARIFICATION: "Clarification",
    ShiftKind.SCOPE_CHANGE: "Scope change",
}


def moves(tables: Tables, shifts: Iterable[Row], *, empty: str) -> dict[str, Any]:
    """Each shift with its kind, its before and after, the time between and the nearest event."""
    return {"items": [_move(tables, shift) for shift in shifts], "empty": empty, "noun": "shift"}


def hits(tables: Tables, found: Iterable[Hit], *, empty: str) -> dict[str, Any]:
    """Each search hit with the words around it, the matches marked."""
    return {"items": [_hit(tables, hit) for hit in found], "empty": empty, "noun": "record"}


def _move(tables: Tables, shift: Row) -> dict[str, Any]:
    kind = ShiftKind(shift["kind"])
    events = [tables.event_rows[name] for name in (shift["events"] or "").split(",") if name]
    notes = [
        f"{wording.count(shift['days'], 'day')} after the record before",
        "" if shift["order_certain"] else "order not certain: the possible dates overlap",
        "within the coders' own disagreement" if shift["within_coding"] else "",
        "another speaker" if shift["speaker_changed"] else "",
        f"near: {events[0]['label']} ({wording.when_words(events[0]['date'], short=True)})"
        if events
        else "",
    ]
    return {
        "title": _title(tables, shift["actor"], shift["issue"]),
        "date": wording.when_words(shift["to_date"]),
        "kind": KIND_WORDS[kind],
        "strong": kind is ShiftKind.REVERSAL,
        "before": _side(tables, shift["from_stance"]),
        "after": _side(tables, shift["to_stance"]),
        "notes": [note for note in notes if note],
        "parts": [],
    }


def _hit(tables: Tables, hit: Hit) -> dict[str, Any]:
    record = tables.stance_rows[hit.stance]
    return {
        "title": _title(tables, record["actor"], record["issue"]),
        "date": wording.when_words(record["date"]),
        "kind": hit.where,
        "strong": False,
        "before": None,
        "after": _side(tables, hit.stance),
        "notes": [record["speaker"]] if record["speaker"] else [],
        "parts": [[text, marked] for text, marked in hit.parts],
    }


def _side(tables: Tables, stance: str) -> dict[str, Any]:
    record = tables.stance_rows[stance]
    return {
        "stance": stance,
        "cell": f"{record['actor']}~{record['issue']}",
        "label": wording.position_words(record["position"], record["status"]),
        "shade": SHADES[record["position"]],
        "date": wording.when_words(record["date"], short=True),
    }


def _title(tables: Tables, actor: str, issue: str) -> str:
    return f"{tables.actor_rows[actor]['name']} on {tables.issue_rows[issue]['title'].lower()}"
