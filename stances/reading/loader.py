"""From a file to a checked Dataset, phase by phase: syntax, shape, references, rules.

All problems of a phase are reported at once; loading stops after a phase with errors.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stances import clock
from stances.checks import Case, judge
from stances.errors import InvalidData, Level, Problem
from stances.model.dataset import Dataset
from stances.model.seeds import Seeds
from stances.reading.collector import collector_paused
from stances.reading.files import display_name, read_bytes, read_opened
from stances.reading.references import reference_problems
from stances.reading.seeds import read_seeds, seeds_folder
from stances.reading.shape import records_of
from stances.reading.yaml_text import YamlText, read_yaml

__all__ = ["Loaded", "display_name", "judged", "load", "parse", "read_bytes", "read_opened"]


@dataclass(frozen=True)
class Loaded:
    """A dataset without errors, its source texts, and its warnings."""

    dataset: Dataset
    seeds: Seeds
    warnings: tuple[Problem, ...]


def load(path: Path, *, today: date | None = None) -> Loaded:
    """The dataset at ``path`` with the seeds beside it; InvalidData lists what is wrong."""
    seeds = read_seeds(seeds_folder(path))
    return parse(read_bytes(path), file=display_name(path), seeds=seeds, today=today)


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
