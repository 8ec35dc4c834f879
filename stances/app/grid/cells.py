"""What the grid shows, from frames to plain lists."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from stances import wording
from stances.analysis.cell import Cell
from stances.analysis.ledger import day_number
from stances.analysis.pairs import Verdict, verdicts
from stances.analysis.positions import Positions
from stances.model.vocabulary import POSITION_LABELS
from stances.tables import Tables
from stances.tables.rows import ActorRow

SHADES: Mapping[int | None, str] = {2: "p2", 1: "p1", 0: "p0", -1: "m1", -2: "m2", None: ""}
VERDICT_WORDS = {
    Verdict.SAME: "Same",
    Verdict.DIFFERENT: "Different",
    Verdict.ONE_KNOWN: "Only one known",
    Verdict.NONE_KNOWN: "Neither known",
}
Trails = Mapping[tuple[str, str], list[list[float]]]


def grid_data(
    tables: Tables, found: Positions, dissent: Mapping[tuple[str, str], Sequence[str]] | None = None
) -> dict[str, Any]:
    """Columns, rows, cells and legend of ``found``, as the component reads them.

    ``dissent`` names for a group's cell the members of the opposite sign. With exactly two actors
    each row also says whether they agree, and each cell carries its words.
    """
    actors, issues = tables.actor_rows, tables.issue_rows
    chosen = list(dict.fromkeys(cell.actor for cell in found.cells))
    paired = verdicts(found.cells) if len(chosen) == 2 else {}
    words = _words(tables) if paired else {}
    trails = _trails(found)
    cells: dict[str, list[dict[str, Any]]] = {}
    for cell in found.cells:
        name, title = actors[cell.actor].name, issues[cell.issue].title
        sentence = wording.cell_sentence(cell, actor=name, issue=title)
        made = _cell(cell, trails, words, sentence=sentence)
        steps = found.trail(cell)
        if made["kind"] == "gone" and steps and steps[-1].position is not None:
            made["details"] = [f"last: {POSITION_LABELS[steps[-1].position].lower()}"]
        rebels = (dissent or {}).get(cell.pair, ())
        if rebels:
            names = ", ".join(actors[name].short for name in rebels)
            made["dissent"] = f"but not {names}"
            made["sentence"] += f", {made['dissent']}"
        cells.setdefault(cell.issue, []).append(made)
    columns: list[dict[str, Any]] = [
        {"id": actor, "name": actors[actor].short, "sub": _sub(actors[actor])} for actor in chosen
    ]
    if paired:
        columns.append({"id": "", "name": "Compared", "sub": "on this date", "verdict": True})
    return {
        "as_of": found.as_of.isoformat(),
        "caption": f"Positions of {wording.count(len(chosen), 'actor')} on "
        f"{wording.count(len(cells), 'issue')} as of {wording.day_words(found.as_of)}",
        "columns": columns,
        "rows": [
            {
                "id": issue,
                "title": issues[issue].title,
                "proposal": issues[issue].proposal,
                "cells": cells[issue],
                "verdict": _verdict(paired.get(issue)),
            }
            for issue in cells
        ],
        "legend": legend(),
    }


def legend() -> list[dict[str, str]]:
    """The five positions, the stale mark and the four kinds of nothing."""
    items = [
        {"kind": "coded", "shade": SHADES[position], "label": label}
        | {"meaning": wording.POSITION_MEANINGS[position]}
        for position, label in POSITION_LABELS.items()
    ]
    meaning = "older than the issue allows; shown, with its age"
    items.append({"kind": "stale", "shade": "", "label": "Stale", "meaning": meaning})
    for status, label in wording.SILENCE_WORDS.items():
        meaning = wording.SILENCE_MEANINGS[status]
        items.append({"kind": status.value, "shade": "", "label": label, "meaning": meaning})
    return items


def as_of_words(as_of: date, *, actors: int, issues: int) -> str:
    """The line under the title of Compare."""
    return (
        f"Positions as of {wording.day_words(as_of)} · {wording.count(actors, 'actor')} · "
        f"{wording.count(issues, 'issue')} · every cell opens its evidence"
    )


def _verdict(verdict: Verdict | None) -> dict[str, str] | None:
    return {"kind": verdict.value, "label": VERDICT_WORDS[verdict]} if verdict else None


def _cell(cell: Cell, trails: Trails, words: Mapping[str, str], *, sentence: str) -> dict[str, Any]:
    position = cell.position
    return {
        "id": cell.id,
        "kind": "gone" if cell.out_of_office else cell.status,
        "shade": SHADES[position],
        "label": "·" if cell.blank else wording.cell_label(cell),
        "details": wording.cell_details(cell),
        "reversed": cell.reversed is not None,
        "stale": wording.stale_age(cell),
        "possible": position is not None and not cell.certain,
        "text": words.get(cell.stance or "", ""),
        "sentence": sentence,
        "trail": trails.get(cell.pair, []),
    }


def _trails(found: Positions) -> Trails:
    """Steps of each cell as [share of the period shown, position]."""
    days = [step.day for steps in found.trails.values() for step in steps]
    if not days:
        return {}
    first = min(days)
    width = max(day_number(found.as_of) - first, 1)
    return {
        pair: [
            [round(97 * (step.day - first) / width, 1), step.position]
            for step in steps
            if step.position is not None
        ]
        for pair, steps in found.trails.items()
    }


def _words(tables: Tables) -> dict[str, str]:
    """The words of each stance: its first quotation, else its summary, clipped."""
    words = {}
    for stance, record in tables.stance_rows.items():
        quotes = [item.quote for item in tables.evidence_of.get(stance, ()) if item.quote]
        said = "“" + quotes[0].strip("“”\"' ") + "”" if quotes else record.summary
        words[stance] = wording.clipped(said, 260)
    return words


def _sub(actor: ActorRow) -> str:
    return " · ".join(filter(None, [actor.role, actor.country]))
