"""What the buttons that save in the browser need to know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableText:
    """A table as texts."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Saved:
    """The table to copy, and the words that stand on a picture.

    ``name`` begins the names of files; ``facts`` are the day and the numbers, ``own`` those of
    figures by name that do not show the table; ``written`` stands in the address after ``source``.
    Without a ``table``, ``too_long`` says why there is none.
    """

    name: str
    title: str
    facts: str
    own: Mapping[str, str]
    source: str
    written: Mapping[str, str]
    table: TableText | None
    too_long: str
    pictures: bool
