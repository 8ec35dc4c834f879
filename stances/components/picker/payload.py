"""What a picker shows: names to choose from, each found by everything it is called."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A record to choose: its id, its name, what else is shown of it, and what it is found by.

    The texts it is ``found`` by are in small letters without accents.
    """

    id: str
    name: str
    also: str
    found: Sequence[str]


@dataclass(frozen=True, slots=True)
class Picker:
    """A field that holds an id and shows a name; it can be emptied unless it is ``always`` full."""

    label: str
    entries: Sequence[Entry]
    chosen: str | None
    always: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True)
class Several:
    """A field that holds ids in order and shows their names, each of which can be taken out.

    ``turn`` is the number of the browser's choice that this answers.
    """

    label: str
    entries: Sequence[Entry]
    chosen: Sequence[str]
    turn: int = 0
    help: str = ""
