"""What can go wrong, worded so that the reader can fix it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from stances.visible import visible_line


class Level(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in a file, with its place (1-based) and its remedy."""

    file: str
    line: int
    column: int
    code: str
    message: str
    level: Level = Level.ERROR

    def __str__(self) -> str:
        return visible_line(f"{self.file}:{self.line}:{self.column}: {self.code}: {self.message}")


class StancesError(Exception):
    """The base of every error this package raises on purpose."""


class UnreadableFile(StancesError):
    """A file that could not be opened at all; ``reason`` says why."""

    def __init__(self, path: Path, reason: str) -> None:
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class InvalidData(StancesError):
    """A dataset that cannot be used; ``problems`` holds every problem of the phase that failed."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))
