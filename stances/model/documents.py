"""Which sources are one document: copies, and entries with the same address or text."""

from collections.abc import Mapping
from typing import Protocol

from stances.model.addresses import folded_address


class Entry(Protocol):
    """What identifies the document behind a source."""

    @property
    def url(self) -> str | None: ...  # noqa: D102  named like the field

    @property
    def archived(self) -> str | None: ...  # noqa: D102

    @property
    def seed(self) -> str | None: ...  # noqa: D102

    @property
    def copy_of(self) -> str | None: ...  # noqa: D102


def identities(entry: Entry) -> dict[str, str]:
    """What identifies the document, by the field that says it; equal for equal documents."""
    fields = {name: getattr(entry, name) for name in ("url", "archived") if getattr(entry, name)}
    known = {name: folded_address(address) for name, address in fields.items()}
    return known | ({"seed": f"seed {entry.seed}"} if entry.seed else {})


def documents(entries: Mapping[str, Entry]) -> dict[str, str]:
    """For each source the first one of the same document: itself, unless it repeats another.

    A copy (``copy_of``) is the document of its original.
    """
    first = {name: name for name in entries}
    holders: dict[str, str] = {}

    def first_of(name: str) -> str:
        while first[name] != name:
            name = first[name]
        return name

    order = {name: place for place, name in enumerate(entries)}
    for name, entry in entries.items():
        same = [holders.setdefault(identity, name) for identity in identities(entry).values()]
        if entry.copy_of in first:
            same.append(entry.copy_of)
        for twin in same:
            one, other = first_of(name), first_of(twin)
            earlier, later = sorted((one, other), key=order.__getitem__)
            first[later] = earlier
    return {name: first_of(name) for name in entries}
