"""The evidence of a cell: its position and every record behind it."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from stances import wording
from stances.analysis.cell import Cell
from stances.analysis.in_force import left_office, not_applicable
from stances.analysis.positions import Positions
from stances.charts.palette import SHADES
from stances.citing import formats_of
from stances.citing.citable import stance_items
from stances.citing.notes import stance_citation
from stances.components.evidence.payload import Evidence, Flag, Quote, Record, SourceLine
from stances.model.records import DatasetInfo
from stances.model.vocabulary import Act, CellStatus, SpeakerRole
from stances.tables import Tables
from stances.tables.rows import (
    CodingRow,
    EvidenceRow,
    IssueRow,
    NotApplicableRow,
    SourceRow,
    StanceRow,
)


def cell_evidence(
    tables: Tables,
    positions: Positions,
    info: DatasetInfo,
    *,
    actor: str,
    issue: str,
    linked: str = "",
    base: str = "",
) -> Evidence:
    """The position of ``actor`` on ``issue`` and every record behind it, newest first.

    A record that the address names (``linked``), or that is to be read with one of those shown, is
    shown even when it is later than the date.
    ``base`` is the dashboard's own address, for the links in citations.
    """
    cell = positions.cell(actor, issue)
    who, what = tables.actor_rows[actor], tables.issue_rows[issue]
    records = _records(tables, positions, actor=actor, issue=issue, linked=linked)
    return Evidence(
        f"{who.name} on {wording.in_sentence(what.title)}",
        what.proposal,
        SHADES[cell.position],
        wording.cell_label(cell),
        _basis(cell, tables, what=what, records=records, day=positions.as_of),
        [*_corrections(tables, actor), *_corrections(tables, issue)],
        [
            _card(
                record,
                tables,
                flags=_flags(record, in_force=cell.stance, day=positions.as_of),
                name=who.name,
                info=info,
                base=base,
            )
            for record in records
        ],
        linked,
        positions.as_of.isoformat(),
    )


def _records(
    tables: Tables, positions: Positions, *, actor: str, issue: str, linked: str
) -> list[StanceRow]:
    records = tables.stances_of.get((actor, issue), ())
    counting = {record.stance for record in records} & positions.admitted
    companions = {other for name in counting for other in tables.companions_of.get(name, ())}
    named = {*counting, *companions, linked}
    shown = [
        record
        for record in records
        if record.stance in named or (record.withdrawn and record.earliest <= positions.as_of)
    ]
    return sorted(shown, key=_recency, reverse=True)


def _recency(record: StanceRow) -> tuple[Any, ...]:
    coded = record.position is not None
    return record.earliest, coded, record.latest, record.within_day, record.rank, record.place


def _basis(
    cell: Cell,
    tables: Tables,
    *,
    what: IssueRow,
    records: Sequence[StanceRow],
    day: date,
) -> str:
    office = left_office(tables.offices_of.get(cell.actor, ()), day)
    if cell.out_of_office and office:
        until = wording.day_words(office.last)
        return f"In office until {until}; the position is not carried beyond it."
    status = CellStatus(cell.status)
    if status is CellStatus.NOT_APPLICABLE:
        return _inapplicable_words(not_applicable(tables, cell.actor, cell.issue, day))
    if cell.hidden:
        return "There are records by this date, and the filters hide them all."
    searches = _search_words(tables, cell, day=day)
    if status is CellStatus.NONE:
        nothing = f"No record by {wording.day_words(day)}"
        return f"{nothing}. {searches}" if searches else f"{nothing}, nor any search for one."
    if status in (CellStatus.NOT_FOUND, CellStatus.NOT_IN_TEXTS):
        return searches
    sources = {
        item.source for record in records for item in tables.evidence_of.get(record.stance, ())
    }
    age = f"{wording.age_words(cell.age_days)} before the as-of date" if cell.age_days else ""
    parts = [
        _meaning(cell.position, what),
        wording.SILENCE_MEANINGS.get(status, ""),
        f"dated {wording.when_words(cell.date)}",
        age,
        "" if cell.certain else "the date is not exact, so possibly later",
        "stale" if cell.stale else "",
        f"{wording.count(len(records), 'record')} from {_source_count(tables, sources)}",
    ]
    sentence = "; ".join(filter(None, parts))
    later = _search_words(tables, cell, day=day, only_open=True)
    return " ".join(filter(None, [sentence[0].upper() + sentence[1:] + ".", later]))


def _source_count(tables: Tables, sources: Collection[str]) -> str:
    """How many sources there are and, if some are copies, how many documents."""
    counted = wording.count(len(sources), "source")
    documents = {tables.document_of[source] for source in sources}
    if len(documents) == len(sources):
        return counted
    return f"{wording.count(len(documents), 'document')} in {counted}"


def _meaning(position: int | None, issue: IssueRow) -> str:
    """What the position means on this issue: its own words for the ends, else the scale's."""
    if position is None:
        return ""
    ends = {2: issue.support, -2: issue.opposition}
    return ends.get(position) or wording.POSITION_MEANINGS[position]


