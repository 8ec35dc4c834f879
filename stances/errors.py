"""What can go wrong, worded so that the reader can fix it."""

import errno
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from stances.visible import spelled_out, visible_line

_REASONS = {
    errno.EACCES: "the system does not allow it; change the permissions",
    errno.EPERM: "the system does not allow it; change the permissions",
    errno.EROFS: "the disk can only be read; name another place",
    errno.ENOSPC: "the disk is full; make room",
    errno.EDQUOT: "your share of the disk is used up; make room",
    errno.ENOENT: "there is no such file or folder; name another",
    errno.ENOTDIR: "a part of the path is a file, not a folder; name another",
    errno.EISDIR: "this is a folder; name a file",
    errno.EEXIST: "there is such a file already; name another",
    errno.ENAMETOOLONG: "the name is too long; name another",
    errno.ELOOP: "the link leads to itself; name the file itself",
    errno.EMFILE: "too many files are open; close some programs",
    errno.ENFILE: "too many files are open; close some programs",
}


class Level(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in a file, with its place (1-based) and its remedy.

    ``path`` leads to the value in the file's data, if that is known.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    level: Level = Level.ERROR
    path: tuple[str | int, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", spelled_out(self.message))

    def __str__(self) -> str:
        return visible_line(f"{self.file}:{self.line}:{self.column}: {self.code}: {self.message}")


def reason(error: OSError) -> str:
    """Why the system refused to read or write a file, and what to do about it."""
    known = _REASONS.get(error.errno or 0)
    return known or f"the system refused it (error {error.errno}); try another place"


def shortened(value: object) -> str:
    """The value as text of at most 60 characters, for a message."""
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"


class StancesError(Exception):
    """The base of every error this package raises on purpose."""


class UnreadableFile(StancesError):
    """A file that could not be opened at all; ``reason`` says why."""

    def __init__(self, path: Path, reason: str) -> None:
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class InvalidData(StancesError):
    """A dataset that cannot be used; ``problems`` holds every problem of the phase that failed.

    ``data`` is the plain data that the problems' paths lead into, if it is known.
    """

    data: Any = None

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))
