"""All records of a file, with lookups by id."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from pydantic import Field

from stances import clock
from stances.model.records import (
    Actor,
    Coder,
    Correction,
    DatasetInfo,
    Event,
    Issue,
    NotApplicable,
    Record,
    Search,
    Source,
    Stance,
)


class Dataset(Record):
    """A dataset as curated. Its shape is valid; references and rules are checked elsewhere."""

    dataset: DatasetInfo
    coders: tuple[Coder, ...] = ()
    actors: tuple[Actor, ...] = Field(min_length=1)
    issues: tuple[Issue, ...] = Field(min_length=1)
    sources: tuple[Source, ...] = ()
    stances: tuple[Stance, ...] = ()
    searches: tuple[Search, ...] = ()
    not_applicable: tuple[NotApplicable, ...] = ()
    events: tuple[Event, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @cached_property
    def lead(self) -> str:
        """The issue that the front page opens on."""
        return self.dataset.lead or next(iter((*self.dataset.issues, self.issues[0].id)))

    @cached_property
    def newest(self) -> date | None:
        """The day from which every stance counts, withdrawn ones aside; None if there is none."""
        days = (stance.counts_from for stance in self.stances if stance.withdrawn is None)
        return max(days, default=None)

    @property
    def as_of(self) -> date:
        """The day on which to open: the one the dataset pins, else that of its newest record."""
        pinned = self.dataset.as_of
        return pinned.earliest if pinned else self.newest or clock.today()

    @cached_property
    def coders_by_id(self) -> Mapping[str, Coder]:
        """Coders by id."""
        return {coder.id: coder for coder in self.coders}

    @cached_property
    def actors_by_id(self) -> Mapping[str, Actor]:
        """Actors by id, in the file's order."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def issues_by_id(self) -> Mapping[str, Issue]:
        """Issues by id, in the file's order."""
        return {issue.id: issue for issue in self.issues}

    @cached_property
    def sources_by_id(self) -> Mapping[str, Source]:
        """Sources by id, in the file's order."""
        return {source.id: source for source in self.sources}

    @cached_property
    def stances_by_id(self) -> Mapping[str, Stance]:
        """Stances by id, in the file's order."""
        return {stance.id: stance for stance in self.stances}

    @cached_property
    def events_by_id(self) -> Mapping[str, Event]:
        """Events by id, in the file's order."""
        return {event.id: event for event in self.events}
