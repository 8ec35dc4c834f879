"""The frames of a Dataset: one function per table."""

from stances.model.dataset import Dataset
from stances.model.records import Stance
from stances.model.seeds import Seeds
from stances.reading.collector import collector_paused
from stances.tables import Tables
from stances.tables.rows import (
    ActorRow,
    CodingRow,
    CorrectionRow,
    EventRow,
    EvidenceRow,
    IssueRow,
    MembershipRow,
    NotApplicableRow,
    OfficeRow,
    SearchRow,
    SourceRow,
    StanceRow,
    frame_of,
)
from stances.tables.tabulated import Tabulated


def tables(dataset: Dataset, seeds: Seeds) -> Tables:
    """All frames of ``dataset``; quotations carry their offsets in ``seeds``."""
    if isinstance(dataset, Tabulated):
        return dataset.frames
    with collector_paused():
        return _tables(dataset, seeds)


def _tables(dataset: Dataset, seeds: Seeds) -> Tables:
    return Tables(
        actors=frame_of(actor_rows(dataset), ActorRow),
        offices=frame_of(office_rows(dataset), OfficeRow),
        memberships=frame_of(membership_rows(dataset), MembershipRow),
        issues=frame_of(issue_rows(dataset), IssueRow),
        sources=frame_of(source_rows(dataset), SourceRow),
        stances=frame_of(
            [_stance_row(stance, place) for place, stance in enumerate(dataset.stances)], StanceRow
        ),
        evidence=frame_of(evidence_rows(dataset, seeds), EvidenceRow),
        codings=frame_of(coding_rows(dataset), CodingRow),
        events=frame_of(event_rows(dataset), EventRow),
        searches=frame_of(search_rows(dataset), SearchRow),
        not_applicable=frame_of(not_applicable_rows(dataset), NotApplicableRow),
        corrections=frame_of(correction_rows(dataset), CorrectionRow),
    )


def actor_rows(dataset: Dataset) -> list[ActorRow]:
    """One row per actor, in the file's order."""
    return [
        ActorRow(
            actor=actor.id,
            name=actor.name,
            short=actor.short or actor.name,
            kind=actor.kind,
            role=actor.role,
            country=actor.country,
            member_of=tuple(dict.fromkeys(member.group for member in actor.member_of)),
            other_names=actor.other_names,
            wikidata=actor.wikidata,
            note=actor.note,
        )
        for actor in dataset.actors
    ]


def office_rows(dataset: Dataset) -> list[OfficeRow]:
    """One row per time in office."""
    return [
        OfficeRow(actor.id, str(time), time.begins, time.ends)
        for actor in dataset.actors
        for time in actor.in_office
    ]


def membership_rows(dataset: Dataset) -> list[MembershipRow]:
    """One row per time in a group."""
    return [
        MembershipRow(actor.id, one.group, _text(one.start), _text(one.end), one.first, one.last)
        for actor in dataset.actors
        for one in actor.member_of
    ]


def issue_rows(dataset: Dataset) -> list[IssueRow]:
    """One row per issue, in the file's order."""
    return [
        IssueRow(
            issue=issue.id,
            title=issue.title,
            proposal=issue.proposal,
            support=issue.support,
            opposition=issue.opposition,
            stale_after=issue.stale_after,
            tags=issue.tags,
            note=issue.note,
        )
        for issue in dataset.issues
    ]


def source_rows(dataset: Dataset) -> list[SourceRow]:
    """One row per source, with the number of citations."""
    citing: dict[str, set[str]] = {source.id: set() for source in dataset.sources}
    quotes = dict.fromkeys(citing, 0)
    for stance in dataset.stances:
        for item in stance.evidence:
            citing[item.source].add(stance.id)
            quotes[item.source] += item.quote is not None
    return [
        SourceRow(
            source=source.id,
            title=source.title,
            publisher=source.publisher,
            author=source.author or (),
            published=_text(source.published),
            url=source.url,
            archived=source.archived,
            gone=_text(source.gone),
            accessed=_text(source.accessed),
            language=source.language,
            translated_from=source.translated_from,
            seed=source.seed,
            hash=source.hash,
            tier=source.tier,
            copy_of=source.copy_of,
            stances=len(citing[source.id]),
            quotes=quotes[source.id],
            note=source.note,
        )
        for source in dataset.sources
    ]


