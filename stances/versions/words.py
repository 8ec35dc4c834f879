"""What the formats share: titles, and fields and positions in words, each on one line."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from stances import wording
from stances.versions.changes import (
    Change,
    ChangeKind,
    Differences,
    Edition,
    FieldChange,
    Standing,
)

NOTHING_CHANGED = "Nothing changed in substance."
NOTHING = "—"
MOVED = "Positions in force that moved"
_LONG = 240
_BEFORE = 60
_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_GISTS = {
    "coders": ("name", "kind"),
    "actors": ("name", "kind", "role"),
    "issues": ("title", "proposal"),
    "sources": ("title", "publisher", "published", "url"),
    "stances": ("date", "status", "position", "summary"),
    "searches": ("reach", "where", "sources"),
    "not_applicable": ("issue", "note"),
    "events": ("date", "label"),
    "corrections": ("what", "why"),
}
_FIRST = ("dataset", "stances", "corrections")


def one_line(text: str) -> str:
    """The text on one line, without control characters or marks that reverse its direction."""
    return _UNSEEN.sub(" ", text).strip()


def edition_words(edition: Edition) -> str:
    """``deep-strikes, version 3.0.0, as of 5 June 2026``."""
    version = one_line(edition.version)
    return f"{edition.dataset}, version {version}, as of {wording.day_words(edition.as_of)}"


def groups(differences: Differences) -> Iterator[tuple[str, list[Change]]]:
    """The changes by title: the dataset, stances, corrections, then the others."""
    by_section = sorted(differences.changes, key=lambda change: _place(change.section))
    for (section, kind), changes in groupby(by_section, key=lambda c: (c.section, c.kind)):
        yield section_title(section, kind), list(changes)


def ordered(sections: Iterable[str]) -> list[str]:
    """The sections in the order in which their changes are told."""
    return sorted(sections, key=_place)


def _place(section: str) -> int:
    return _FIRST.index(section) if section in _FIRST else len(_FIRST)


def section_title(section: str, kind: ChangeKind) -> str:
    """What stands above the changes of one kind to the records of a section."""
    if section == "dataset":
        return "The dataset itself"
    change = "changed in other fields" if (section, kind) == ("stances", "changed") else kind.value
    return f"{section.capitalize().replace('_', ' ')} {change}"


def standing_words(standing: Standing) -> str:
    """``strongly opposes (−2), 19 Nov 2024``, or why there is no position."""
    label = wording.cell_label(standing)
    if standing.position is not None:
        label += f" ({wording.signed(standing.position)})"
    when = wording.when_words(standing.date, short=True)
    return ", ".join(part for part in (label, when) if part)


def gist(change: Change) -> str:
    """The added or removed record in one line."""
    values = {
        field.field: field.after if change.kind is ChangeKind.ADDED else field.before
        for field in change.fields
    }
    if "position" in values:
        values.pop("status", None)
    names = _GISTS[change.section]
    parts = [value_words(name, values[name]) for name in names if values.get(name) is not None]
    return " · ".join(parts)


def before_after(change: FieldChange) -> tuple[str, str]:
    """Both values in words; of lists only the items that differ, of long texts only an excerpt."""
    before, after = change.before, change.after
    if isinstance(before, list) and isinstance(after, list):
        removed = [item for item in before if item not in after]
        added = [item for item in after if item not in before]
        before, after = (removed, added) if removed or added else (before, after)
    was, now = value_words(change.field, before), value_words(change.field, after)
    differing = (at for at, (one, other) in enumerate(zip(was, now, strict=False)) if one != other)
    start = next(differing, min(len(was), len(now)))
    return _excerpt(was, start), _excerpt(now, start)


def value_words(field: str, value: Any) -> str:
    """A field's value on one line."""
    match value:
        case None | []:
            return NOTHING
        case bool():
            return "yes" if value else "no"
        case int() if field == "position":
            return wording.signed(value)
        case list():
            return "; ".join(value_words(field, item) for item in value)
        case dict():
            pairs = ((name, item) for name, item in value.items() if item is not None)
            return ", ".join(f"{name} {value_words(name, item)}" for name, item in pairs)
        case _:
            return one_line(str(value))


def _excerpt(text: str, start: int) -> str:
    if len(text) <= _LONG:
        return text
    first = max(0, min(start - _BEFORE, len(text) - _LONG))
    last = first + _LONG
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
