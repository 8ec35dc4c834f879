"""Writing Discourse Network Analyzer's .dna: SQLite, schema 3.

A document is a source on one day, because the program dates documents and not statements.
"""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, time
from pathlib import Path

from stances.errors import StancesError, reason
from stances.exchange.passages import Placed, left_out, placed
from stances.model.authors import author_line
from stances.model.dataset import Dataset
from stances.model.records import Source
from stances.reading.loader import Loaded

LONGEST = 190  # characters of a name or title, which the program limits
_LONGEST_KEY = 120  # of what tells two names apart
_COLOURS = tuple(
    f"{colour} INTEGER NOT NULL DEFAULT 0 CHECK ({colour} BETWEEN 0 AND 255)"
    for colour in ("Red", "Green", "Blue")
)
_RIGHTS = (
    "AddDocuments", "EditDocuments", "DeleteDocuments", "ImportDocuments", "AddStatements",
    "EditStatements", "DeleteStatements", "EditAttributes", "EditRegex", "EditStatementTypes",
    "EditCoders", "EditCoderRelations", "ViewOthersDocuments", "EditOthersDocuments",
    "ViewOthersStatements", "EditOthersStatements",
)  # fmt: skip
_KEY = "ID INTEGER NOT NULL PRIMARY KEY"
_SCHEMA = {
    "SETTINGS": ("Property TEXT PRIMARY KEY", "Value TEXT NOT NULL"),
    "CODERS": (
        _KEY, "Name TEXT NOT NULL", *_COLOURS, "Refresh INTEGER NOT NULL DEFAULT 0",
        "FontSize INTEGER NOT NULL DEFAULT 14", "Password TEXT NOT NULL",
        "PopupWidth INTEGER DEFAULT 300", "ColorByCoder INTEGER NOT NULL DEFAULT 0",
        "PopupDecoration INTEGER NOT NULL DEFAULT 0",
        "PopupAutoComplete INTEGER NOT NULL DEFAULT 1",
        *(f"Permission{right} INTEGER NOT NULL DEFAULT 1" for right in _RIGHTS),
    ),
    "DOCUMENTS": (
        _KEY, "Title TEXT NOT NULL", "Text TEXT NOT NULL", "Coder INTEGER",
        "Author TEXT NOT NULL DEFAULT ''", "Source TEXT NOT NULL DEFAULT ''",
        "Section TEXT NOT NULL DEFAULT ''", "Notes TEXT NOT NULL DEFAULT ''",
        "Type TEXT NOT NULL DEFAULT ''", "Date INTEGER NOT NULL",
    ),
    "STATEMENTTYPES": (_KEY, "Label TEXT NOT NULL", *_COLOURS),
    "VARIABLES": (
        _KEY, "Variable TEXT NOT NULL", "DataType TEXT NOT NULL DEFAULT 'short text'",
        "StatementTypeId INTEGER", "UNIQUE (Variable, StatementTypeId)",
    ),
    "VARIABLELINKS": (_KEY, "SourceVariableId INTEGER", "TargetVariableId INTEGER"),
    "REGEXES": ("Label TEXT PRIMARY KEY", *_COLOURS),
    "CODERRELATIONS": (
        _KEY, "Coder INTEGER", "OtherCoder INTEGER", "viewStatements INTEGER NOT NULL DEFAULT 1",
        "editStatements INTEGER NOT NULL DEFAULT 1", "viewDocuments INTEGER NOT NULL DEFAULT 1",
        "editDocuments INTEGER NOT NULL DEFAULT 1",
    ),
    "STATEMENTS": (
        _KEY, "StatementTypeId INTEGER", "DocumentId INTEGER", "Start INTEGER NOT NULL",
        "Stop INTEGER NOT NULL", "Coder INTEGER", "CHECK (Start < Stop)",
    ),
    "ENTITIES": (
        _KEY, "VariableId INTEGER NOT NULL", "Value TEXT NOT NULL DEFAULT ''", "Red INTEGER",
        "Green INTEGER", "Blue INTEGER", "ChildOf INTEGER", "UNIQUE (VariableId, Value)",
    ),
    **{
        f"DATA{kind}": (
            _KEY, "StatementId INTEGER NOT NULL", "VariableId INTEGER NOT NULL", value,
            "UNIQUE (StatementId, VariableId)",
        )
        for kind, value in (
            ("BOOLEAN", "Value INTEGER NOT NULL DEFAULT 1"),
            ("INTEGER", "Value INTEGER NOT NULL DEFAULT 0"),
            ("SHORTTEXT", "Entity INTEGER NOT NULL"), ("LONGTEXT", "Value TEXT DEFAULT ''"),
        )
    },
    "ATTRIBUTEVARIABLES": (
        _KEY, "VariableId INTEGER NOT NULL", "AttributeVariable TEXT NOT NULL"
    ),
    "ATTRIBUTEVALUES": (
        _KEY, "EntityId INTEGER NOT NULL", "AttributeVariableId INTEGER NOT NULL",
        "AttributeValue TEXT NOT NULL DEFAULT ''",
    ),
}  # fmt: skip
_PERSON, _ORGANISATION, _CONCEPT, _POSITION = 1, 2, 3, 4
_ID, _TYPE = 1, 2  # attributes of organisations; of concepts the id is the third
_CONCEPT_ID = 3


