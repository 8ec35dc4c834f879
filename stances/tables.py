"""A Dataset as pandas frames: one function a table, dtypes explicit, every column described.

Days are ``datetime64[s]``; a partial date appears as its EDTF text beside its earliest and latest
day. From here on nothing knows where the data came from.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from stances.model.dataset import Dataset
from stances.model.dates import PartialDate
from stances.model.seeds import Seeds

TEXT, DAY, FLAG, SMALL, COUNT = "str", "datetime64[s]", "bool", "Int8", "Int32"

Columns = Mapping[str, tuple[str, str]]
Row = Mapping[str, Any]

ACTORS: Columns = {
    "actor": (TEXT, "id"),
    "name": (TEXT, "full name"),
    "short": (TEXT, "name for narrow columns; the full name where none is given"),
    "kind": (TEXT, "person, government, camp, institution or group"),
    "role": (TEXT, "what the actor is, in a few words"),
    "country": (TEXT, "ISO 3166-1 code"),
    "office_from": (DAY, "first day in office"),
    "office_until": (DAY, "last day in office; missing while it lasts"),
    "member_of": (TEXT, "ids of the groups, joined by commas"),
    "other_names": (TEXT, "other spellings, joined by semicolons"),
    "wikidata": (TEXT, "Wikidata id"),
    "note": (TEXT, "note"),
}
ISSUES: Columns = {
    "issue": (TEXT, "id"),
    "title": (TEXT, "short title"),
    "proposal": (TEXT, "the proposal that can be supported or opposed"),
    "support": (TEXT, "what +2 means"),
    "opposition": (TEXT, "what -2 means"),
    "stale_after": (COUNT, "days after which a position counts as stale"),
    "tags": (TEXT, "tags, joined by commas"),
    "note": (TEXT, "coding rules"),
}
SOURCES: Columns = {
    "source": (TEXT, "id"),
    "title": (TEXT, "title; missing where the document states none"),
    "publisher": (TEXT, "publisher"),
    "author": (TEXT, "author"),
    "published": (TEXT, "date of publication (EDTF)"),
    "url": (TEXT, "address"),
    "archived": (TEXT, "address of an archived copy"),
    "accessed": (TEXT, "date of access (EDTF)"),
    "language": (TEXT, "language code"),
    "translated_from": (TEXT, "language of the original"),
    "seed": (TEXT, "file under seeds/ with the full text"),
    "stances": (COUNT, "number of stances that cite it"),
    "quotes": (COUNT, "number of quotations from it"),
    "note": (TEXT, "note"),
}
STANCES: Columns = {
    "stance": (TEXT, "id"),
    "actor": (TEXT, "actor id"),
    "speaker": (TEXT, "who said it, when not the actor itself"),
    "speaker_role": (TEXT, "the speaker's role then"),
    "issue": (TEXT, "issue id"),
    "date": (TEXT, "day it was said or done (EDTF)"),
    "earliest": (DAY, "first day the date can mean"),
    "latest": (DAY, "last day the date can mean"),
    "uncertain": (FLAG, "true where the date is approximate or in doubt, or spans days"),
    "public": (TEXT, "day it became known, where later (EDTF)"),
    "known": (DAY, "first day it can have been known"),
    "position": (SMALL, "-2 to 2; missing where not coded"),
    "status": (TEXT, "coded, declined or unclear"),
    "act": (TEXT, "statement, decision or vote"),
    "attribution": (TEXT, "quote, paraphrase, anonymous, act or inferred"),
    "rank": (SMALL, "3 act, 2 statement, 1 anonymous report, 0 inferred"),
    "area": (TEXT, "scope: area"),
    "weapon": (TEXT, "scope: weapon"),
    "condition": (TEXT, "scope: condition"),
    "summary": (TEXT, "what was said or done, in our own words"),
    "confidence": (TEXT, "high, medium or low"),
    "settled": (TEXT, "how a disagreement of the coders was settled"),
    "contested": (FLAG, "true where marked as disagreeing with another of the day"),
    "supersedes": (TEXT, "id of the record it replaces"),
    "withdrawn": (TEXT, "day of the withdrawal (EDTF)"),
    "withdrawal": (TEXT, "reason of the withdrawal"),
    "note": (TEXT, "note"),
    "order": (COUNT, "place in the file"),
}
EVIDENCE: Columns = {
    "stance": (TEXT, "stance id"),
    "source": (TEXT, "source id"),
    "quote": (TEXT, "verbatim quotation"),
    "translation": (TEXT, "our translation"),
    "seed": (TEXT, "seed file of the source"),
    "start": (COUNT, "offset of the quotation in the seed"),
    "end": (COUNT, "offset after its last character"),
}
CODINGS: Columns = {
    "stance": (TEXT, "stance id"),
    "coder": (TEXT, "coder id"),
    "status": (TEXT, "coded, declined or unclear"),
    "position": (SMALL, "-2 to 2; missing where not coded"),
    "note": (TEXT, "note"),
}
EVENTS: Columns = {
    "event": (TEXT, "id"),
    "date": (TEXT, "date (EDTF)"),
    "earliest": (DAY, "first day the date can mean"),
    "latest": (DAY, "last day the date can mean"),
    "label": (TEXT, "what happened"),
    "short": (TEXT, "label for narrow places; the label where none is given"),
    "sources": (TEXT, "source ids, joined by commas"),
    "major": (FLAG, "true for a turning point"),
}
SEARCHES: Columns = {
    "actor": (TEXT, "actor id"),
    "issue": (TEXT, "issue id"),
    "date": (TEXT, "day of the search"),
    "sources": (TEXT, "ids of the sources read, joined by commas"),
    "where": (TEXT, "other places searched"),
    "note": (TEXT, "note"),
}
CORRECTIONS: Columns = {
    "date": (TEXT, "day of the correction"),
    "record": (TEXT, "id of the stance, source, actor, issue or event"),
    "what": (TEXT, "what was changed"),
    "why": (TEXT, "why it was changed"),
}
TABLES: Mapping[str, Columns] = {
    "actors": ACTORS,
    "issues": ISSUES,
    "sources": SOURCES,
    "stances": STANCES,
    "evidence": EVIDENCE,
    "codings": CODINGS,
    "events": EVENTS,
    "searches": SEARCHES,
    "corrections": CORRECTIONS,
}


def rows(frame: pd.DataFrame) -> list[Row]:
    """The frame's rows as mappings, missing values as None."""
    columns = [
        frame[name].astype(object).where(frame[name].notna(), None).tolist()
        for name in frame.columns
    ]
    return [dict(zip(frame.columns, values, strict=True)) for values in zip(*columns, strict=True)]


