"""What a rule examines, and what it reports."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from stances.errors import Level
from stances.model.dataset import Dataset
from stances.model.seeds import Seed, Seeds

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Case:
    """A dataset with valid shape and references, its source texts, and today anywhere on Earth."""

    dataset: Dataset
    seeds: Seeds
    today: date

    def quotations(self) -> Iterator["Quoted"]:
        """Every quotation whose seed can be read."""
        for index, stance in enumerate(self.dataset.stances):
            for place, item in enumerate(stance.evidence):
                seed = self.seeds.get(self.dataset.sources_by_id[item.source].seed)
                if item.quote is not None and seed is not None and seed.damage is None:
                    path = ("stances", index, "evidence", place)
                    yield Quoted(path, item.quote, item.occurrence, seed)

    @cached_property
    def cited(self) -> frozenset[str]:
        """The sources that a stance rests on."""
        return frozenset(item.source for one in self.dataset.stances for item in one.evidence)

    def counting_after(self, day: date) -> int:
        """How many stances count only after the day, withdrawn ones aside."""
        return sum(
            stance.withdrawn is None and stance.counts_from > day for stance in self.dataset.stances
        )

    def file_of(self, seed: Seed) -> str:
        """The seed's file as messages name it."""
        return f"{self.seeds.folder}/{seed.name}"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation, which of the places with its words is meant, its seed, and its path."""

    path: Path
    quote: str
    occurrence: int | None
    seed: Seed


@dataclass(frozen=True, slots=True)
class Finding:
    """An objection by a rule: the path in the file, and a message with a remedy."""

    path: Path
    code: str
    message: str
    level: Level = Level.ERROR


Remark = tuple[Path, str]


@dataclass(frozen=True)
class Rule:
    """A rule: its stable code, its level, its documentation, and the function that applies it."""

    code: str
    level: Level
    documentation: str
    remarks: Callable[[Case], Iterator[Remark]]