def _stance_row(stance: Stance, place: int) -> StanceRow:
    scope, withdrawn = stance.scope, stance.withdrawn
    return StanceRow(
        stance=stance.id,
        actor=stance.actor,
        speaker=stance.speaker,
        speaker_role=stance.speaker_role,
        issue=stance.issue,
        date=str(stance.date),
        earliest=stance.date.earliest,
        latest=stance.date.latest,
        uncertain=not stance.date.exact,
        order=stance.order,
        public=_text(stance.public),
        known=stance.counts_from,
        position=stance.position,
        status=stance.outcome,
        act=stance.act,
        attribution=stance.attribution,
        rank=stance.rank,
        area=scope.area if scope else None,
        weapon=scope.weapon if scope else None,
        condition=scope.condition if scope else None,
        summary=stance.summary,
        confidence=stance.confidence,
        settled=stance.settled,
        contested=stance.contested,
        supersedes=stance.supersedes,
        see_also=stance.see_also,
        withdrawn=_text(withdrawn.date) if withdrawn else None,
        withdrawal=withdrawn.reason if withdrawn else None,
        recorded=_text(stance.recorded),
        entered=stance.entered_from,
        note=stance.note,
        place=place,
    )


def evidence_rows(dataset: Dataset, seeds: Seeds) -> list[EvidenceRow]:
    """One row per source of each stance, the quotation located in its seed."""
    rows = []
    for stance in dataset.stances:
        for item in stance.evidence:
            name = dataset.sources_by_id[item.source].seed
            seed = seeds.get(name)
            passage = seed.find(item.quote, item.occurrence) if seed and item.quote else None
            rows.append(
                EvidenceRow(
                    stance=stance.id,
                    source=item.source,
                    quote=item.quote,
                    occurrence=item.occurrence,
                    translation=item.translation,
                    seed=name,
                    start=passage.start if passage else None,
                    end=passage.end if passage else None,
                    page=seed.page(passage.start) if seed and passage else None,
                )
            )
    return rows


def coding_rows(dataset: Dataset) -> list[CodingRow]:
    """One row per coding."""
    return [
        CodingRow(stance.id, coding.coder, coding.outcome, coding.position, coding.note)
        for stance in dataset.stances
        for coding in stance.codings
    ]


def event_rows(dataset: Dataset) -> list[EventRow]:
    """One row per event, in the file's order."""
    return [
        EventRow(
            event=event.id,
            date=str(event.date),
            earliest=event.date.earliest,
            latest=event.date.latest,
            label=event.label,
            short=event.short or event.label,
            sources=event.sources,
            major=event.major,
            note=event.note,
        )
        for event in dataset.events
    ]


def search_rows(dataset: Dataset) -> list[SearchRow]:
    """One row per search that found nothing."""
    return [
        SearchRow(
            actor=search.actor,
            issue=search.issue,
            date=str(search.date),
            reach=search.outcome,
            period=_text(search.period),
            since=search.since,
            until=search.until,
            texts=search.texts,
            sources=search.sources,
            where=search.where,
            note=search.note,
        )
        for search in dataset.searches
    ]


def not_applicable_rows(dataset: Dataset) -> list[NotApplicableRow]:
    """One row per time in which an actor may not take a position."""
    return [
        NotApplicableRow(
            one.actor, one.issue, _text(one.start), _text(one.end), one.first, one.last, one.note
        )
        for one in dataset.not_applicable
    ]


def correction_rows(dataset: Dataset) -> list[CorrectionRow]:
    """One row per correction, in the file's order."""
    return [
        CorrectionRow(str(entry.date), entry.record, entry.what, entry.why)
        for entry in dataset.corrections
    ]


def _text(when: object) -> str | None:
    return None if when is None else str(when)
