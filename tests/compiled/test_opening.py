"""A copy gives what the file gives, and is never trusted when it is not the copy of that file."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

from stances import clock
from stances.checks import RULES
from stances.compiled import folder, opening
from stances.compiled.opening import Opened, open_file
from stances.errors import InvalidData
from stances.model.dataset import Dataset
from stances.model.seeds import Seeds
from stances.reading.loader import load
from stances.shipped import shipped_dataset
from stances.tables import Tables
from tests.conftest import SEED_TEXT

Write = Callable[[dict[str, Any]], Path]


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for copies."""
    place = tmp_path / "copies"
    monkeypatch.setenv("STANCES_CACHE", str(place))
    return place


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a dataset with its seed beside it."""

    def written(data: dict[str, Any]) -> Path:
        file = tmp_path / "data" / "stances.yaml"
        (tmp_path / "seeds").mkdir(exist_ok=True)
        file.parent.mkdir(exist_ok=True)
        (tmp_path / "seeds" / "text.txt").write_text(SEED_TEXT, encoding="utf-8")
        file.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
        return file

    return written


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read and judged, not opened from a copy."""
    names: list[str] = []

    read = opening._read

    def noted(raw: bytes, file: str, seeds: Seeds) -> Opened:
        names.append(file)
        return read(raw, file, seeds)

    monkeypatch.setattr(opening, "_read", noted)
    return names


def _equal(one: Opened, other: Opened) -> None:
    assert one.warnings == other.warnings
    assert one.dataset == other.dataset
    _equal_tables(one.tables, other.tables)


def _equal_tables(one: Tables, other: Tables) -> None:
    for name, frame in vars(one).items():
        if isinstance(frame, pd.DataFrame):
            pd.testing.assert_frame_equal(frame, getattr(other, name))
    assert one.scales == other.scales


def test_the_bundled_dataset_is_the_same_from_its_copy(copies: Path, parsed: list[str]) -> None:
    file = shipped_dataset()
    first, again = open_file(file), open_file(file)
    assert len(parsed) == 1
    _equal(again, first)
    loaded = load(file)
    assert again.dataset == loaded.dataset
    assert again.dataset.newest == loaded.dataset.newest
    assert again.dataset.lead == loaded.dataset.lead
    assert again.dataset.model_dump() == loaded.dataset.model_dump()
    assert [row.author for row in again.tables.source_rows.values()] == [
        source.author or () for source in loaded.dataset.sources
    ]


def test_a_section_of_a_copy_is_read_once_and_is_the_files(copies: Path) -> None:
    file = shipped_dataset()
    open_file(file)
    dataset, original = open_file(file).dataset, load(file).dataset
    for section in Dataset.model_fields:
        assert getattr(dataset, section) == getattr(original, section)
        assert getattr(dataset, section) is getattr(dataset, section)


def test_warnings_are_the_same_from_the_copy(
    copies: Path, small: dict[str, Any], write: Write, parsed: list[str]
) -> None:
    small["sources"].append({"id": "unused", "title": "Nobody cites it"})
    file = write(small)
    first, again = open_file(file), open_file(file)
    assert [problem.code for problem in first.warnings] == ["unused-source"]
    assert again.warnings == first.warnings
    assert len(parsed) == 1


def test_a_broken_file_has_the_same_problems_from_the_copy(
    copies: Path, small: dict[str, Any], write: Write, parsed: list[str]
) -> None:
    small["stances"][0]["actor"] = "nobody"
    file = write(small)
    with pytest.raises(InvalidData) as first:
        open_file(file)
    with pytest.raises(InvalidData) as again:
        open_file(file)
    assert again.value.problems == first.value.problems
    assert len(parsed) == 1


