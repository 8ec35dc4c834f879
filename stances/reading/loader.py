"""From a file to a checked Dataset, phase by phase: syntax, shape, references, rules.

All problems of a phase are reported at once; loading stops after a phase with errors.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from stances import clock
from stances.checks import Case, judge
from stances.errors import InvalidData, Level, Problem, UnreadableFile, reason
from stances.model.dataset import Dataset
from stances.model.seeds import Seeds
from stances.reading.collector import collector_paused
from stances.reading.references import reference_problems
from stances.reading.seeds import read_seeds, seeds_folder
from stances.reading.shape import records_of
from stances.reading.yaml_text import MAX_BYTES, YamlText, read_yaml


@dataclass(frozen=True)
class Loaded:
    """A dataset without errors, its source texts, and its warnings."""

    dataset: Dataset
    seeds: Seeds
    warnings: tuple[Problem, ...]


def read_bytes(path: Path, *, most: int = MAX_BYTES) -> bytes:
    """The file's content; UnreadableFile, with the reason, if it cannot be read.

    Of a file beyond the limit no more is read than shows that it is too large.
    """
    return read_opened(path, most=most)


def read_opened(path: Any, *, most: int = MAX_BYTES) -> bytes:
    """The same of whatever can be opened like a path."""
    try:
        with path.open("rb") as file:
            content: bytes = file.read(most + 1)
            return content
    except FileNotFoundError:
        raise UnreadableFile(path, "there is no such file; restore it or name another") from None
    except IsADirectoryError:
        raise UnreadableFile(path, "this is a folder; name a file") from None
    except OSError as error:
        raise UnreadableFile(path, reason(error)) from None
    except ValueError:
        raise UnreadableFile(path, "no file can have this name; name another") from None


def load(path: Path, *, today: date | None = None) -> Loaded:
    """The dataset at ``path`` with the seeds beside it; InvalidData lists what is wrong."""
    seeds = read_seeds(seeds_folder(path))
    return parse(read_bytes(path), file=display_name(path), seeds=seeds, today=today)


def display_name(path: Path) -> str:
    """The path as a person would type it: relative if it is below the working folder."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def parse(raw: bytes, *, file: str, seeds: Seeds, today: date | None = None) -> Loaded:
    """The dataset in ``raw``, checked; ``file`` is only its name in messages."""
    with collector_paused():
        return judged(read_yaml(raw, file=file), seeds=seeds, today=today)


def judged(source: YamlText, *, seeds: Seeds, today: date | None = None) -> Loaded:
    """The dataset in plain data, checked; InvalidData lists what is wrong."""
    return judged_case(source, Case(records_of(source), seeds, today or clock.today()))


def judged_case(source: YamlText, case: Case) -> Loaded:
    """The dataset of the case, whose records are of the right shape, checked."""
    if unresolved := list(reference_problems(source, case.dataset)):
        raise InvalidData(unresolved)
    problems = [
        source.problem(finding.path, finding.code, finding.message, finding.level)
        for finding in judge(case)
    ]
    if any(problem.level is Level.ERROR for problem in problems):
        raise InvalidData(problems)
    return Loaded(case.dataset, case.seeds, tuple(sorted(problems)))
