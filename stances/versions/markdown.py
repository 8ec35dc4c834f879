"""What changed, as Markdown for a pull request (with GitHub's tables).

Every text from the data is in a code span, so that nothing becomes markup, a mention or a link.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from stances.versions.changes import Change, ChangeKind, Differences
from stances.versions.words import (
    MOVED,
    NOTHING,
    NOTHING_CHANGED,
    before_after,
    edition_words,
    gist,
    groups,
    one_line,
    standing_words,
)


def markdown_of(differences: Differences, *, old: str, new: str) -> str:
    """The differences as Markdown; ``old`` and ``new`` are the names of the two versions."""
    lines = ["## What changed in the dataset", ""]
    lines += _table(
        ("", "file or revision", "dataset"),
        (
            ("old", as_code(old), as_code(edition_words(differences.old))),
            ("new", as_code(new), as_code(edition_words(differences.new))),
        ),
    )
    if differences.empty:
        lines += ["", NOTHING_CHANGED]
    if differences.shifts:
        lines += ["", f"### {MOVED}: {len(differences.shifts)}", ""]
        lines += _table(
            ("actor", "issue", "before", "after"),
            (
                map(as_code, (s.actor, s.issue, standing_words(s.before), standing_words(s.after)))
                for s in differences.shifts
            ),
        )
    for title, changes in groups(differences):
        lines += ["", f"### {title}: {len(changes)}", ""]
        lines += _changes(changes, differences)
    return "\n".join(lines) + "\n"


def as_code(text: str) -> str:
    """The text as a code span that stays one inside a table; a dash if it is empty."""
    text = one_line(text)
    if text in ("", NOTHING):
        return NOTHING
    # A backslash before a bar would escape the bar: a space keeps the two apart.
    text = text.replace("\\|", "\\ |").replace("|", "\\|")
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def _changes(changes: Sequence[Change], differences: Differences) -> list[str]:
    kind = changes[0].kind
    if kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
        rows = ((as_code(change.record), as_code(gist(change))) for change in changes)
        return _table(("record", "content"), rows)
    names = ["record", "field", "before", "after"]
    if kind is ChangeKind.RECODED:
        names.append("position in force")
    return _table(names, (row for change in changes for row in _fields(change, differences)))


def _fields(change: Change, differences: Differences) -> Iterator[list[str]]:
    moved = "<br>".join(
        as_code(f"{standing_words(shift.before)} → {standing_words(shift.after)}")
        for shift in differences.shifts_at(change)
    )
    for field in change.fields:
        row = [as_code(text) for text in (change.record, field.field, *before_after(field))]
        yield [*row, moved or "not moved"] if change.kind is ChangeKind.RECODED else row


def _table(names: Sequence[str], rows: Iterable[Iterable[str]]) -> list[str]:
    lines = [f"| {' | '.join(names)} |", "|" + "---|" * len(names)]
    return lines + [f"| {' | '.join(row)} |" for row in rows]
