"""A broken dataset shows its problems; a running app keeps the last good version."""

import os
import sys
from pathlib import Path

import pytest

from stances.app import cache
from stances.compiled.opening import Opened, open_file
from stances.model.seeds import Seeds
from stances.reading.seeds import read_seeds, seeds_folder
from tests.app.conftest import Open


def test_a_file_that_is_broken_from_the_start_shows_its_problems(
    open_page: Open, tmp_path: Path
) -> None:
    file = tmp_path / "stances.yaml"
    file.write_text("dataset: {id: x}\nactors: [1]\nissues: []\n", encoding="utf-8")
    at = open_page(data=file)
    assert not at.exception
    assert at.title[0].value == "The dataset needs a correction"
    assert f"{file}:2:10: wrong-type" in at.code[0].value


def test_a_file_that_is_not_there_is_said_so(open_page: Open, tmp_path: Path) -> None:
    at = open_page(data=tmp_path / "none.yaml")
    assert not at.exception
    assert "there is no such file" in at.code[0].value


def test_the_last_good_version_keeps_serving_and_a_repair_is_picked_up(
    open_page: Open, copy: Path
) -> None:
    good = copy.read_text(encoding="utf-8")
    at = open_page("compare", data=copy)
    copy.write_text(good.replace("position: 2", "position: 7", 1), encoding="utf-8")
    at.run()
    assert not at.exception
    assert "last good version" in at.error[0].value
    assert "wrong-value: position is 7" in at.code[0].value
    assert len(at.multiselect(key="actors_shown").value) == 7
    copy.write_text(good.replace("title: Who stands", "title: Now who stands"), encoding="utf-8")
    at.run()
    assert not at.error
    assert at.title[0].value.startswith("Now who stands")


def test_a_page_run_leaves_the_shared_frames_as_they_were(open_page: Open) -> None:
    at = open_page(cell="russia~escalation-risk")
    before = {name: getattr(cache.bundle().tables, name).copy() for name in ("stances", "evidence")}
    at.run()
    open_page("sources")
    for name, frame in before.items():
        assert getattr(cache.bundle().tables, name).equals(frame)


def test_texts_that_are_away_only_while_the_file_is_read_are_not_missed_afterwards(
    open_page: Open, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds = seeds_folder(copy)
    away = seeds.with_name("away")
    reads: list[Path] = []

    def during_a_checkout(file: Path, raw: bytes) -> Opened:
        reads.append(file)
        if len(reads) > 1:
            return open_file(file, raw)
        seeds.rename(away)
        try:
            return open_file(file, raw)
        finally:
            away.rename(seeds)

    monkeypatch.setattr(cache, "open_file", during_a_checkout)
    at = open_page("compare", data=copy)
    assert not at.exception
    assert not at.code
    assert at.title[0].value.startswith("Who stands where")
    assert len(reads) == 2


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no such names")
def test_a_name_among_the_texts_that_is_no_text_stops_nothing(open_page: Open, copy: Path) -> None:
    (seeds_folder(copy) / os.fsdecode(b"\xff.txt")).write_text("A text.", encoding="utf-8")
    for page in ("compare", "sources", "data"):
        at = open_page(page, data=copy)
        assert not at.exception
        assert not at.code


def test_a_file_that_is_never_at_rest_keeps_its_last_good_version(
    open_page: Open, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page("compare", data=copy)
    beside = seeds_folder(copy) / "notes.md"

    def while_writing(folder: Path) -> Seeds:
        with beside.open("a", encoding="utf-8") as file:
            file.write("more\n")
        return read_seeds(folder)

    monkeypatch.setattr(cache, "read_seeds", while_writing)
    copy.write_text(copy.read_text(encoding="utf-8") + "# a note\n", encoding="utf-8")
    at.run()
    assert not at.exception
    assert "last good version" in at.error[0].value
    assert "something is writing to it" in at.code[0].value
    monkeypatch.undo()
    monkeypatch.setenv("STANCES_DATA", str(copy))
    at.run()
    assert not at.error
