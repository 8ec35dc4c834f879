"""What the reader shows, from frames and texts to plain lists."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from stances import wording
from stances.app.grid.cells import SHADES
from stances.citing import formats_of
from stances.citing.citable import source_item
from stances.citing.notes import note
from stances.model.seeds import Seeds
from stances.tables import Tables
from stances.tables.rows import EvidenceRow, SourceRow


def source_page(tables: Tables, seeds: Seeds, *, source: str, linked: str) -> dict[str, Any]:
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
    return {
        "heading": wording.source_label(about),
        "facts": _facts(about),
        "source": source,
        "citation": note(about),
        "formats": formats_of([source_item(about)]),
        "segments": _segments(seed.text, evidence, numbers) if seed else [],
        "linked": linked,
        "stances": [
            {
                "id": stance.stance,
                "number": numbers[stance.stance],
                "title": f"{actors[stance.actor].name} on "
                f"{wording.in_sentence(issues[stance.issue].title)}",
                "label": wording.position_words(stance.position, stance.status),
                "shade": SHADES[stance.position],
                "date": wording.when_words(stance.date),
                "summary": stance.summary,
            }
            for stance in stances
        ],
    }


def _facts(source: SourceRow) -> list[dict[str, str]]:
    facts = [
        ("Author", source.author, "not stated"),
        ("Publisher", source.publisher, "not stated"),
        ("Published", wording.when_words(source.published), "not stated"),
        ("Language", source.language, "not stated"),
        ("Translated from", source.translated_from, ""),
        ("Address", source.url, ""),
        ("Archived", source.archived, ""),
        ("Accessed", wording.when_words(source.accessed), ""),
        ("Full text", source.seed, "not kept; only the link"),
        ("Note", source.note, ""),
    ]
    return [
        {"term": term, "value": value or absent} for term, value, absent in facts if value or absent
    ]


def _segments(
    text: str, evidence: Sequence[EvidenceRow], numbers: Mapping[str, int]
) -> list[dict[str, Any]]:
    spans = [
        (item.start, item.end, item.stance)
        for item in evidence
        if item.start is not None and item.end is not None
    ]
    cuts = sorted({0, len(text), *(place for span in spans for place in span[:2])})
    return [
        {
            "text": text[start:end],
            "stances": sorted({name for first, last, name in spans if first <= start < last}),
            "closes": sorted({numbers[name] for _, last, name in spans if last == end}),
        }
        for start, end in pairwise(cuts)
    ]
