"""Discourse Network Analyzer, schemas 2 and 3: documents become seeds, statements quotations.

The person is the speaker, the organisation the actor, the concept the issue. Agreement is the end
of the scale, yes 2 and no -2; a number from -2 to 2 is taken as it stands.
"""

import re
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from stances.errors import StancesError, shortened
from stances.importing.draft import Draft, Quote
from stances.importing.sqlite import opened
from stances.importing.values import Unknown
from stances.model.vocabulary import ActorKind
from stances.wording.numbers import count

TABLES = ("DOCUMENTS", "STATEMENTS", "STATEMENTTYPES", "VARIABLES", "DATABOOLEAN",
          "DATAINTEGER", "DATASHORTTEXT")  # fmt: skip
_ROLES = {
    "person": "person", "speaker": "person", "organization": "organisation",
    "organisation": "organisation", "actor": "organisation", "concept": "concept",
    "issue": "concept", "agreement": "qualifier", "qualifier": "qualifier",
    "position": "qualifier",
}  # fmt: skip
_CODED = re.compile(r"^Date as coded: (\S+)$", re.MULTILINE)
_ID = re.compile(r"^Source: (\S+)$", re.MULTILINE)
_SAID = ("says neither yes nor no to", "agrees with", "disagrees with")


Attributes = Mapping[tuple[str, str, str], str]


class _Document(NamedTuple):
    source: str
    date: str
    title: str
    text: str
    narrow: bool  # true if each of its characters is one unit of UTF-16
    moment: datetime | None = None  # with its time of day, if it has one


def fill(path: Path, draft: Draft) -> None:
    """Puts the statements of the file into the draft."""
    with opened(path, TABLES) as database:
        third = _has(database, "ENTITIES")
        draft.title = path.stem
        documents = _documents(database, draft, milliseconds=not third)
        values = _values(database, draft, third=third)
        answers = (one.get("qualifier", "") for one in values.values())
        draft.values.check_numbers(answers, draft.file, signed=True)
        kinds = _kinds(database) if third else {}
        statements = database.execute(
            "select ID, DocumentId, Start, Stop from STATEMENTS order by ID"
        )
        draft.begin("reading the statements")
        for number, document, start, stop in statements:
            where = f"statement {number}"
            if document not in documents:
                draft.refuse(where, f"its document {document} is missing")
            else:
                place = documents[document], start, stop
                _take(draft, where, place, values.get(number, {}), kinds)


def _has(database: sqlite3.Connection, table: str) -> bool:
    return bool(
        database.execute(
            "select 1 from sqlite_master where upper(name) = ? and type = 'table'", (table,)
        ).fetchone()
    )


def _documents(
    database: sqlite3.Connection, draft: Draft, *, milliseconds: bool
) -> dict[int, _Document]:
    draft.begin("reading the documents")
    documents, timed = {}, []
    rows = database.execute("select ID, Title, Text, Author, Source, Notes, Date from DOCUMENTS")
    for number, title, text, author, published_in, notes, date in rows:
        try:
            seconds = int(date) / (1000 if milliseconds else 1)
            moment = datetime.fromtimestamp(seconds, UTC)
            day = moment.date().isoformat()
            at = moment if seconds % 86_400 else None
            timed += [f"document {number}, {day} {moment:%H:%M}"] if seconds % 86_400 else []
        except (TypeError, ValueError, OverflowError, OSError):
            draft.noted.append(f"Document {number} has no date; its statements are refused.")
            day, at = "", None
        coded, own = _CODED.search(notes or ""), _ID.search(notes or "")
        words, name = str(text or ""), str(title or f"Document {number}")
        # Documents with the same text are one source, whatever the days of their statements. What a
        # program of others notes as "Source: …" does not make two texts one.
        key = f"{own[1] if own else name}\n{words}"
        source = draft.source(
            key,
            name,
            text=words,
            author=str(author or "") or None,
            publisher=str(published_in or "") or None,
            published=day if day and not coded else None,
            id=own[1] if own else "",
        )
        documents[number] = _Document(
            source,
            coded[1] if coded else day,
            name,
            words,
            max(words, default="") < "\U00010000",
            None if coded else at,
        )
    if timed and milliseconds:  # schema 3 writes the time of the place as if it were UTC
        draft.remarks.append(
            f"{count(len(timed), 'document')} dated with a time of day, the first is {timed[0]}: "
            "the day is that in UTC, and east of it the local one may be the next; check it."
        )
    return documents


