"""What the lists of changes show: entries under headings, or what to compare in the browser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stances.components.kit.payload import PageLink


@dataclass(frozen=True, slots=True)
class Value:
    """A value in words, with the dot of a position's colour if it is one."""

    label: str
    shade: str = ""
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What changed in an entry: a field's name, if it needs one, and both values."""

    label: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Entry:
    """A record or cell that changed: its name, which opens it if it is still there, its id."""

    title: str
    link: PageLink | None = None
    key: str = ""
    words: str = ""
    lines: Sequence[Line] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Entries of one kind under a heading, with their number unless they are not ``counted``."""

    heading: str
    entries: Sequence[Entry]
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Kept:
    """A record or cell as it is now: what is kept of it, what it is called, where it opens."""

    section: str
    key: str
    state: Sequence[str | bool]
    title: str = ""
    link: PageLink | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """The dataset as it is now, for the browser to compare with what it kept.

    ``headings`` are by section and kind (``stances/added``), ``values`` by code, ``names`` those of
    actors and of issues inside a sentence, by id. ``newest`` is shown as long as nothing changed.
    """

    name: str
    digest: str
    version: str
    records: Sequence[Kept]
    headings: Mapping[str, str]
    values: Mapping[str, Value]
    names: Mapping[str, str]
    first: str
    newest: Section
