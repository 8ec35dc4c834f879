"""A dataset as short texts, one a record and one a cell: enough to see later what has changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from stances.model.dataset import Dataset
from stances.versions.changes import SECTIONS, Plain, Standing, canonical, keyed, standings

CELLS = "cells"
_APART = ("position", "status", "date", "order", "public", "withdrawn")


@dataclass(frozen=True, slots=True)
class State:
    """A record or a cell in short: its position or kind of nothing, its date, a hash of the rest.

    ``code`` and ``date`` are empty except for stances and cells.
    """

    section: str
    key: str
    code: str = ""
    date: str = ""
    withdrawn: bool = False
    rest: str = ""

    @property
    def short(self) -> tuple[str, str, bool, str]:
        """What is kept under the key."""
        return self.code, self.date, self.withdrawn, self.rest


def states_of(dataset: Dataset) -> Iterator[State]:
    """The cells with something in them, then every record."""
    for (actor, issue), standing in standings(dataset).items():
        if standing != Standing():
            yield State(CELLS, f"{actor}~{issue}", code_of(standing), standing.date or "")
    for section in SECTIONS:
        for key, records in keyed(getattr(dataset, section)).items():
            for place, plain in enumerate(records, start=1):
                name = key if place == 1 else f"{key}, no. {place}"
                yield _state(section, name, plain)


def code_of(standing: Standing) -> str:
    """The position, the reason or the kind of nothing that the cell shows, as a code."""
    if standing.position is not None:
        return str(standing.position)
    texts = "" if standing.texts is None else f":{standing.texts}"
    return f"{standing.reason or standing.status}{texts}"


def digest_of(text: str) -> str:
    """A short hash."""
    return blake2b(text.encode(errors="surrogatepass"), digest_size=6).hexdigest()


def _state(section: str, key: str, plain: Plain) -> State:
    """Empty fields are left out, so that a field that comes to the format changes no record."""
    apart = _APART if section == "stances" else ()
    rest = {name: value for name, value in plain.items() if name not in apart and value}
    if section != "stances":
        return State(section, key, rest=digest_of(canonical(rest)))
    position = plain["position"]
    code = plain["status"] if position is None else str(position)
    days = [f"{plain[name]}" for name in ("date", "order", "public") if plain[name]]
    withdrawn = plain["withdrawn"] is not None
    return State(section, key, code, " / ".join(days), withdrawn, digest_of(canonical(rest)))
