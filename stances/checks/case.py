"""What a rule examines, and what it reports."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from stances.errors import Level
from stances.model.dataset import Dataset
from stances.model.seeds import Seeds

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Case:
    """A dataset with valid shape and references, its source texts, and today anywhere on Earth."""

    dataset: Dataset
    seeds: Seeds
    today: date


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
