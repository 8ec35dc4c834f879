"""Full-text search in summaries, quotations, speakers and sources, with context for each hit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    """The stances in ``among`` that contain every word of ``query``, newest first.

    Case, accents and quotation marks do not matter, and apostrophes are all alike. The text shown
    is from the field with most of the words, in the order quotation, summary, speaker, source,
    note; other names of the actor are searched too.
    """
    words = [
        word
        for part in plain_letters(query).replace('"', " ").split()
        if (word := part.strip("'") or part)
    ]
    if not words:
        return []
    records = sorted(
        tables.stance_rows.values(), key=lambda row: (row.earliest, row.stance), reverse=True
    )
    candidates = (record for record in records if record.stance in among)
    hits = (_hit(tables, record, words) for record in candidates)
    return [hit for hit in hits if hit is not None]


def _hit(tables: Tables, record: StanceRow, words: Sequence[str]) -> Hit | None:
    texts = list(_texts(tables, record))
    whole = plain_letters(" ".join(text for _, text in texts))
    if not all(word in whole for word in words):
        return None
    counted = [
        (sum(word in plain_letters(text) for word in words), where, text)
        for where, text in texts
        if where in _FIELDS
    ]
    most, where, text = max(counted, key=lambda each: each[0])
    if not most:
        return Hit(record.stance, "Actor", ((record.summary, False),))
    return Hit(record.stance, where, _parts(text, words))


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


def _parts(text: str, words: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """The text split at its matches and shortened to the context of the first."""
    folded = plain_letters_with_places(text)
    spans = sorted(
        (folded.starts[match.start()], folded.ends[match.end() - 1])
        for word in words
        for match in re.finditer(re.escape(word), folded.text)
    )
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
