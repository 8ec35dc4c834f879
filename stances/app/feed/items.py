"""What a feed shows, from shifts and search hits to plain lists."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from stances import wording
from stances.analysis.differences import Sides, sides
from stances.analysis.matrix import Matrix
from stances.analysis.networks import Network
from stances.analysis.polarisation import Split
from stances.analysis.positions import Positions
from stances.analysis.search import Hit
from stances.app.grid.cells import SHADES
from stances.model.vocabulary import POSITION_LABELS, ShiftKind
from stances.tables import Row, Tables

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


def moves(tables: Tables, shifts: Iterable[Row], *, empty: str, heading: str = "") -> Section:
    """Each shift with its kind, its before and after, the time between and the nearest event."""
    items = [_move(tables, shift) for shift in shifts]
    return {"heading": heading, "items": items, "empty": empty}


def hits(tables: Tables, found: Iterable[Hit], *, empty: str) -> Section:
    """Each search hit with the words around it, the matches marked."""
    return {"heading": "", "items": [_hit(tables, hit) for hit in found], "empty": empty}


def events(tables: Tables, linked: str, *, until: date) -> Section:
    """The events until then, the latest first, the one that the address names before all."""
    past = [
        row
        for row in tables.event_rows.values()
        if row["earliest"].date() <= until or row["event"] == linked
    ]
    past.sort(key=lambda row: (row["event"] == linked, row["earliest"]), reverse=True)
    items = [_event(tables, row, linked) for row in past]
    return {"heading": "", "items": items, "empty": "No event by this date in this dataset."}


def _event(tables: Tables, row: Row, linked: str) -> dict[str, Any]:
    names = [name for name in (row["sources"] or "").split(",") if name]
    return {
        "title": row["label"],
        "date": wording.when_words(row["date"]),
        "kind": "linked" if row["event"] == linked else "turning point" if row["major"] else "",
        "strong": row["event"] == linked,
        "sides": [],
        "notes": [],
        "parts": [],
        "copy": {"event": row["event"], "part": "Events"},
        "links": [
            {"label": wording.source_label(tables.source_rows[name]), "page": "sources",
             "parameters": {"source": name}}
            for name in names
        ],
    }  # fmt: skip


def differences(tables: Tables, found: Positions, *, heading: str) -> Section:
    """The five issues that split the actors most, each actor with its position."""
    empty = "No two actors stand on opposite sides by this date."
    items = [_split(tables, found, side) for side in sides(found)[:5]]
    return {"heading": heading, "items": items, "empty": empty}


def divides(
    tables: Tables, found: Positions, used: Matrix, seen: Sequence[Split], *, empty: str
) -> Section:
    """Each issue with its polarisation, its distribution as bars, and the actors behind them."""
    items = [_divide(tables, found, used, split) for split in seen if split.actors]
    return {"heading": "", "items": items, "empty": empty}


def _divide(tables: Tables, found: Positions, used: Matrix, split: Split) -> dict[str, Any]:
    known = used.known[:, used.issues.index(split.issue)]
    held = [found.cell(a, split.issue) for a, k in zip(used.actors, known, strict=True) if k]
    row = tables.issue_rows[split.issue]
    return {
        "title": row["title"],
        "date": "polarisation" if split.polarisation is not None else "fewer than 5 actors",
        "kind": "not enough" if split.polarisation is None else f"{split.polarisation:.2f}",
        "strong": False,
        "bars": [
            {"shade": SHADES[position], "count": count, "label": POSITION_LABELS[position]}
            for position, count in zip(range(-2, 3), split.counts, strict=True)
        ],
        "fold": f"{wording.count(split.actors, 'actor')}: who stands where",
        "sides": [
            _actor_side(tables, cell) for cell in sorted(held, key=lambda cell: cell["position"])
        ],
        "notes": [row["proposal"]],
        "parts": [],
    }


def ties(tables: Tables, made: Network, said: pd.DataFrame, actor: str, *, empty: str) -> Section:
    """The ties of one actor, the strongest first, each with the records that make it."""
    if not actor:
        return {"heading": "", "items": [], "empty": empty}
    at = made.actors.index(actor)
    weights = made.weights[at]
    order = sorted(range(len(weights)), key=lambda other: -abs(weights[other]))
    records = [tables.stance_rows[name] for name in tables.stances["stance"].iloc[said["row"]]]
    items = [_tie(tables, made, records, (at, other)) for other in order if weights[other] != 0]
    heading = f"Ties of {tables.actor_rows[actor]['name']}"
    return {"heading": heading, "items": items, "empty": "No tie to anyone in this window."}


def _tie(
    tables: Tables, made: Network, records: Sequence[Row], at: tuple[int, int]
) -> dict[str, Any]:
    pair = [made.actors[number] for number in at]
    sides: list[dict[str, Any]] = []
    for issue in tables.issue_rows:
        on = [[r for r in records if (r["actor"], r["issue"]) == (who, issue)] for who in pair]
        if all(on):
            sides += [
                _side(tables, record["stance"]) | {"label": _short_label(tables, record)}
                for record in on[0] + on[1]
            ]
    return {
        "title": tables.actor_rows[pair[1]]["name"],
        "date": f"{made.congruence[at]:g} congruent, {made.conflict[at]:g} conflicting",
        "kind": f"{made.weights[at]:.2f}".replace("-", "−"),
        "strong": bool(made.weights[at] < 0),
        "fold": f"{wording.count(len(sides), 'record')} on "
        f"{wording.count(int(made.shared[at]), 'shared issue')}",
        "sides": sides,
        "notes": [],
        "parts": [],
    }


def _short_label(tables: Tables, record: Row) -> str:
    title = wording.in_sentence(tables.issue_rows[record["issue"]]["title"])
    label = wording.position_words(record["position"], record["status"]).lower()
    return f"{tables.actor_rows[record['actor']]['short']} {label}: {title}"


def held_positions(
    tables: Tables, found: Positions, used: Matrix, actor: str, *, empty: str
) -> Section:
    """The positions of one actor that a figure rests on, with the records in force."""
    if not actor:
        return {"heading": "", "items": [], "empty": empty}
    items = []
    for issue, known in zip(used.issues, used.known[used.actors.index(actor)], strict=True):
        if known:
            cell, row = found.cell(actor, issue), tables.issue_rows[issue]
            items.append(
                {
                    "title": row["title"],
                    "date": wording.when_words(cell["date"]),
                    "kind": "",
                    "strong": False,
                    "sides": [_side(tables, cell["stance"])],
                    "notes": [row["proposal"]],
                    "parts": [],
                }
            )
    return {"heading": tables.actor_rows[actor]["name"], "items": items, "empty": empty}


def _actor_side(tables: Tables, cell: Row) -> dict[str, Any]:
    return {
        "stance": "",
        "cell": f"{cell['actor']}~{cell['issue']}",
        "label": tables.actor_rows[cell["actor"]]["short"],
        "shade": SHADES[cell["position"]],
        "date": wording.position_words(cell["position"], cell["status"]).lower(),
    }


def _split(tables: Tables, found: Positions, split: Sides) -> dict[str, Any]:
    chips = [
        _actor_side(tables, found.cell(actor, split.issue))
        for actor in (*split.support, *split.mixed, *split.oppose)
    ]
    return {
        "title": tables.issue_rows[split.issue]["title"],
        "date": f"{len(split.support)} for, {len(split.oppose)} against",
        "kind": "",
        "strong": False,
        "sides": chips,
        "notes": [tables.issue_rows[split.issue]["proposal"]],
        "parts": [],
    }


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
        "then": True,
        "sides": [_side(tables, shift["from_stance"]), _side(tables, shift["to_stance"])],
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
        "sides": [_side(tables, hit.stance)],
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
    title = wording.in_sentence(tables.issue_rows[issue]["title"])
    return f"{tables.actor_rows[actor]['name']} on {title}"
