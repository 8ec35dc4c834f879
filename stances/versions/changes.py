"""What changed in substance between two datasets: records, their fields, positions in force.

Records are paired by id, so a new id means one record removed and another added; the order of
records in the file does not matter. A search, which has no id, is paired by actor, issue and day,
a correction by record and day.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from stances.analysis.question import question
from stances.model.dataset import Dataset
from stances.model.records import Record
from stances.model.seeds import Seeds
from stances.model.vocabulary import CellStatus, Status
from stances.tables.frames import tables

Plain = Mapping[str, Any]
Cell = tuple[str, str]

SECTIONS = tuple(name for name in Dataset.model_fields if name != "dataset")


class ChangeKind(StrEnum):
    """What happened to a record; several of the last five can apply to the same record."""

    ADDED = "added"
    REMOVED = "removed"
    RECODED = "recoded"
    REDATED = "re-dated"
    WITHDRAWN = "withdrawn"
    REINSTATED = "reinstated"
    CHANGED = "changed"


_KINDS = {
    "position": ChangeKind.RECODED,
    "status": ChangeKind.RECODED,
    "date": ChangeKind.REDATED,
    "order": ChangeKind.REDATED,
    "public": ChangeKind.REDATED,
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after, as plain data; None if it was or is missing."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one record of a section.

    ``fields`` are those that differ; for an added or removed record, all its fields. ``cells`` are
    the pairs of actor and issue that a stance or search was and is about, otherwise empty.
    """

    section: str
    kind: ChangeKind
    record: str
    fields: tuple[FieldChange, ...]
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an actor stands on an issue: the position in force, or why there is none."""

    position: int | None = None
    status: str = CellStatus.NONE.value
    reason: str | None = None
    date: str | None = None
    stance: str | None = None
    texts: int | None = None

    def agrees(self, other: "Standing") -> bool:
        """True if both show the same, whatever the record."""
        return (self.position, self.status, self.reason, self.texts) == (
            other.position,
            other.status,
            other.reason,
            other.texts,
        )


@dataclass(frozen=True, slots=True)
class CellShift:
    """An actor and an issue whose position in force has changed."""

    actor: str
    issue: str
    before: Standing
    after: Standing


@dataclass(frozen=True, slots=True)
class Edition:
    """The dataset that was compared, its version, and the as-of date of its positions."""

    dataset: str
    version: str
    as_of: date


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything that changed from ``old`` to ``new``.

    ``changes`` are ordered by section, kind and record; ``shifts`` by the new dataset's actors
    and issues.
    """

    old: Edition
    new: Edition
    changes: tuple[Change, ...]
    shifts: tuple[CellShift, ...]

    @property
    def empty(self) -> bool:
        """True if nothing changed in substance."""
        return not self.changes and not self.shifts

    def shifts_at(self, change: Change) -> tuple[CellShift, ...]:
        """The shifts in the cells that the changed record is about."""
        return tuple(shift for shift in self.shifts if (shift.actor, shift.issue) in change.cells)


def differences_between(old: Dataset, new: Dataset) -> Differences:
    """What changed from ``old`` to ``new``; positions as of each dataset's own as-of date."""
    changes = [change for name in SECTIONS for change in _section(name, old, new)]
    return Differences(
        _edition(old), _edition(new), (*_info(old, new), *changes), tuple(_shifts(old, new))
    )


def _edition(dataset: Dataset) -> Edition:
    info = dataset.dataset
    return Edition(info.id, info.version, dataset.as_of)


def _info(old: Dataset, new: Dataset) -> Iterator[Change]:
    if fields := _fields(_plain(old.dataset), _plain(new.dataset)):
        yield Change("dataset", ChangeKind.CHANGED, new.dataset.id, fields)


def _section(section: str, old: Dataset, new: Dataset) -> list[Change]:
    before, after = keyed(getattr(old, section)), keyed(getattr(new, section))
    changes = [
        change
        for key in before.keys() | after.keys()
        for pair in _pairs(before.get(key, ()), after.get(key, ()))
        for change in _changes(section, key, *pair)
    ]
    kinds = list(ChangeKind)
    return sorted(changes, key=lambda c: (kinds.index(c.kind), c.record, canonical(c.fields)))


