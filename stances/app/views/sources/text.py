"""A source as the reader shows it."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from stances import wording
from stances.charts.palette import SHADES
from stances.citing import formats_of
from stances.citing.citable import source_item
from stances.citing.notes import note
from stances.components.reader.payload import Fact, Segment, SourceStance, SourceText
from stances.model.seeds import Seeds
from stances.tables import Tables
from stances.tables.rows import EvidenceRow, SourceRow


def source_page(tables: Tables, seeds: Seeds, *, source: str, linked: str) -> SourceText:
    """The source's data, its text cut where quotations begin and end, and its stances."""
    about = tables.source_rows[source]
    evidence = [
        item for items in tables.evidence_of.values() for item in items if item.source == source
    ]
    citing = {item.stance for item in evidence}
    stances = [record for name, record in tables.stance_rows.items() if name in citing]
    numbers = {stance.stance: number for number, stance in enumerate(stances, start=1)}
    seed = seeds.get(about.seed)
    actors, issues = tables.actor_rows, tables.issue_rows
    return SourceText(
        source,
        wording.source_label(about),
        _facts(about, tables),
        note(about),
        formats_of([source_item(about)]),
        _segments(seed.text, evidence, numbers) if seed else [],
        [
            SourceStance(
                stance.stance,
                numbers[stance.stance],
                f"{actors[stance.actor].name} on {wording.in_sentence(issues[stance.issue].title)}",
                wording.position_words(stance.position, stance.status),
                SHADES[stance.position],
                wording.when_words(stance.date),
                stance.summary,
            )
            for stance in stances
        ],
        linked,
    )


def _facts(source: SourceRow, tables: Tables) -> list[Fact]:
    facts = [
        ("Author", "; ".join(map(str, source.author)), "not stated"),
        ("Publisher", source.publisher, "not stated"),
        ("Published", wording.when_words(source.published), "not stated"),
        ("Language", source.language, "not stated"),
        ("Translated from", source.translated_from, ""),
        ("Address", source.url, ""),
        ("Archived", source.archived, ""),
        ("Accessed", wording.when_words(source.accessed), ""),
        ("Kind", wording.source_kind_words(source, tables.source_rows), ""),
        ("Full text", source.seed, "not kept; only the link"),
        ("Note", source.note, ""),
    ]
    return [Fact(term, value or absent) for term, value, absent in facts if value or absent]


def _segments(
    text: str, evidence: Sequence[EvidenceRow], numbers: Mapping[str, int]
) -> list[Segment]:
    spans = [
        (item.start, item.end, item.stance)
        for item in evidence
        if item.start is not None and item.end is not None
    ]
    cuts = sorted({0, len(text), *(place for span in spans for place in span[:2])})
    return [
        Segment(
            text[start:end],
            sorted({name for first, last, name in spans if first <= start < last}),
            sorted({numbers[name] for _, last, name in spans if last == end}),
        )
        for start, end in pairwise(cuts)
    ]
