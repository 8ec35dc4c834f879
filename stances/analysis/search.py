"""Full-text search in summaries, quotations, speakers and sources, with context for each hit."""

from collections.abc import Iterator
from dataclasses import dataclass

from stances.analysis.query import Query, query_of
from stances.model.plain_letters import plain_letters, plain_letters_with_places
from stances.tables import Tables
from stances.tables.rows import StanceRow

_AROUND = 90
_FIELDS = ("Quotation", "Summary", "Speaker", "Source", "Note")


@dataclass(frozen=True)
class Hit:
    """A stance that contains every word; ``parts`` are texts, each highlighted or not."""

    stance: str
    where: str
    parts: tuple[tuple[str, bool], ...]


def search(tables: Tables, query: str, *, among: frozenset[str]) -> list[Hit]:
    """The stances in ``among`` that contain all of ``query`` (see ``query_of``), newest first.

    Case and accents do not matter, and apostrophes are all alike. The text shown is from the field
    with most of the words, in the order quotation, summary, speaker, source, note; other names of
    the actor are searched too.
    """
    asked = query_of(query)
    if not asked:
        return []
    records = sorted(
        tables.stance_rows.values(), key=lambda row: (row.earliest, row.stance), reverse=True
    )
    candidates = (record for record in records if record.stance in among)
    hits = (_hit(tables, record, asked) for record in candidates)
    return [hit for hit in hits if hit is not None]


def _hit(tables: Tables, record: StanceRow, asked: Query) -> Hit | None:
    texts = [(where, text, plain_letters(text)) for where, text in _texts(tables, record)]
    if not asked.matches([plain for *_, plain in texts]):
        return None
    counted = [
        (asked.matching(plain), where, text) for where, text, plain in texts if where in _FIELDS
    ]
    most, where, text = max(counted, key=lambda each: each[0])
    if not most:
        return Hit(record.stance, "Actor", ((record.summary, False),))
    return Hit(record.stance, where, _parts(text, asked))


def _texts(tables: Tables, record: StanceRow) -> Iterator[tuple[str, str]]:
    evidence = tables.evidence_of.get(record.stance, ())
    yield from (("Quotation", item.quote) for item in evidence if item.quote)
    yield "Summary", record.summary
    if record.speaker:
        yield "Speaker", record.speaker
    for item in evidence:
        source = tables.source_rows[item.source]
        named = " · ".join(filter(None, [source.title, source.publisher]))
        if named:
            yield "Source", named
    if record.note:
        yield "Note", record.note
    actor, issue = tables.actor_rows[record.actor], tables.issue_rows[record.issue]
    yield "", " ".join(filter(None, [actor.name, *actor.other_names, issue.title]))


def _parts(text: str, asked: Query) -> tuple[tuple[str, bool], ...]:
    """The text split at its matches and shortened to the context of the first."""
    spans = asked.spans(plain_letters_with_places(text))
    start = max(spans[0][0] - _AROUND, 0)
    end = min(max(spans[0][1] + 2 * _AROUND, start + 3 * _AROUND), len(text))
    start = text.find(" ", start, spans[0][0]) + 1 if start else 0
    parts = [("…", False)] if start else []
    at = start
    for first, last in spans:
        if first >= at and last <= end:
            parts += [(text[at:first], False), (text[first:last], True)]
            at = last
    parts.append((text[at:end] + ("…" if end < len(text) else ""), False))
    return tuple(part for part in parts if part[0])