def write_dna(loaded: Loaded, path: Path) -> tuple[str, ...]:
    """Writes the dataset to a new file; returns what the file does not hold, in sentences.

    StancesError, with the reason, if it cannot be written.
    """
    dataset, seeds = loaded.dataset, loaded.seeds
    if path.exists():
        raise StancesError(f"{path}: there is such a file already; name another")
    with closing(sqlite3.connect(":memory:")) as database:
        file = _File(database)
        file.begin()
        written = set()
        for one in placed(dataset, seeds):
            if one.stance.position is not None:
                file.add(one, dataset)
                written.add(one.stance.id)
        database.commit()
        content = database.serialize()
    try:
        path.write_bytes(content)
    except OSError as error:
        raise StancesError(f"cannot write {path}: {reason(error)}") from None
    return left_out(dataset, written, "Discourse Network Analyzer") + file.shortened()


class _File:
    """A database in the making, with the numbers of what is in it."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        self.documents: dict[tuple[str, str], int] = {}
        self.entities: dict[tuple[int, str], int] = {}
        self.values: set[tuple[int, str]] = set()
        self.short = 0
        self.statements = 0

    def begin(self) -> None:
        """The tables, the coder, the type of statement and its variables."""
        for table, columns in _SCHEMA.items():
            self.database.execute(f"create table {table}({', '.join(columns)})")
        self._row("SETTINGS", "version", "3.0.7")
        self.database.execute("insert into CODERS(ID, Name, Password) values (1, 'Admin', '')")
        self._row("STATEMENTTYPES", 1, "DNA Statement", 239, 208, 51)
        for number, name in enumerate(("person", "organization", "concept", "position"), 1):
            kind = "integer" if number == _POSITION else "short text"
            self._row("VARIABLES", number, name, kind, 1)
        for attribute, variable, name in (
            (_ID, _ORGANISATION, "Id"), (_TYPE, _ORGANISATION, "Type"),
            (_CONCEPT_ID, _CONCEPT, "Id"),
        ):  # fmt: skip
            self._row("ATTRIBUTEVARIABLES", attribute, variable, name)

    def add(self, one: Placed, dataset: Dataset) -> None:
        """A statement with its document and its values."""
        stance = one.stance
        actor, issue = dataset.actors_by_id[stance.actor], dataset.issues_by_id[stance.issue]
        document = self._document(one)
        self.statements += 1
        text = one.seed.text
        start, stop = (_units(text, at) for at in (one.passage.start, one.passage.end))
        self._row("STATEMENTS", self.statements, 1, document, start, stop, 1)
        entities = {
            _PERSON: self._entity(_PERSON, stance.speaker or "", stance.speaker or "", {}),
            _ORGANISATION: self._entity(
                _ORGANISATION, actor.id, actor.name, {_ID: actor.id, _TYPE: actor.kind.value}
            ),
            _CONCEPT: self._entity(_CONCEPT, issue.id, issue.title, {_CONCEPT_ID: issue.id}),
        }
        for variable, entity in entities.items():
            self._row("DATASHORTTEXT", None, self.statements, variable, entity)
        self._row("DATAINTEGER", None, self.statements, _POSITION, stance.position)

    def shortened(self) -> tuple[str, ...]:
        """A remark if names had to be cut."""
        remark = f"{self.short:,} names and titles are cut to {LONGEST} characters"
        return (remark,) if self.short else ()

    def _document(self, one: Placed) -> int:
        source, date = one.source, one.stance.date
        key = source.id, str(date)
        if key not in self.documents:
            self.documents[key] = len(self.documents) + 1
            midnight = datetime.combine(date.earliest, time(), UTC)
            notes = f"Source: {source.id}\nDate as coded: {date}"
            self._row(
                "DOCUMENTS", self.documents[key], self._cut(source.title or source.id),
                one.seed.text, 1, self._cut(_authors(source)), self._cut(source.publisher or ""),
                "", notes, "", int(midnight.timestamp()),
            )  # fmt: skip
        return self.documents[key]

    def _entity(self, variable: int, key: str, name: str, attributes: dict[int, str]) -> int:
        """The number of the entity; two with one name are told apart by their ids."""
        if (variable, key) not in self.entities:
            value = whole = self._cut(name)
            again = 0
            while (variable, value) in self.values:
                again += 1
                tail = f" ({key[:_LONGEST_KEY]}{f', {again}' if again > 1 else ''})"
                value = f"{whole[: LONGEST - len(tail)]}{tail}"
            self.values.add((variable, value))
            number = len(self.entities) + 1
            self.entities[variable, key] = number
            self._row("ENTITIES", number, variable, value, 0, 0, 0, None)
            for attribute, content in attributes.items():
                self._row("ATTRIBUTEVALUES", None, number, attribute, content)
        return self.entities[variable, key]

    def _cut(self, text: str) -> str:
        if len(text) <= LONGEST:
            return text
        self.short += 1
        return text[: LONGEST - 1] + "…"

    def _row(self, table: str, *values: object) -> None:
        marks = ", ".join("?" * len(values))
        self.database.execute(f"insert into {table} values ({marks})", values)  # noqa: S608 - our own


def _authors(source: Source) -> str:
    return "; ".join(author_line(author) for author in source.author or ())


def _units(text: str, at: int) -> int:
    """The place in UTF-16 units, which the program counts."""
    return len(text[:at].encode("utf-16-le", errors="surrogatepass")) // 2
