"""Going back: to the version before a save, or to any copy, byte for byte."""

import errno
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from stances.curation import backups as backups_module
from stances.curation import restoring
from stances.curation.backups import backups
from stances.curation.editing import Addition, Change, Edit, Repinning, Withdrawing, edited
from stances.curation.restoring import copies, restore
from stances.curation.saving import Conflict, NotSaved, Saved, digest, open_dataset, save
from stances.curation.seeds import save_source, source_edit
from stances.errors import InvalidData, StancesError
from tests.conftest import SMALL, TODAY, correction, search, stance
from tests.curation.small import laid_out

TEXT = yaml.safe_dump(SMALL, sort_keys=False, allow_unicode=True)
CODED = {"codings": [{"coder": "one", "position": 1}, {"coder": "two", "position": 1}]}
# One of each kind of edit that Curate and the command line make.
EDITS: dict[str, list[Edit]] = {
    "a stance added": [Addition("stances", stance("ann.war.1", issue="war"))],
    "many stances": [Addition("stances", stance(f"ann.war.{n}", issue="war", summary=f"N {n}.",
                                                date=f"2024-04-0{n}")) for n in (1, 2, 3)],
    "a stance changed": [Change("stances", "bob.tax.1", {"position": -1, "note": "x"})],
    "a correction": [Change("stances", "bob.tax.1", {"position": -1}),
                     Addition("corrections", correction("bob.tax.1"))],
    "a stance withdrawn": [Withdrawing("bob.tax.1", date(2024, 5, 1), "wrong")],
    "a second coding": [Change("stances", "bob.tax.1", CODED)],
    "a source": [Addition("sources", {"id": "new", "title": "N"}),
                 Addition("events", {"id": "e", "date": "2024", "label": "E", "sources": ["new"]})],
    "an actor": [Addition("actors", {"id": "cy", "name": "Cy", "kind": "person"})],
    "an actor changed": [Change("actors", "bob", {"in_office": None, "name": "Bob B."})],
    "an issue": [Addition("issues", {"id": "sea", "title": "Sea", "proposal": "P", "support": "s",
                                     "opposition": "o"})],
    "a search": [Addition("searches", search("bob", "war"))],
    "a coder": [Addition("coders", {"id": "three", "name": "Three", "kind": "human"})],
    "what does not apply": [Addition("not_applicable", {"actor": "bob", "issue": "war"})],
    "a later day": [Repinning(date(2024, 7, 1))],
}  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return laid_out(tmp_path, TEXT)


def change(path: Path, edits: list[Edit]) -> Saved:
    opened = open_dataset(path)
    after = edited(opened.text, edits, file=opened.file, seeds=opened.seeds, today=TODAY)
    return save(path, after.text, expected_digest=opened.digest, today=TODAY)


@pytest.mark.parametrize("kind", EDITS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_undo_after_each_kind_of_edit_is_byte_for_byte(path: Path, kind: str, ends: str) -> None:
    before = b"\xef\xbb\xbf" + f"# ours, as it stands{ends}".encode()
    before += TEXT.replace("\n", ends).encode()
    path.write_bytes(before)
    saved = change(path, EDITS[kind])
    after = path.read_bytes()
    assert after != before
    assert saved.backup is not None
    undone = restore(path, saved.backup, expected_digest=saved.digest, today=TODAY)
    assert path.read_bytes() == before
    assert undone.digest == digest(before)
    assert undone.backup is not None
    restore(path, undone.backup, today=TODAY)
    assert path.read_bytes() == after


def test_undo_of_a_source_text_keeps_the_text_for_going_forward_again(path: Path) -> None:
    before = path.read_bytes()
    fields: dict[str, Any] = {"id": "fresh", "title": "Fresh"}
    opened = open_dataset(path)
    saved = save_source(
        source_edit(opened, b"\xef\xbb\xbfNew.\r\n", fields, today=TODAY), today=TODAY
    )
    assert saved.backup is not None
    undone = restore(path, saved.backup, expected_digest=saved.digest, today=TODAY)
    assert path.read_bytes() == before
    assert undone.backup is not None
    again = restore(path, undone.backup, today=TODAY)
    assert "fresh" in again.loaded.dataset.sources_by_id


def test_copies_are_listed_newest_first_each_with_its_time(path: Path) -> None:
    change(path, EDITS["a stance added"])
    change(path, EDITS["an actor"])
    listed = copies(path)
    assert [copy.path for copy in listed] == list(reversed(backups(path)))
    assert [copy.path.read_text("utf-8") == TEXT for copy in listed] == [False, True]
    assert all(f"{copy.at:%Y-%m-%dT%H%M%SZ}" in copy.path.name for copy in listed)


def test_the_work_of_others_is_not_replaced_unasked(path: Path) -> None:
    saved = change(path, EDITS["an actor"])
    theirs = path.read_bytes() + b"# somebody else's\n"
    path.write_bytes(theirs)
    assert saved.backup is not None
    with pytest.raises(Conflict):
        restore(path, saved.backup, expected_digest=saved.digest, today=TODAY)
    assert path.read_bytes() == theirs


def test_a_copy_that_breaks_a_rule_of_today_is_refused(path: Path) -> None:
    saved = change(path, EDITS["an actor"])
    standing = path.read_bytes()
    (path.parent.parent / "seeds/text.txt").write_text("Other words.", encoding="utf-8")
    assert saved.backup is not None
    with pytest.raises(InvalidData, match="quote-not-in-seed"):
        restore(path, saved.backup, today=TODAY)
    assert path.read_bytes() == standing


def test_only_a_copy_of_this_dataset_is_restored(path: Path, tmp_path: Path) -> None:
    stranger = tmp_path / "other.yaml"
    stranger.write_text(TEXT, encoding="utf-8")
    with pytest.raises(StancesError, match="there is no copy other"):
        restore(path, stranger, today=TODAY)


def test_the_oldest_copy_is_not_lost_when_the_disk_refuses(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "KEPT", 2)
    monkeypatch.setattr(backups_module, "KEPT", 2)
    for kind in ("a stance added", "an actor"):
        change(path, EDITS[kind])
    oldest = backups(path)[0]
    standing, kept = path.read_bytes(), oldest.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(restoring, "write_file", full)
    with pytest.raises(NotSaved, match="the disk is full"):
        restore(path, oldest, today=TODAY)
    assert path.read_bytes() == standing
    assert oldest.read_bytes() == kept
