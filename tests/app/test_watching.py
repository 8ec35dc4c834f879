"""What makes an open page run again by itself."""

import os
from pathlib import Path

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


def test_a_page_is_behind_until_it_has_seen_the_files_as_they_are() -> None:
    pages = watching.Pages({"one": "a", "two": "a", "closed": "a"})
    assert pages.behind(["one", "two"], "a") == []
    pages.seen["two"] = "b"
    assert pages.behind(["one", "two", "just opened"], "b") == ["one"]
    pages.seen["one"] = "b"
    assert pages.behind(["one", "two"], "b") == []
    assert sorted(pages.seen) == ["one", "two"]


def test_a_folder_that_cannot_be_read_for_a_while_does_not_end_the_watch(
    shown: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_: Path) -> dict[str, Path]:
        raise PermissionError(shown)

    before = watching.on_disk()
    with monkeypatch.context() as patched:
        patched.setattr(watching, "datasets_in", unreadable)
        assert watching.on_disk() != before
    assert watching.on_disk() == before
