"""Actors that may be one under several names: proposed, and merged only if a file says so."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from rapidfuzz import fuzz

from stances.errors import StancesError
from stances.model.plain_letters import plain_letters
from stances.reading.loader import read_bytes

_ALIKE = 90
MOST_COMPARED = 1_500  # names, of which all pairs are compared
_LARGEST = 1024**2


def proposals(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that may be one actor's, the likely main name second."""
    known = [(name, plain_letters(name)) for name in names][:MOST_COMPARED]
    for at, (name, one) in enumerate(known):
        for other_name, other in known[at + 1 :]:
            if any(letter.isdigit() for letter in one + other):
                continue  # "Participant 1" and "Participant 12", "Group 1" and "Group 2"
            if min(len(one), len(other)) > 2 and fuzz.token_set_ratio(one, other) >= _ALIKE:
                shorter, longer = sorted((name, other_name), key=len)
                yield shorter, longer


def read_merges(path: Path) -> dict[str, str]:
    """The merges of a file, a line ``name,actor`` for each; StancesError if it is not one."""
    raw = read_bytes(path, most=_LARGEST)
    try:
        text = raw.decode("utf-8-sig")
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
    except (UnicodeDecodeError, csv.Error):
        raise StancesError(f"{path.name} is not a CSV file in UTF-8; save it as one") from None
    merges: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        cells = [" ".join(cell.split()) for cell in row]
        if number == 1 and cells == ["name", "actor"]:
            continue
        if len(cells) != 2 or not all(cells) or cells[0] == cells[1]:
            raise StancesError(f"{path.name}:{number}: write name,actor: two different names")
        merges[cells[0]] = cells[1]
    chained = next((name for name, actor in merges.items() if actor in merges), None)
    if chained:
        raise StancesError(
            f"{path.name}: '{chained}' is merged into '{merges[chained]}', which is merged itself; "
            "name the last one in both lines"
        )
    return merges
