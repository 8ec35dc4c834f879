"""Source texts are read from the folder beside a dataset."""

import os
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


def test_a_link_among_the_texts_does_not_lead_out_of_the_dataset(tmp_path: Path) -> None:
    seeds, secret = tmp_path / "mine" / "seeds", tmp_path / "secret.txt"
    seeds.mkdir(parents=True)
    secret.write_text("secret", encoding="utf-8")
    (tmp_path / "mine" / "texts.txt").write_text("kept beside", encoding="utf-8")
    (seeds / "a.txt").symlink_to("../texts.txt")
    assert read_seeds(seeds).texts["a.txt"].text == "kept beside"
    for target in (secret, Path("../../secret.txt")):
        (seeds / "b.txt").unlink(missing_ok=True)
        (seeds / "b.txt").symlink_to(target)
        with pytest.raises(UnreadableFile, match=r"b\.txt: the link leads out of the dataset's"):
            read_seeds(seeds)


def test_what_never_ends_among_the_texts_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableFile, match=r"pipe\.txt: this is a device or a pipe"):
        read_seeds(tmp_path)
    (tmp_path / "pipe.txt").unlink()
    with (tmp_path / "vast.txt").open("wb") as vast:
        vast.truncate(10**12)
    with pytest.raises(UnreadableFile, match=r"vast\.txt: larger than 50 MB"):
        read_seeds(tmp_path)
    (tmp_path / "vast.txt").unlink()
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    with pytest.raises(UnreadableFile, match=r"loop\.txt: the link leads to itself"):
        read_seeds(tmp_path)