def rows_by(frame: pd.DataFrame, name: str) -> dict[str, Row]:
    """The frame's rows by the value in the column ``name``, in the frame's order."""
    return {row[name]: row for row in rows(frame)}


def _grouped(items: Iterable[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for item in items:
        grouped.setdefault(item["stance"], []).append(item)
    return grouped


@dataclass(frozen=True)
class Tables:
    """The frames of a dataset. Shared between sessions: never changed in place.

    ``scale_range`` is the distance between the ends of the scale of positions.
    """

    actors: pd.DataFrame
    issues: pd.DataFrame
    sources: pd.DataFrame
    stances: pd.DataFrame
    evidence: pd.DataFrame
    codings: pd.DataFrame
    events: pd.DataFrame
    searches: pd.DataFrame
    corrections: pd.DataFrame
    scale_range: float = 4.0

    @cached_property
    def actor_rows(self) -> Mapping[str, Row]:
        """Actors by id, in the file's order."""
        return rows_by(self.actors, "actor")

    @cached_property
    def issue_rows(self) -> Mapping[str, Row]:
        """Issues by id, in the file's order."""
        return rows_by(self.issues, "issue")

    @cached_property
    def source_rows(self) -> Mapping[str, Row]:
        """Sources by id, in the file's order."""
        return rows_by(self.sources, "source")

    @cached_property
    def stance_rows(self) -> Mapping[str, Row]:
        """Stances by id, in the file's order."""
        return rows_by(self.stances, "stance")

    @cached_property
    def stances_of(self) -> Mapping[tuple[str, str], list[Row]]:
        """Stances by actor and issue, in the file's order."""
        found: dict[tuple[str, str], list[Row]] = {}
        for row in self.stance_rows.values():
            found.setdefault((row["actor"], row["issue"]), []).append(row)
        return found

    @cached_property
    def event_rows(self) -> Mapping[str, Row]:
        """Events by id, in the file's order."""
        return rows_by(self.events, "event")

    @cached_property
    def evidence_of(self) -> Mapping[str, list[Row]]:
        """Items of evidence by stance id."""
        return _grouped(rows(self.evidence))

    @cached_property
    def codings_of(self) -> Mapping[str, list[Row]]:
        """Codings by stance id."""
        return _grouped(rows(self.codings))

    @cached_property
    def searches_of(self) -> Mapping[tuple[str, str], list[Row]]:
        """Searches by actor and issue, latest last."""
        found: dict[tuple[str, str], list[Row]] = {}
        for search in sorted(rows(self.searches), key=lambda row: row["date"]):
            found.setdefault((search["actor"], search["issue"]), []).append(search)
        return found

    @cached_property
    def corrections_of(self) -> Mapping[str, list[Row]]:
        """Corrections by the record they are about, latest last."""
        found: dict[str, list[Row]] = {}
        for correction in sorted(rows(self.corrections), key=lambda row: row["date"]):
            found.setdefault(correction["record"], []).append(correction)
        return found


def tables(dataset: Dataset, seeds: Seeds) -> Tables:
    """All frames of ``dataset``; quotations carry their place in ``seeds``."""
    return Tables(
        actors=actors_table(dataset),
        issues=issues_table(dataset),
        sources=sources_table(dataset),
        stances=stances_table(dataset),
        evidence=evidence_table(dataset, seeds),
        codings=codings_table(dataset),
        events=events_table(dataset),
        searches=searches_table(dataset),
        corrections=corrections_table(dataset),
    )


def actors_table(dataset: Dataset) -> pd.DataFrame:
    """One row an actor, in the file's order."""
    made = []
    for actor in dataset.actors:
        row = actor.model_dump(include={"name", "role", "country", "wikidata", "note"})
        office = actor.in_office
        row |= {"actor": actor.id, "kind": actor.kind, "short": actor.short or actor.name}
        row["office_from"] = office and office.earliest
        row["office_until"] = office.latest if office and not office.open_end else None
        row["member_of"] = _joined(actor.member_of)
        row["other_names"] = _joined(actor.other_names, "; ")
        made.append(row)
    return frame_of(made, ACTORS)


def issues_table(dataset: Dataset) -> pd.DataFrame:
    """One row an issue, in the file's order."""
    made = [
        issue.model_dump(exclude={"id", "tags"}) | {"issue": issue.id, "tags": _joined(issue.tags)}
        for issue in dataset.issues
    ]
    return frame_of(made, ISSUES)


def sources_table(dataset: Dataset) -> pd.DataFrame:
    """One row a source, with how often it is cited."""
    citing: dict[str, set[str]] = {source.id: set() for source in dataset.sources}
    quotes = dict.fromkeys(citing, 0)
    for stance in dataset.stances:
        for item in stance.evidence:
            citing[item.source].add(stance.id)
            quotes[item.source] += item.quote is not None
    made = [
        source.model_dump(exclude={"id"})
        | {"source": source.id, "stances": len(citing[source.id]), "quotes": quotes[source.id]}
        for source in dataset.sources
    ]
    return frame_of(made, SOURCES)


def stances_table(dataset: Dataset) -> pd.DataFrame:
    """One row a stance, in the file's order, withdrawn ones included."""
    plain = {
        "actor", "speaker", "speaker_role", "issue", "position", "act", "attribution",
        "summary", "confidence", "settled", "contested", "supersedes", "note",
    }  # fmt: skip
    made = []
    for order, stance in enumerate(dataset.stances):
        row = {name: getattr(stance, name) for name in plain}
        row |= {"stance": stance.id, "order": order, "status": stance.outcome, "rank": stance.rank}
        row |= _dated(stance.date)
        row["uncertain"] = not stance.date.exact
        row |= {"public": stance.public, "known": max(stance.known.earliest, stance.date.earliest)}
        if stance.scope:
            row |= stance.scope.model_dump()
        if stance.withdrawn:
            row |= {"withdrawn": stance.withdrawn.date, "withdrawal": stance.withdrawn.reason}
        made.append(row)
    return frame_of(made, STANCES)


def evidence_table(dataset: Dataset, seeds: Seeds) -> pd.DataFrame:
    """One row for each source of each stance, the quotation located in its seed."""
    made = []
    for stance in dataset.stances:
        for item in stance.evidence:
            name = dataset.sources_by_id[item.source].seed
            seed = seeds.get(name)
            passage = seed.find(item.quote) if seed and item.quote else None
            row = item.model_dump() | {"stance": stance.id, "seed": name}
            if passage:
                row |= {"start": passage.start, "end": passage.end}
            made.append(row)
    return frame_of(made, EVIDENCE)


def codings_table(dataset: Dataset) -> pd.DataFrame:
    """One row for each coder's judgement of each stance."""
    made = [
        coding.model_dump() | {"stance": stance.id, "status": coding.outcome}
        for stance in dataset.stances
        for coding in stance.codings
    ]
    return frame_of(made, CODINGS)


def events_table(dataset: Dataset) -> pd.DataFrame:
    """One row an event, in the file's order."""
    made = [
        _dated(event.date)
        | {"event": event.id, "label": event.label, "short": event.short or event.label}
        | {"sources": _joined(event.sources), "major": event.major}
        for event in dataset.events
    ]
    return frame_of(made, EVENTS)


def searches_table(dataset: Dataset) -> pd.DataFrame:
    """One row a search that found nothing."""
    made = [
        search.model_dump(exclude={"sources"}) | {"sources": _joined(search.sources)}
        for search in dataset.searches
    ]
    return frame_of(made, SEARCHES)


def corrections_table(dataset: Dataset) -> pd.DataFrame:
    """One row a correction, in the file's order."""
    return frame_of([correction.model_dump() for correction in dataset.corrections], CORRECTIONS)


def _dated(when: PartialDate) -> dict[str, Any]:
    return {"date": when, "earliest": when.earliest, "latest": when.latest}


def _joined(values: Iterable[str], separator: str = ",") -> str | None:
    return separator.join(values) or None


def frame_of(made: Sequence[Row], columns: Columns) -> pd.DataFrame:
    """Rows as a frame of exactly these columns and dtypes."""
    return pd.DataFrame(
        {
            name: pd.Series([_plain(row.get(name), dtype) for row in made], dtype=dtype)
            for name, (dtype, _) in columns.items()
        }
    )


def _plain(value: Any, dtype: str) -> Any:
    if value is None:
        return False if dtype == FLAG else None
    if isinstance(value, date):
        return pd.Timestamp(value)
    return str(value) if dtype == TEXT else value
