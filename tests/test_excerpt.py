"""The part of the shipped dataset that many tests work on is as valid as the whole."""

from pathlib import Path

import pytest

from stances.cli import main
from stances.reading.loader import Loaded, load


def test_the_excerpt_is_valid_tidy_and_made_of_shipped_records(
    copy: Path, shipped: Loaded, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--strict", str(copy)]) == 0
    assert main(["fmt", "--check", str(copy)]) == 0
    capsys.readouterr()
    part, whole = load(copy).dataset, shipped.dataset
    assert 0 < len(part.stances) < len(whole.stances) / 4
    assert {*part.stances} < {*whole.stances}
    assert {*part.sources} < {*whole.sources}
    assert (part.actors, part.issues, part.coders) == (whole.actors, whole.issues, whole.coders)
    assert part.as_of == whole.as_of