def _search_words(tables: Tables, cell: Cell, *, day: date, only_open: bool = False) -> str:
    """The searches of the cell, and which of them do not count on the day.

    ``only_open`` leaves out those that do not, and those that read one text.
    """
    sentences = []
    for search in tables.searches_of.get(cell.pair, ()):
        counts = search.counts_on(day)
        if only_open and not (search.open and counts):
            continue
        sentences.append(wording.search_sentences(tables, search))
        if not counts:
            sentences.append(f"It does not count on {wording.day_words(day)}.")
    return " ".join(sentences)


def _inapplicable_words(times: Sequence[NotApplicableRow]) -> str:
    """The dates of each time in which the actor may not take a position, and the reason."""
    sentences = []
    for time in times:
        start = f" from {wording.when_words(time.start)}" if time.start else ""
        end = f" until {wording.when_words(time.end)}" if time.end else ""
        note = f": {time.note}" if time.note else ""
        sentence = f"{wording.SILENCE_WORDS[CellStatus.NOT_APPLICABLE]}{start}{end}{note}"
        sentences.append(f"{sentence.rstrip('.')}.")
    return " ".join(sentences)


def _card(
    record: StanceRow,
    tables: Tables,
    *,
    flags: Sequence[Flag],
    name: str,
    info: DatasetInfo,
    base: str,
) -> Record:
    position, stance = record.position, record.stance
    evidence = tables.evidence_of.get(stance, ())
    cited = [tables.source_rows[source] for source in dict.fromkeys(e.source for e in evidence)]
    return Record(
        id=stance,
        date=_date_words(record),
        known=wording.when_words(record.public),
        speaker=record.speaker or name,
        role=_role_words(record),
        shade=SHADES[position],
        label=wording.position_words(position, record.status),
        score="" if position is None else wording.signed(position),
        flags=flags,
        badges=[
            wording.ACT_LABELS[Act(record.act)].lower(),
            wording.ATTRIBUTION_WORDS[record.attribution],
            wording.CONFIDENCE_WORDS[record.confidence],
        ],
        summary=record.summary,
        scope=[
            (field, value)
            for field, value in zip(("area", "weapon", "condition"), record.scope, strict=True)
            if value
        ],
        quotes=[_quote(item, cited) for item in evidence if item.quote],
        sources=[_source(source, tables) for source in cited],
        codings=[
            f"{coding.coder}: {_coding_words(coding)}"
            for coding in tables.codings_of.get(stance, ())
        ],
        settled=record.settled or "",
        note=record.note or "",
        see_also=[
            _companion_words(tables.stance_rows[other])
            for other in tables.companions_of.get(stance, ())
        ],
        corrections=_corrections(tables, stance),
        citation=stance_citation(
            record, cited, actor=name, dataset=info.title, version=info.version, base=base
        ),
        formats=formats_of(stance_items(tables, [stance], base=base)),
    )


def _date_words(record: StanceRow) -> str:
    words = wording.when_words(record.date)
    return words if record.order is None else f"{words}, no. {record.order} within the day"


def _companion_words(record: StanceRow) -> str:
    label = wording.position_words(record.position, record.status).lower()
    return f"the record of {wording.when_words(record.date)} ({label}); both stand"


def _role_words(record: StanceRow) -> str:
    role = record.speaker_role
    return wording.SPEAKER_ROLE_LABELS[SpeakerRole(role)].lower() if role else ""


def _flags(record: StanceRow, *, in_force: str | None, day: date) -> list[Flag]:
    flags = []
    if record.stance == in_force:
        meaning = wording.EXPLANATIONS["in force"]
        flags.append(Flag("latest") if record.position is None else Flag("in force", meaning))
    if record.contested:
        flags.append(Flag("contested", wording.EXPLANATIONS["contested"]))
    if record.withdrawn:
        when = wording.when_words(record.withdrawn)
        flags.append(Flag(f"withdrawn {when}: {record.withdrawal}"))
    if day < record.earliest:
        flags.append(Flag("after the as-of date"))
    return flags


def _quote(item: EvidenceRow, cited: Sequence[SourceRow]) -> Quote:
    source = next(source for source in cited if source.source == item.source)
    return Quote(
        item.quote or "",
        item.translation or "",
        item.source,
        wording.source_label(source),
        item.start is not None,
        "" if item.page is None else f"page {item.page}",
    )


def _source(source: SourceRow, tables: Tables) -> SourceLine:
    kind = wording.source_kind_words(source, tables.source_rows)
    detail = [source.publisher, wording.when_words(source.published)] if source.title else []
    return SourceLine(
        source.source,
        wording.source_label(source),
        " · ".join(filter(None, (", ".join(filter(None, detail)), kind))),
        source.url or "",
        source.archived or "",
        _corrections(tables, source.source),
    )


def _corrections(tables: Tables, record: str) -> list[str]:
    return [wording.correction_sentence(entry) for entry in tables.corrections_of.get(record, ())]


def _coding_words(coding: CodingRow) -> str:
    return str(coding.status) if coding.position is None else wording.signed(coding.position)
