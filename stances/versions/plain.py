"""What changed, as text for a terminal."""

from collections.abc import Iterator

from stances.versions.changes import CellShift, Change, ChangeKind, Differences
from stances.versions.words import (
    MOVED,
    NOTHING_CHANGED,
    before_after,
    edition_words,
    gist,
    groups,
    standing_words,
)

_ROOM = 80


def text_of(differences: Differences, *, old: str, new: str) -> str:
    """The differences as text; ``old`` and ``new`` are the names of the two versions."""
    lines = [
        f"old: {old} ({edition_words(differences.old)})",
        f"new: {new} ({edition_words(differences.new)})",
    ]
    if differences.empty:
        lines += ["", NOTHING_CHANGED]
    if differences.shifts:
        lines += ["", f"{MOVED}: {len(differences.shifts)}"]
        lines += [f"  {_shift(shift)}" for shift in differences.shifts]
    for title, changes in groups(differences):
        lines += ["", f"{title}: {len(changes)}"]
        for change in changes:
            lines += [f"  {line}" for line in _record(change, differences)]
    return "\n".join(lines) + "\n"


def _shift(shift: CellShift) -> str:
    words = f"{standing_words(shift.before)} → {standing_words(shift.after)}"
    return f"{shift.actor} × {shift.issue}: {words}"


def _record(change: Change, differences: Differences) -> Iterator[str]:
    yield change.record
    if change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
        yield f"  {gist(change)}"
        return
    for field in change.fields:
        before, after = before_after(field)
        if len(before) + len(after) < _ROOM:
            yield f"  {field.field}: {before} → {after}"
        else:
            yield from (f"  {field.field}:", f"    - {before}", f"    + {after}")
    if change.kind is ChangeKind.RECODED:
        moved = differences.shifts_at(change)
        yield from (f"  in force: {_shift(shift)}" for shift in moved)
        if not moved:
            yield "  in force: not moved"
