"""The names under which people find records, by id: for lists of choices that hold ids."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from stances.model.dataset import Dataset
from stances.model.records import Correction, Event, NotApplicable, Search, Stance
from stances.model.seen import as_seen
from stances.tables.frames import source_rows
from stances.wording.words import clipped, source_label, when_words

_WIDTH = 110


def distinct(names: Mapping[str, str]) -> dict[str, str]:
    """The names on one line each, clipped; names that look alike are followed by the id."""
    lines = {key: clipped(" ".join(name.split()), _WIDTH) or key for key, name in names.items()}
    marked = {key: f"{name} ({key})" for key, name in lines.items()}
    shared = Counter(map(as_seen, lines.values()))
    shown = {key: marked[key] if shared[as_seen(name)] > 1 else name for key, name in lines.items()}
    return shown if len(set(map(as_seen, shown.values()))) == len(shown) else marked


class RecordNames:
    """What each record of a dataset is called, by section and id.

    Records without an id go by a key of their own: what they are about and their place in the file.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    def of(self, section: str) -> Mapping[str, str]:
        """The names of a section's records, such as ``actors``, in the file's order."""
        names: Mapping[str, str] = getattr(self, section)
        return names

    def others(self, section: str) -> Mapping[str, tuple[str, ...]]:
        """What else the records of a section are called: other spellings, short names, titles.

        A stance is called by the other names of its actor too.
        """
        return self._others.get(section, {})

    @cached_property
    def _others(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        data = self._dataset
        actors = {one.id: (one.short or "", *one.other_names) for one in data.actors}
        sources = {one.id: (one.title or "", one.publisher or "") for one in data.sources}
        events = {one.id: (one.short or "",) for one in data.events}
        stances = {one.id: actors[one.actor] for one in data.stances}
        return {"actors": actors, "sources": sources, "events": events, "stances": stances}

    @cached_property
    def coders(self) -> Mapping[str, str]:
        """Coders by their names."""
        return distinct({coder.id: coder.name for coder in self._dataset.coders})

    @cached_property
    def actors(self) -> Mapping[str, str]:
        """Actors by their names."""
        return distinct({actor.id: actor.name for actor in self._dataset.actors})

    @cached_property
    def issues(self) -> Mapping[str, str]:
        """Issues by their titles."""
        return distinct({issue.id: issue.title for issue in self._dataset.issues})

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """Sources by their labels."""
        return distinct({row.source: source_label(row) for row in source_rows(self._dataset)})

    @cached_property
    def stances(self) -> Mapping[str, str]:
        """Stances by actor, issue and date."""
        return distinct({stance.id: self._about(stance) for stance in self._dataset.stances})

    @cached_property
    def events(self) -> Mapping[str, str]:
        """Events by label and date."""
        return distinct({event.id: _event(event) for event in self._dataset.events})

    @cached_property
    def searches(self) -> Mapping[str, str]:
        """Searches by actor, issue and date."""
        return distinct(
            {
                f"{search.actor}.{search.issue}.{search.date}, no. {place}": self._about(search)
                for place, search in enumerate(self._dataset.searches, start=1)
            }
        )

    @cached_property
    def not_applicable(self) -> Mapping[str, str]:
        """Times of not applicable by actor and issue."""
        entries = self._dataset.not_applicable
        return distinct(
            {
                f"{entry.actor}.{entry.issue or 'every'}, no. {place}": self._excluded(entry)
                for place, entry in enumerate(entries, start=1)
            }
        )

    @cached_property
    def corrections(self) -> Mapping[str, str]:
        """Corrections by what they are about, and the date."""
        return distinct(
            {
                f"{correction.record}.{correction.date}, no. {place}": _correction(correction)
                for place, correction in enumerate(self._dataset.corrections, start=1)
            }
        )

    def _excluded(self, entry: NotApplicable) -> str:
        issue = self._dataset.issues_by_id[entry.issue].title if entry.issue else "every issue"
        start = f"from {when_words(str(entry.start), short=True)}" if entry.start else ""
        end = f"until {when_words(str(entry.end), short=True)}" if entry.end else ""
        actor = self._dataset.actors_by_id[entry.actor].name
        return " ".join(filter(None, [f"{actor} on {issue},", start, end])).rstrip(",")

    def _about(self, record: Stance | Search) -> str:
        actor = self._dataset.actors_by_id[record.actor].name
        issue = self._dataset.issues_by_id[record.issue].title
        return f"{actor} on {issue}, {when_words(str(record.date), short=True)}"


def _correction(correction: Correction) -> str:
    return f"{correction.record}, {when_words(str(correction.date), short=True)}"


def _event(event: Event) -> str:
    return f"{event.label}, {when_words(str(event.date), short=True)}"
