"""What a rule is given, and what it gives back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from stances.errors import Level
from stances.model.dataset import Dataset
from stances.model.seeds import Seeds

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Case:
    """A dataset of valid shape and references, its source texts, and the present day."""

    dataset: Dataset
    seeds: Seeds
    today: date


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule objects to: the path in the file, and words with a remedy."""

    path: Path
    code: str
    message: str
    level: Level = Level.ERROR


Remark = tuple[Path, str]


@dataclass(frozen=True)
class Rule:
    """A rule: its stable code, how much it matters, its documentation, and its judgement."""

    code: str
    level: Level
    documentation: str
    remarks: Callable[[Case], Iterator[Remark]]
