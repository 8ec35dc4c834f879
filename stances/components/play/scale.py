"""The play's payload, from the course of an issue and the finding on one day."""

from collections.abc import Sequence
from datetime import date

from stances import wording
from stances.analysis.cell import Cell, Reason
from stances.analysis.course import Course, split_days
from stances.analysis.finding import Finding
from stances.analysis.ledger import day_number
from stances.charts.palette import SHADES
from stances.components.kit.payload import LegendItem, PageLink
from stances.components.play.payload import (
    Change,
    Place,
    Play,
    Player,
    Sentence,
    Words,
)
from stances.components.timeline.payload import Mark
from stances.model.vocabulary import POSITION_LABELS, CellStatus
from stances.tables import Tables
from stances.wording.finding import Part, finding_parts
from stances.wording.voices import SPLIT

_COLUMNS = tuple(sorted(POSITION_LABELS))
_PLACES: tuple[Place, ...] = (
    *(Place(POSITION_LABELS[at], "coded", wording.signed(at), SHADES[at]) for at in _COLUMNS),
    *(Place(label, str(status)) for status, label in wording.SILENCE_WORDS.items()),
    Place(wording.REASON_WORDS[Reason.HIDDEN], str(Reason.HIDDEN)),
    Place(wording.REASON_WORDS[Reason.OUT_OF_OFFICE], "gone"),
)
_AT = {place.kind: at for at, place in enumerate(_PLACES)}


def issue_play(tables: Tables, course: Course, *, days: Sequence[date]) -> Play:
    """The play, from the first record on the issue to the last; ``days`` are in it too."""
    row = tables.issue_rows[course.issue]
    split = split_days(tables, course)
    players = [
        _player(tables, actor, steps, split.get(actor, [])) for actor, steps in course.steps.items()
    ]
    silent = {_AT[str(CellStatus.NONE)], _AT["gone"]}
    seen = [any(at not in silent for _, at, *_ in each.changes) for each in players]
    shown = [*map(day_number, days), *course.records]
    return Play(
        f"Actors along the positions on {wording.in_sentence(row.title)}",
        wording.in_sentence(row.title),
        _PLACES,
        [each for each, known in zip(players, seen, strict=True) if known],
        [each.name for each, known in zip(players, seen, strict=True) if not known],
        [
            Mark(day_number(event.earliest), event.short, event.label, event.major)
            for event in tables.event_rows.values()
        ],
        course.records,
        min(shown),
        max(shown),
        _legend(),
    )


def finding_sentence(tables: Tables, finding: Finding, *, over: str) -> Sentence:
    """The sentence of the finding with what each part opens; ``over`` stands over it."""
    parts = [_words(part, finding) for part in finding_parts(tables, finding)]
    return Sentence(day_number(finding.as_of), finding.issue, over, parts)


def place_of(cell: Cell) -> int:
    """The number of the cell's place."""
    if cell.out_of_office:
        return _AT["gone"]
    if cell.hidden:
        return _AT[str(Reason.HIDDEN)]
    if cell.position is not None:
        return _COLUMNS.index(cell.position)
    return _AT[str(cell.status)]


def _player(
    tables: Tables,
    actor: str,
    steps: Sequence[tuple[int, Cell]],
    splits: Sequence[tuple[int, bool]],
) -> Player:
    row = tables.actor_rows[actor]
    changes: list[Change] = []
    cells, divided = dict(steps), dict(splits)
    cell, split = steps[0][1], False
    for day in sorted(cells | divided):
        cell, split = cells.get(day, cell), divided.get(day, split)
        change = (day, place_of(cell), wording.when_words(cell.date), cell.stale, split)
        if not changes or changes[-1][1:] != change[1:]:
            changes.append(change)
    groups = {one.group for times in tables.memberships_of.values() for one in times}
    return Player(steps[0][1].id, row.short, row.name, actor in groups, changes)


def _words(part: Part, finding: Finding) -> Words:
    if part.everyone:
        where = {"issue": finding.issue, "as_of": finding.as_of.isoformat()}
        return Words(part.text, link=PageLink(part.text, "issue", where))
    cell = f"{part.actor}~{finding.issue}" if part.actor else ""
    return Words(part.text, cell, part.stance)


def _legend() -> list[LegendItem]:
    return [
        LegendItem("Stale", "stale", wording.EXPLANATIONS["stale"]),
        LegendItem(SPLIT, "split", wording.EXPLANATIONS["split"]),
        LegendItem("A group with members", "group", wording.EXPLANATIONS["group on the scale"]),
    ]