def _roles(database: sqlite3.Connection, draft: Draft) -> dict[int, tuple[str, str]]:
    """The role and the type of each variable that has one.

    StancesError if two variables of one type of statement have the same role: only one of their
    values would be taken. ``draft.variables`` says which of them to take.
    """
    rows = database.execute("select ID, Variable, DataType, StatementTypeId from VARIABLES")
    variables = [(number, str(name), kind, of) for number, name, kind, of in rows]
    by_role: dict[tuple[object, str], list[str]] = {}
    for _, name, _, of in variables:
        if role := _ROLES.get(name.lower()):
            by_role.setdefault((of, role), []).append(name)
    for (_, role), names in by_role.items():
        chosen = draft.variables.get(role)
        if len(names) > 1 and chosen not in names:
            ways = " or ".join(f"--variable {role}={shortened(name)}" for name in names)
            raise StancesError(
                f"{draft.file}: the variables {', '.join(map(shortened, names))} all stand for the "
                f"{role}, and a record has one; say which to take: {ways}"
            )
    for role, name in draft.variables.items():
        if not any(of == role and name in names for (_, of), names in by_role.items()):
            raise StancesError(f"--variable {role}={name}: {draft.file} has no such variable")
    roles = {}
    for number, name, kind, of in variables:
        role = _ROLES.get(name.lower(), "")
        if role and (len(by_role[of, role]) == 1 or draft.variables.get(role) == name):
            roles[number] = role, kind
    return roles


def _values(
    database: sqlite3.Connection, draft: Draft, *, third: bool
) -> dict[int, dict[str, str]]:
    """The values of each statement by role."""
    roles = _roles(database, draft)
    short = (
        "select d.StatementId, d.VariableId, e.Value from DATASHORTTEXT d join ENTITIES e "
        "on e.ID = d.Entity"
        if third
        else "select StatementId, VariableId, Value from DATASHORTTEXT"
    )
    values: dict[int, dict[str, str]] = {}
    for query in (
        short,
        "select StatementId, VariableId, Value from DATABOOLEAN",
        "select StatementId, VariableId, Value from DATAINTEGER",
    ):
        for statement, variable, value in database.execute(query):
            if variable in roles:
                role, kind = roles[variable]
                text = str(value or "") if kind != "boolean" else ("yes" if value else "no")
                text = str(value) if kind == "integer" else text
                values.setdefault(statement, {})[role] = text.strip()
    return values


def _kinds(database: sqlite3.Connection) -> Attributes:
    """The attributes of the entities by role, value and attribute."""
    if not (_has(database, "ATTRIBUTEVALUES") and _has(database, "ATTRIBUTEVARIABLES")):
        return {}
    rows = database.execute(
        "select i.Variable, e.Value, n.AttributeVariable, v.AttributeValue from ATTRIBUTEVALUES v "
        "join ENTITIES e on e.ID = v.EntityId join VARIABLES i on i.ID = e.VariableId "
        "join ATTRIBUTEVARIABLES n on n.ID = v.AttributeVariableId"
    )
    return {
        (_ROLES[str(variable).lower()], str(entity).strip(), str(name)): str(value)
        for variable, entity, name, value in rows
        if value and str(variable).lower() in _ROLES
    }


def _take(
    draft: Draft,
    where: str,
    place: tuple[_Document, int, int],
    values: Mapping[str, str],
    kinds: Attributes,
) -> None:
    document, start, stop = place
    missing = next((role for role in ("concept", "qualifier") if not values.get(role)), None)
    name = values.get("organisation") or values.get("person", "")
    if missing or not name:
        draft.refuse(where, f"it has no {missing or 'organisation or person'}")
        return
    if not document.date:
        draft.refuse(where, f"its document '{shortened(document.title)}' has no date")
        return
    try:
        meant = draft.values.fields(values["qualifier"])
    except Unknown as error:
        draft.refuse(where, str(error))
        return
    if (date := draft.day(where, document.date)) is None:
        return
    person = not values.get("organisation")
    group = "person" if person else "organisation"
    kind = kinds.get((group, name, "Type"), "")
    known = kind if kind in set(ActorKind) else "person" if person else "institution"
    role = kind or None if known != kind else None
    actor = draft.actor(name, known, id=kinds.get((group, name, "Id"), ""), role=role)
    concept = values["concept"]
    issue = draft.issue(concept, concept, id=kinds.get(("concept", concept, "Id"), ""))
    position = int(meant.get("position", 0))
    said = _SAID[(position > 0) - (position < 0)]
    fields: dict[str, Any] = meant | {
        "actor": actor,
        "speaker": values.get("person") if not person else None,
        "issue": issue,
        "date": date,
        "attribution": "quote",
        "summary": f"{where.capitalize()} of {document.title} {said} the concept.",
        "evidence": [{"source": document.source}],
        "note": f"Characters {start} to {stop} of the document, as Discourse Network Analyzer "
        "counts.",
    }
    first, last = (_point(document, at) for at in (start, stop))
    quote = Quote(document.source, first, last)
    draft.take(where, quote=quote, moment=document.moment, **fields)


def _point(document: _Document, at: object) -> int:
    """The place in characters of one in UTF-16 units, which the program counts."""
    if not isinstance(at, int):
        return -1
    if document.narrow or at < 0:
        return at
    return len(document.text.encode("utf-16-le")[: 2 * at].decode("utf-16-le", errors="ignore"))
