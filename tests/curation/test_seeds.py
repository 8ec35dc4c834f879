"""A source text is kept as received, once, with its record; a failure leaves neither."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from stances.curation.saving import Conflict, NotSaved, open_dataset
from stances.curation.seeds import MAX_BYTES, save_source, source_edit, source_text
from stances.errors import InvalidData, StancesError
from stances.reading.loader import load
from tests.conftest import SEED_TEXT, SMALL, TODAY

RAW = "\ufeffThe mayor said: “Not here.”\r\nThat was all.\r\n".encode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/text.txt").write_text(SEED_TEXT, encoding="utf-8", newline="")
    (tmp_path / "seeds/007_x.txt").write_text("Another.", encoding="utf-8")
    (tmp_path / "data").mkdir()
    file = tmp_path / "data/stances.yaml"
    file.write_text(yaml.safe_dump(SMALL, sort_keys=False), encoding="utf-8")
    return file


def kept(path: Path) -> list[str]:
    return sorted(file.name for file in (path.parent.parent / "seeds").iterdir())


def test_a_text_is_kept_as_received_with_its_record(path: Path) -> None:
    (path.parent.parent / "seeds/.008_y.txt.1-a.tmp").write_text("half", encoding="utf-8")
    edit = source_edit(open_dataset(path), RAW, {"id": "mayor", "title": "No"}, today=TODAY)
    assert kept(path) == [".008_y.txt.1-a.tmp", "007_x.txt", "text.txt"]
    save_source(edit, today=TODAY)
    assert (path.parent.parent / "seeds" / edit.source.name).read_bytes() == RAW
    assert edit.source.name.startswith("008_")
    assert kept(path) == ["007_x.txt", edit.source.name, "text.txt"]
    loaded = load(path, today=TODAY)
    assert loaded.dataset.sources_by_id["mayor"].seed == edit.source.name
    passage = loaded.seeds.texts[edit.source.name].find("Not here.")
    assert passage is not None


def test_the_same_text_twice_is_one_file(path: Path) -> None:
    (path.parent.parent / "seeds/009_orphan.txt").write_bytes(RAW)
    first = source_edit(open_dataset(path), RAW, {"id": "mayor"}, today=TODAY)
    assert first.source.name == "009_orphan.txt"
    assert first.source.stored
    save_source(first, today=TODAY)
    with pytest.raises(StancesError, match="the source 'mayor' already has this text"):
        source_edit(open_dataset(path), RAW, {"id": "again"}, today=TODAY)
    assert kept(path) == ["007_x.txt", "009_orphan.txt", "text.txt"]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"x" * (MAX_BYTES + 1), "the limit is 2 MB"),
        (b"one\ntw\xf6\n", "line 2, column 3 of the text is not UTF-8"),
        (b"a\0b", "a NUL byte"),
        (b" \n", "the text is empty"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, words: str, tmp_path: Path) -> None:
    with pytest.raises(StancesError, match=words):
        source_text(raw, folder=tmp_path)


def test_a_folder_is_made_where_there_is_none(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    data: dict[str, Any] = {name: SMALL[name] for name in ("dataset", "actors", "issues")}
    file.write_text(yaml.safe_dump(data), encoding="utf-8")
    save_source(source_edit(open_dataset(file), RAW, {"id": "mayor"}, today=TODAY), today=TODAY)
    assert len(load(file, today=TODAY).seeds.texts) == 1
    assert (tmp_path / "seeds").is_dir()


def test_an_invalid_record_writes_nothing(path: Path) -> None:
    with pytest.raises(InvalidData, match="published"):
        source_edit(open_dataset(path), RAW, {"id": "mayor", "published": "last week"}, today=TODAY)
    assert kept(path) == ["007_x.txt", "text.txt"]


def test_a_dataset_that_cannot_be_saved_keeps_no_text(path: Path) -> None:
    edit = source_edit(open_dataset(path), RAW, {"id": "mayor"}, today=TODAY)
    path.write_text(path.read_text(encoding="utf-8") + "# later\n", encoding="utf-8")
    with pytest.raises(Conflict):
        save_source(edit, today=TODAY)
    assert kept(path) == ["007_x.txt", "text.txt"]


def test_a_full_disk_keeps_no_text(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    edit = source_edit(open_dataset(path), RAW, {"id": "mayor"}, today=TODAY)
    before = path.read_bytes()
    monkeypatch.setattr("stances.curation.writing.os.fsync", full)
    with pytest.raises(NotSaved, match="the disk is full; make room"):
        save_source(edit, today=TODAY)
    assert kept(path) == ["007_x.txt", "text.txt"]
    assert path.read_bytes() == before
