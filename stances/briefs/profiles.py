"""What each actor says on each issue, in the words of its records, and what is quoted in them."""

from collections.abc import Sequence

from stances.analysis.cell import Cell, actors_of
from stances.analysis.positions import Positions
from stances.briefs.document import (
    Block,
    Bullets,
    Heading,
    Inline,
    Paragraph,
    Text,
    language_of,
    line,
    passage,
)
from stances.briefs.evidence import Evidence
from stances.model.vocabulary import POSITION_LABELS
from stances.tables import Tables
from stances.tables.rows import EvidenceRow
from stances.wording.voices import gap_sentence
from stances.wording.words import cell_label, in_sentence, listed, source_label, when_words


def blocks(tables: Tables, positions: Positions, evidence: Evidence) -> list[Block]:
    """The actors in their order, each with what it says and what is quoted."""
    written: list[Block] = [Heading("Actor by actor", 1)]
    for actor in actors_of(positions.cells):
        cells = [cell for cell in positions.cells if cell.actor == actor]
        row = tables.actor_rows[actor]
        written.append(Heading(line(row.name), 2))
        if row.role:
            written.append(Paragraph([Text(line(row.role), quiet=True)], "small"))
        recorded = [cell for cell in cells if cell.stance]
        if recorded:
            written.append(Bullets([_said(tables, cell, evidence) for cell in recorded]))
        written += _quotations(tables, recorded, evidence)
        if silent := [cell for cell in cells if not cell.stance]:
            written.append(Paragraph(_silent(tables, silent, evidence)))
    return written


def _said(tables: Tables, cell: Cell, evidence: Evidence) -> list[Inline]:
    """The issue and the position, then the record's own summary and its note."""
    record = tables.stance_rows[cell.stance or ""]
    label = ", ".join(
        [cell_label(cell).lower(), *([record.speaker] if record.speaker else []),
         when_words(cell.date), *(["stale"] if cell.stale else [])]
    )  # fmt: skip
    title = line(tables.issue_rows[cell.issue].title)
    return [
        Text(f"{title} ", strong=True),
        Text(f"({line(label)}). {line(record.summary)}"),
        *evidence.of_cell(cell),
        *_voices(tables, cell, evidence),
        *_deeds(cell, evidence),
    ]


def _voices(tables: Tables, cell: Cell, evidence: Evidence) -> list[Inline]:
    """Who in a group stands on which side, if it is split, each with its note."""
    parts: list[Inline] = []
    for voice in evidence.split.get(cell.pair, ()):
        own = voice.speaker or "its own record"
        name = own if voice.actor == cell.actor else tables.actor_rows[voice.actor].short
        parts.append(Text(f"{', ' if parts else ' Split: '}{line(name)} {_label(voice)}"))
        parts += evidence.of_cell(voice)
    return [*parts, Text(".")] if parts else []


def _deeds(cell: Cell, evidence: Evidence) -> list[Inline]:
    """The latest deed and the latest words, if they differ, with their records."""
    gap = evidence.gaps.get(cell.pair)
    if gap is None:
        return []
    words = gap_sentence(gap)
    records = [evidence.of_stance(gap.deed), evidence.of_stance(gap.words)]
    return [Text(f" {words[:1].upper()}{words[1:]}."), *records]


def _label(cell: Cell) -> str:
    return cell_label(cell).lower()


def _quotations(tables: Tables, cells: Sequence[Cell], evidence: Evidence) -> list[Block]:
    """Each passage quoted for a record in force, to the letter and once, and where it stands."""
    issues: dict[EvidenceRow, list[Cell]] = {}
    for cell in cells:
        for item in tables.evidence_of.get(cell.stance or "", ()):
            if item.quote:
                issues.setdefault(item._replace(stance=""), []).append(cell)
    return [
        Paragraph(
            [
                *_quoted(tables, item, [cell.issue for cell in behind]),
                *(ref for cell in behind for ref in evidence.of_cell(cell)),
            ],
            "quotation",
        )
        for item, behind in issues.items()
    ]


def _quoted(tables: Tables, item: EvidenceRow, issues: Sequence[str]) -> list[Inline]:
    """The passage, without marks because it is set apart, and the source that it stands in."""
    source = tables.source_rows[item.source]
    titles = listed([in_sentence(tables.issue_rows[issue].title) for issue in issues])
    place = source.publisher or source_label(source)
    where = ", ".join(filter(None, [place, when_words(source.published), f"on {titles}"]))
    language = language_of(source.language)
    translated = f" (our translation: {line(item.translation)})" if item.translation else ""
    return [
        Text(passage(item.quote or ""), language="" if language == "en" else language),
        Text(translated),
        Text(f" — {line(where)}", quiet=True),
    ]


def _silent(tables: Tables, cells: Sequence[Cell], evidence: Evidence) -> list[Inline]:
    """The issues without a record in force, by the kind of nothing."""
    kinds: dict[str, list[Cell]] = {}
    for cell in cells:
        kinds.setdefault(cell_label(cell), []).append(cell)
    parts: list[Inline] = []
    for label, alike in kinds.items():
        parts.append(Text(f"{' ' if parts else ''}{label}: ", strong=True))
        for at, cell in enumerate(alike):
            title = in_sentence(line(tables.issue_rows[cell.issue].title))
            when = f" ({when_words(cell.date)})" if cell.date else ""
            if (last := evidence.last(cell)) is not None and last.position is not None:
                when = f" (last: {POSITION_LABELS[last.position].lower()})"
            parts.append(Text(f"{', ' if at else ''}{title}{when}"))
            parts += [*evidence.of_cell(cell), *_voices(tables, cell, evidence)]
        parts.append(Text("."))
    return parts