def keyed(records: Iterable[Record]) -> dict[str, list[Plain]]:
    """Records as plain data by key; only searches and corrections can share one."""
    keyed: dict[str, list[Plain]] = {}
    for record in records:
        plain = _plain(record)
        keyed.setdefault(_key(plain), []).append(plain)
    return keyed


def _key(plain: Plain) -> str:
    if "id" in plain:
        return str(plain["id"])
    if "date" not in plain:
        period = f"{plain['from'] or '..'}/{plain['until'] or '..'}"
        return f"{plain['actor']} × {plain['issue'] or 'every issue'}, {period}"
    about = plain["record"] if "record" in plain else f"{plain['actor']} × {plain['issue']}"
    return f"{about}, {plain['date']}"


def _plain(record: Record) -> Plain:
    """The record as plain data, with the implicit status ``coded`` made explicit."""
    plain = record.model_dump(mode="json")
    for coded in (plain, *plain.get("codings", ())):
        if "status" in coded:
            coded["status"] = coded["status"] or Status.CODED.value
    return plain


def _pairs(
    before: Sequence[Plain], after: Sequence[Plain]
) -> Iterator[tuple[Plain | None, Plain | None]]:
    """Pairs of records with the same key: equal ones are dropped, the rest in a fixed order."""
    removed, added = list(before), []
    for plain in after:
        if plain in removed:
            removed.remove(plain)
        else:
            added.append(plain)
    yield from zip_longest(sorted(removed, key=canonical), sorted(added, key=canonical))


def _changes(section: str, key: str, old: Plain | None, new: Plain | None) -> Iterator[Change]:
    cells = tuple(
        dict.fromkeys((p["actor"], p["issue"]) for p in (old, new) if p and p.get("issue"))
    )
    if old is None or new is None:
        kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED
        yield Change(section, kind, key, _fields(old or {}, new or {}), cells)
        return
    grouped: dict[ChangeKind, list[FieldChange]] = {}
    for field in _fields(old, new):
        kind = _kind(field) if section == "stances" else ChangeKind.CHANGED
        grouped.setdefault(kind, []).append(field)
    for kind, fields in grouped.items():
        yield Change(section, kind, key, tuple(fields), cells)


def _kind(change: FieldChange) -> ChangeKind:
    if change.field != "withdrawn" or (change.before and change.after):
        return _KINDS.get(change.field, ChangeKind.CHANGED)
    return ChangeKind.WITHDRAWN if change.after else ChangeKind.REINSTATED


def _fields(old: Plain, new: Plain) -> tuple[FieldChange, ...]:
    """The fields that differ, in the model's order; an empty list counts as missing."""
    pairs = ((name, _or_none(old.get(name)), _or_none(new.get(name))) for name in {**new, **old})
    return tuple(FieldChange(*pair) for pair in pairs if pair[1] != pair[2])


def _or_none(value: Any) -> Any:
    return None if value in ([], {}) else value


def canonical(value: Any) -> str:
    """The plain data as one text, the same whatever the order of its fields."""
    return json.dumps(value, sort_keys=True, default=str)


def _shifts(old: Dataset, new: Dataset) -> Iterator[CellShift]:
    before, after = standings(old), standings(new)
    actors = {**new.actors_by_id, **old.actors_by_id}
    issues = {**new.issues_by_id, **old.issues_by_id}
    nothing = Standing()
    for cell in ((actor, issue) for actor in actors for issue in issues):
        was, now = before.get(cell, nothing), after.get(cell, nothing)
        if not was.agrees(now):
            yield CellShift(*cell, was, now)


def standings(dataset: Dataset) -> dict[Cell, Standing]:
    """Where each actor stands on each issue, on the dataset's own as-of date."""
    frames = tables(dataset, Seeds({}))
    positions = question(frames, as_of=dataset.as_of).positions()
    return {
        cell.pair: Standing(
            cell.position, cell.status, cell.reason, cell.date, cell.stance, cell.texts
        )
        for cell in positions.cells
    }
