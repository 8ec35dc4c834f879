"""Which column of a table is what: guessed from its name, or as a saved mapping says."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from stances.errors import StancesError, shortened
from stances.exchange import READERS, reader_of
from stances.importing.draft import Draft
from stances.model.plain_letters import plain_letters
from stances.reading.loader import read_bytes

ROLES: Mapping[str, tuple[str, ...]] = {
    "actor": ("actor", "party", "partei", "organisation", "organization", "country", "state",
              "member", "name", "respondent", "who"),
    "issue": ("issue", "concept", "thesis", "these", "question", "item", "topic", "proposal"),
    "date": ("date", "datum", "day", "year", "jahr", "when", "month"),
    "order": ("order", "seq", "sequence", "place within the day"),
    "position": ("position", "stance", "answer", "vote", "value", "agreement", "qualifier",
                 "rating", "antwort"),
    "speaker": ("speaker", "person"),
    "text": ("justification", "reason", "summary", "statement", "text", "comment"),
    "source": ("source", "url", "link", "quelle"),
}  # fmt: skip
_DEEPEST = 1024**2


@dataclass(frozen=True)
class Table:
    """The cells of a table as text, and what was noticed when it was read."""

    header: tuple[str, ...]
    columns: Mapping[str, list[str]]
    remarks: tuple[str, ...]

    @property
    def size(self) -> int:
        """The number of rows."""
        return len(next(iter(self.columns.values()), []))


def table_of(path: Path) -> Table:
    """The whole table; StancesError if the file is not one."""
    if path.is_dir():
        named = "the folder you are in" if path == Path() else f"{path} is a folder"
        raise StancesError(
            f"{named}{', not a table' if path == Path() else ''}; name a table in it"
        )
    reader = reader_of(path) or READERS["csv"]
    header = [name for name in reader.sheet(path, ()).header if name]
    sheet = reader.sheet(path, header)
    cells = {
        name: ["" if pd.isna(cell) else str(cell).strip() for cell in column]
        for name, column in sheet.frame.items()
    }
    if not cells or not len(sheet.frame):
        raise StancesError(f"{path.name}: the table has no rows")
    return Table(tuple(header), {str(name): cell for name, cell in cells.items()}, sheet.remarks)


def column_of(table: Table, names: Sequence[str]) -> str:
    """The column with one of these names, whatever its letters; empty if there is none."""
    known = {plain_letters(name).strip().replace("_", " "): name for name in reversed(table.header)}
    return next((known[name] for name in names if name in known), "")


def guessed(table: Table, roles: Sequence[str]) -> dict[str, str]:
    """The column of each role whose name says so."""
    columns = {role: column_of(table, ROLES[role]) for role in roles}
    return {role: column for role, column in columns.items() if column}


def mapped(
    draft: Draft, table: Table, roles: Sequence[str], needed: Sequence[str]
) -> dict[str, str]:
    """The column of each role; StancesError, with the remedy, if a needed one is not known."""
    stated = (draft.mapping or {}).get("columns")
    columns = dict(stated) if isinstance(stated, dict) else guessed(table, roles)
    for role, column in columns.items():
        if role not in roles or column not in table.columns:
            raise StancesError(
                f"{draft.file}: the mapping takes '{shortened(role)}' from '{shortened(column)}', "
                f"which is not possible; the columns are {', '.join(table.header[:20])}"
            )
    for role in needed:
        if role not in columns:
            raise StancesError(
                f"{draft.file}: no column is known to be the {role}; rename one to '{role}', or "
                f'write {{"columns": {{"{role}": "…"}}}} into a file and add --mapping FILE; '
                f"the columns are {', '.join(table.header[:20])}"
            )
    draft.used["columns"] = columns
    return columns


def read_mapping(path: Path) -> dict[str, Any]:
    """A saved mapping; StancesError if the file is not one."""
    raw = read_bytes(path, most=_DEEPEST)
    try:
        mapping = json.loads(raw)
    except (ValueError, RecursionError):
        mapping = None
    columns = mapping.get("columns") if isinstance(mapping, dict) else None
    names = isinstance(columns, dict) and all(isinstance(name, str) for name in columns.values())
    if len(raw) > _DEEPEST or not names:
        raise StancesError(
            f'{path.name} is not a mapping; write {{"columns": {{"actor": "Party", …}}}} as JSON'
        )
    return dict(mapping)