def test_a_date_in_the_future_is_judged_again_on_another_day(
    copies: Path, small: dict[str, Any], write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    small["stances"][0]["date"] = "2024-03-05"
    file = write(small)
    monkeypatch.setattr(clock, "today", lambda: date(2024, 3, 2))
    with pytest.raises(InvalidData, match="future-date"):
        open_file(file)
    monkeypatch.setattr(clock, "today", lambda: date(2024, 3, 9))
    open_file(file)
    monkeypatch.setattr(clock, "today", lambda: date(2024, 3, 2))
    with pytest.raises(InvalidData, match="future-date"):
        open_file(file)


def test_no_other_rule_looks_at_the_calendar() -> None:
    sources = {rule.code: Path(rule.remarks.__code__.co_filename).read_text() for rule in RULES}
    assert [code for code, text in sources.items() if "today" in text] == ["future-date"]


@pytest.mark.parametrize("change", ["actor", "seed", "program", "name"])
def test_a_copy_of_anything_else_is_not_used(
    copies: Path,
    small: dict[str, Any],
    write: Write,
    parsed: list[str],
    monkeypatch: pytest.MonkeyPatch,
    change: str,
) -> None:
    file = write(small)
    open_file(file)
    if change == "actor":
        small["actors"][0]["name"] = "Anna"
        write(small)
        assert open_file(file).dataset.actors[0].name == "Anna"
    elif change == "seed":
        (file.parents[1] / "seeds" / "text.txt").write_text("Nothing of the kind.\n")
        with pytest.raises(InvalidData, match="quote-not-in-seed"):
            open_file(file)
    elif change == "program":
        monkeypatch.setattr(opening, "program", lambda: "another version")
        open_file(file)
    else:
        open_file(file.rename(file.with_name("other.yaml")))
    assert len(parsed) == 2


def _damages(content: bytes) -> dict[str, bytes]:
    places = {f"byte {at}": at for at in (0, 20, 40, 70, 130, len(content) // 2, len(content) - 1)}
    flipped = {
        name: content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        for name, at in places.items()
    }
    cut = {f"cut at {size}": content[:size] for size in (0, 10, 64, 100, len(content) - 64)}
    return flipped | cut | {"longer": content + b"\0"}


def test_a_damaged_copy_is_never_used_and_is_made_anew(
    copies: Path, small: dict[str, Any], write: Write, parsed: list[str]
) -> None:
    file = write(small)
    good = open_file(file)
    (copy,) = copies.iterdir()
    content = copy.read_bytes()
    for name, damaged in _damages(content).items():
        copy.write_bytes(damaged)
        parsed.clear()
        _equal(open_file(file), good)
        assert parsed, name
        assert copy.read_bytes() == content, name


def test_a_copy_under_the_name_of_another_is_not_used(
    copies: Path, small: dict[str, Any], write: Write
) -> None:
    file = write(small)
    open_file(file)
    (first,) = copies.iterdir()
    small["actors"][0]["name"] = "Anna"
    write(small)
    open_file(file)
    (second,) = set(copies.iterdir()) - {first}
    second.write_bytes(first.read_bytes())
    assert open_file(file).dataset.actors[0].name == "Anna"


@pytest.mark.parametrize("obstacle", ["a file", "read only", "off"])
def test_without_a_folder_to_write_nothing_is_kept_and_nothing_fails(
    tmp_path: Path,
    small: dict[str, Any],
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    obstacle: str,
) -> None:
    file, place = write(small), tmp_path / "copies"
    monkeypatch.setenv("STANCES_CACHE", "off" if obstacle == "off" else str(place))
    if obstacle == "a file":
        place.write_text("in the way")
    elif obstacle == "read only":
        place.mkdir()

        def refused(*_: Any) -> int:
            raise PermissionError

        monkeypatch.setattr(folder, "_private", refused)
    for _ in range(2):
        assert open_file(file).dataset.actors[0].name == "Ann"
    assert not place.is_dir() or not any(place.iterdir())


def test_a_copy_of_another_user_is_not_read(
    copies: Path,
    small: dict[str, Any],
    write: Write,
    parsed: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = write(small)
    open_file(file)
    monkeypatch.setattr(os, "getuid", lambda: -5, raising=False)
    open_file(file)
    assert len(parsed) == 2


def test_several_may_open_and_write_at_once(
    copies: Path, small: dict[str, Any], write: Write
) -> None:
    file = write(small)
    with ThreadPoolExecutor(8) as pool:
        opened = list(pool.map(lambda _: open_file(file), range(24)))
    for each in opened:
        _equal(each, opened[0])
    (copy,) = copies.iterdir()
    assert copy.suffix == ".copy"


def test_the_oldest_copies_go_when_there_are_too_many(
    copies: Path, small: dict[str, Any], write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(name: str) -> set[Path]:
        small["actors"][0]["name"] = name
        open_file(write(small))
        return set(copies.iterdir())

    (first,) = opened("Ann")
    os.utime(first, (0, 0))
    left = copies / "x.unfinished"
    left.touch()
    os.utime(left, (0, 0))
    monkeypatch.setattr(folder, "MOST_BYTES", first.stat().st_size * 3 // 2)
    assert first not in opened("Anna")
    assert len(list(copies.iterdir())) == 1


def test_a_copy_is_nobody_elses_to_read(copies: Path, small: dict[str, Any], write: Write) -> None:
    open_file(write(small))
    (copy,) = copies.iterdir()
    assert copy.stat().st_mode & 0o077 == 0
    assert copies.stat().st_mode & 0o077 == 0
