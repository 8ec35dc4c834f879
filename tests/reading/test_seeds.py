"""Source texts are read from the folder beside a dataset."""

from pathlib import Path

import pytest

from stances.errors import UnreadableFile
from stances.reading.seeds import read_seeds


def test_seeds_are_read_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfone\r\ntwo")
    (tmp_path / "b.md").write_text("no")
    seeds = read_seeds(tmp_path)
    assert list(seeds.texts) == ["a.txt"]
    assert seeds.texts["a.txt"].text == "one\ntwo"
    assert read_seeds(tmp_path / "nowhere").texts == {}


def test_a_source_text_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(UnreadableFile, match=r"a\.txt: this is a folder"):
        read_seeds(tmp_path)
