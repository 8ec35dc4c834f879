"""Runs `stances import` as a person does, in an empty folder."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from stances.cli import main
from stances.reading.loader import Loaded, load


class Imported(NamedTuple):
    status: int
    out: str
    err: str
    path: Path

    @property
    def loaded(self) -> Loaded:
        return load(self.path)

    @property
    def positions(self) -> list[tuple[str, str, str, int | None]]:
        stances = self.loaded.dataset.stances
        return [(s.actor, s.issue, str(s.date), s.position) for s in stances]


Run = Callable[..., Imported]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    out = tmp_path / "result" / "x.yaml"

    def run(style: str, file: Path, *options: str) -> Imported:
        status = main(["import", style, str(file), "-o", str(out), *options])
        printed = capsys.readouterr()
        return Imported(status, printed.out, printed.err, out)

    return run
