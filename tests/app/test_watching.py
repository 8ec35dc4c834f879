"""What makes an open page run again by itself."""

import os
from pathlib import Path
from threading import Event

import pytest

from stances.app import watching
from stances.reading.seeds import seeds_folder


@pytest.fixture
def shown(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An excerpt of the dataset, with its texts, that the dashboard shows."""
    monkeypatch.setenv("STANCES_DATA", str(copy))
    return copy


def test_a_change_of_the_file_or_of_a_text_is_seen_and_nothing_else(shown: Path) -> None:
    before = watching.on_disk()
    (shown.parent / "notes.txt").write_text("beside it", encoding="utf-8")
    assert watching.on_disk() == before
    with shown.open("a", encoding="utf-8") as file:
        file.write("# a note\n")
    edited = watching.on_disk()
    assert edited != before
    os.utime(next(seeds_folder(shown).iterdir()), ns=(1, 1))
    assert watching.on_disk() != edited


def test_each_change_is_told_once() -> None:
    states = iter(["a", "a", "b", "b", "c"])
    told: list[str] = []

    class Stop(Event):
        def wait(self, timeout: float | None = None) -> bool:  # noqa: ARG002
            return len(told) == 2

    watching.look(lambda: next(states), lambda: told.append("changed"), Stop())
    assert told == ["changed", "changed"]
    assert next(states, "") == ""
