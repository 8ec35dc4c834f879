"""The order of records in house style."""

from collections.abc import Callable, Mapping
from typing import Any

from stances.model.dataset import Dataset
from stances.model.dates import parse


class Ranks:
    """The order of the records in each section; actors and issues keep the file's order."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.actor = {name: place for place, name in enumerate(dataset.actors_by_id)}
        self.issue = {name: place for place, name in enumerate(dataset.issues_by_id)}

    def count(self, section: str) -> int:
        """The number of records in the section."""
        return len(getattr(self.dataset, section, ()))

    def model(self, section: str) -> list[str]:
        """The fields of the section's records, in house style."""
        records = getattr(self.dataset, section, ())
        if not isinstance(records, tuple) or not records:
            return []
        fields = type(records[0]).model_fields
        return [info.alias or name for name, info in fields.items()]

    def of(self, section: str) -> Callable[[int], Any] | None:
        """The sort key of the record at a place; None if the file's own order is kept."""
        data = self.dataset
        ranks: Mapping[str, Callable[[int], Any]] = {
            "sources": lambda at: data.sources[at].id,
            "stances": lambda at: (
                self.actor.get(data.stances[at].actor, 0),
                self.issue.get(data.stances[at].issue, 0),
                data.stances[at].date.earliest,
                data.stances[at].date.latest,
                data.stances[at].order or 0,
                data.stances[at].id,
            ),
            "searches": lambda at: (
                self.actor.get(data.searches[at].actor, 0),
                self.issue.get(data.searches[at].issue, 0),
                parse(str(data.searches[at].date)).earliest,
            ),
            "not_applicable": lambda at: (
                self.actor.get(data.not_applicable[at].actor, 0),
                self.issue.get(data.not_applicable[at].issue or "", -1),
                data.not_applicable[at].first,
            ),
            "events": lambda at: (data.events[at].date.earliest, data.events[at].id),
            "corrections": lambda at: (
                data.corrections[at].date.earliest,
                data.corrections[at].record,
            ),
        }
        return ranks.get(section)
