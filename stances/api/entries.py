"""The entries of the documents: a cell, a record, a move, a pair, as programs are told of them."""

from math import isnan
from typing import Any
from urllib.parse import quote

from stances import wording
from stances.analysis.agreement import ENOUGH
from stances.analysis.cell import Cell, cell_id
from stances.analysis.shifts import Shift as Move
from stances.api.answers import (
    Days,
    Empty,
    Evidence,
    Nothing,
    Pair,
    Position,
    Record,
    Shift,
    Span,
    kind_of_nothing,
)
from stances.api.asked import Asked
from stances.citing.citable import stance_link
from stances.citing.notes import note, stance_citation
from stances.model.vocabulary import CellStatus, ShiftKind, Status
from stances.tables.rows import StanceRow


def position_entry(asked: Asked, cell: Cell) -> Position:
    """A cell of the grid."""
    tables = asked.data.tables
    bounds = None
    if cell.earliest is not None and cell.latest is not None:
        bounds = Days(earliest=cell.earliest, latest=cell.latest)
    return Position(
        actor=cell.actor,
        actor_name=tables.actor_rows[cell.actor].name,
        issue=cell.issue,
        issue_title=tables.issue_rows[cell.issue].title,
        position=cell.position,
        label=wording.cell_label(cell),
        nothing=_nothing_in(cell),
        date=cell.date,
        bounds=bounds,
        certain=cell.certain,
        age_days=cell.age_days,
        stale=cell.stale,
        n=cell.records,
        record=cell.stance,
        against=list(cell.against),
        speaker=cell.speaker,
        attribution=cell.attribution,
        confidence=cell.confidence,
        link=asked.link("compare", "actors", "issues", cell=cell_id(cell.actor, cell.issue)),
    )


def _nothing_in(cell: Cell) -> Nothing | None:
    if cell.position is not None:
        return None
    return kind_of_nothing(cell.reason or CellStatus(cell.status))


def record_entry(asked: Asked, row: StanceRow, counting: frozenset[str]) -> Record:
    """A record with its evidence; ``counting`` are the ids of those that count."""
    tables = asked.data.tables
    info = asked.data.dataset.dataset
    items = tables.evidence_of.get(row.stance, ())
    sources = [tables.source_rows[item.source] for item in items]
    cited = [tables.source_rows[name] for name in dict.fromkeys(item.source for item in items)]
    actor = tables.actor_rows[row.actor].name
    return Record(
        record=row.stance,
        actor=row.actor,
        actor_name=actor,
        issue=row.issue,
        issue_title=tables.issue_rows[row.issue].title,
        speaker=row.speaker,
        date=row.date,
        bounds=Days(earliest=row.earliest, latest=row.latest),
        known=row.known,
        counts=row.stance in counting,
        position=row.position,
        label=wording.position_words(row.position, row.status),
        nothing=None if row.position is not None else kind_of_nothing(Status(row.status)),
        act=row.act,
        attribution=row.attribution,
        confidence=row.confidence,
        summary=row.summary,
        contested=row.contested,
        supersedes=row.supersedes,
        withdrawn=row.withdrawn,
        withdrawal=row.withdrawal,
        note=row.note,
        coders=len({coding.coder for coding in tables.codings_of.get(row.stance, ())}),
        n=len(items),
        evidence=[
            Evidence(
                source=item.source,
                note=note(source),
                url=source.url,
                archived=source.archived,
                quote=item.quote,
                translation=item.translation,
                seed=item.seed,
                start=item.start,
                end=item.end,
            )
            for item, source in zip(items, sources, strict=True)
        ],
        citation=stance_citation(
            row,
            cited,
            actor=actor,
            dataset=info.title,
            version=info.version,
            base=asked.base,
        ),
        link=_record_link(asked, row.stance),
    )


def _record_link(asked: Asked, name: str) -> str:
    link = stance_link(name, base=asked.base)
    dataset = quote(asked.one("dataset"), safe="")
    return f"{link}&dataset={dataset}" if dataset else link


def shift_entry(asked: Asked, move: Move) -> Shift:
    """A move."""
    tables = asked.data.tables
    after = tables.stance_rows[move.to_stance]
    return Shift(
        actor=move.actor,
        actor_name=tables.actor_rows[move.actor].name,
        issue=move.issue,
        issue_title=tables.issue_rows[move.issue].title,
        kind=str(move.kind),
        meaning=ShiftKind(move.kind).meaning,
        from_date=move.from_date,
        from_position=move.from_position,
        to_date=move.to_date,
        to_position=move.to_position,
        bounds=Days(earliest=after.earliest, latest=after.latest),
        order_certain=move.order_certain,
        within_coding=move.within_coding,
        from_speaker=move.from_speaker,
        to_speaker=move.to_speaker,
        from_record=move.from_stance,
        to_record=move.to_stance,
        events=list(move.events),
        link=_record_link(asked, move.to_stance),
    )


def pair_entry(asked: Asked, row: Any) -> Pair:
    """A row of agreement."""
    names = asked.data.tables.actor_rows
    value, low, high = (
        None if isnan(each) else float(each) for each in (row.agreement, row.low, row.high)
    )
    nothing = None
    if value is None:
        few = row.shared < ENOUGH
        nothing = kind_of_nothing(Empty.TOO_FEW_SHARED if few else Empty.NOT_DEFINED)
    bounds = None
    if low is not None and high is not None:
        bounds = Span(low=low, high=high)
    return Pair(
        a=row.actor_a,
        a_name=names[row.actor_a].name,
        b=row.actor_b,
        b_name=names[row.actor_b].name,
        agreement=value,
        nothing=nothing,
        bounds=bounds,
        n=int(row.shared),
        possible=int(row.issues),
        link=asked.link(
            "pair", "actors", **measured_as(asked, "pair") | {"a": row.actor_a, "b": row.actor_b}
        ),
    )


def measured_as(asked: Asked, page: str) -> dict[str, str]:
    """The parameters of ``page`` that say how agreement is measured, and of whom."""
    names = ("measure", "weights", *(("a", "b") if page == "pair" else ()))
    stale = str(asked.question.stale).lower()  # said, for a page may have another usual answer
    return {name: asked.one(name) for name in names} | {"stale": stale}
