"""A save is complete or has not happened, despite crashes, other writers and full disks."""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from stances.curation.backups import back_up, backups
from stances.curation.locks import locked
from stances.curation.saving import Conflict, NotSaved, digest, open_dataset, save
from stances.errors import InvalidData, StancesError, UnreadableFile
from stances.reading.loader import load, parse
from tests.conftest import SEED_TEXT, SMALL, TODAY, stance
from tests.curation.small import laid_out

ROOT = Path(__file__).parents[2]
OLD = yaml.safe_dump(SMALL, sort_keys=False, allow_unicode=True)


def other(word: str) -> str:
    """The dataset with one more stance."""
    record = stance(f"ann.war.{word}", issue="war", summary=f"Ann said {word}.")
    return yaml.safe_dump(SMALL | {"stances": [*SMALL["stances"], record]}, sort_keys=False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return laid_out(tmp_path, OLD)


def beside(path: Path) -> list[str]:
    """The names of the files around the dataset, except the lock."""
    files = [*path.parent.iterdir(), *path.parent.glob("backups/*")]
    return sorted(file.name for file in files if file.suffix != ".lock" and file.is_file())


def test_a_save_replaces_the_file_and_keeps_a_backup(path: Path) -> None:
    path.chmod(0o640)
    before = open_dataset(path)
    saved = save(path, other("no"), expected_digest=before.digest, today=TODAY)
    assert path.read_text(encoding="utf-8") == other("no")
    assert saved.digest == digest(path.read_bytes()) == open_dataset(path).digest
    assert saved.backup is not None
    assert saved.backup.read_text(encoding="utf-8") == OLD
    assert saved.backup.parent == path.parent / "backups"
    assert datetime.strptime(saved.backup.stem, "stances-%Y-%m-%dT%H%M%SZ").year >= 2026  # noqa: DTZ007
    assert path.stat().st_mode & 0o777 == 0o640
    assert "ann.war.no" in saved.loaded.dataset.stances_by_id


def test_windows_line_ends_are_written_as_they_are(path: Path) -> None:
    text = "\ufeff" + OLD.replace("\n", "\r\n")
    save(path, text, expected_digest=digest(path.read_bytes()), today=TODAY)
    assert path.read_bytes() == text.encode()
    assert open_dataset(path).text == text


def test_saving_the_present_text_changes_nothing(path: Path) -> None:
    saved = save(path, OLD, expected_digest="whatever", today=TODAY)
    assert saved.backup is None
    assert beside(path) == ["stances.yaml"]


def test_an_invalid_text_is_never_saved(path: Path) -> None:
    with pytest.raises(InvalidData, match="repeated-id"):
        save(
            path,
            OLD + OLD[OLD.index("stances:") + 9 :],
            expected_digest=digest(OLD.encode()),
            today=TODAY,
        )
    assert path.read_text(encoding="utf-8") == OLD
    assert beside(path) == ["stances.yaml"]


def test_what_was_checked_is_checked_again_when_a_source_text_has_changed(path: Path) -> None:
    before = open_dataset(path)
    text = other("no")
    checked = parse(text.encode(), file=before.file, seeds=before.seeds, today=TODAY)
    (path.parent.parent / "seeds/text.txt").write_text("Nothing was said.\n", encoding="utf-8")
    with pytest.raises(InvalidData, match="quote-not-in-seed"):
        save(path, text, expected_digest=before.digest, today=TODAY, checked=checked)
    assert path.read_text(encoding="utf-8") == OLD
    (path.parent.parent / "seeds/text.txt").write_text(SEED_TEXT, encoding="utf-8")
    saved = save(path, text, expected_digest=before.digest, today=TODAY, checked=checked)
    assert saved.loaded == checked
    assert path.read_text(encoding="utf-8") == text


def test_a_changed_file_is_not_overwritten_and_both_versions_are_reported(path: Path) -> None:
    before = open_dataset(path)
    path.write_text(other("theirs"), encoding="utf-8")
    with pytest.raises(Conflict, match="changed meanwhile") as raised:
        save(path, other("ours"), expected_digest=before.digest, today=TODAY)
    assert (raised.value.theirs, raised.value.ours) == (other("theirs"), other("ours"))
    assert path.read_text(encoding="utf-8") == other("theirs")
    assert beside(path) == ["stances.yaml"]


def test_a_link_stays_a_link_and_its_target_is_saved(path: Path, tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    shutil.copytree(tmp_path / "seeds", tmp_path / "links/seeds")
    link = tmp_path / "links/mine.yaml"
    link.symlink_to(path)
    saved = save(link, other("no"), expected_digest=digest(OLD.encode()), today=TODAY)
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == other("no")
    assert saved.backup is not None
    assert saved.backup.parent == path.parent / "backups"
    assert sorted(file.name for file in link.parent.iterdir()) == ["mine.yaml", "seeds"]


def test_a_deleted_file_is_not_recreated(path: Path) -> None:
    path.unlink()
    with pytest.raises(UnreadableFile, match="there is no such file"):
        save(path, OLD, expected_digest=digest(OLD.encode()), today=TODAY)
    assert not path.exists()


def test_leftovers_of_killed_writers_are_removed(path: Path) -> None:
    stale = [
        path.parent / ".stances.yaml.77-ab.tmp",
        path.parent / "backups/.stances-x.yaml.77-ab.tmp",
    ]
    stale[1].parent.mkdir()
    for file in stale:
        file.write_text("half", encoding="utf-8")
    mine = path.parent / "notes.tmp"
    mine.write_text("mine", encoding="utf-8")
    save(path, other("no"), expected_digest=digest(OLD.encode()), today=TODAY)
    assert not any(file.exists() for file in stale)
    assert mine.exists()


def test_only_the_newest_copies_are_kept(path: Path) -> None:
    for number in range(7):
        now = datetime(2026, 11, 25, 14, 1, number // 3, tzinfo=UTC)
        backup = back_up(path, str(number).encode(), now=now, kept=4)
        assert backup == backups(path)[-1]
    assert [file.read_text(encoding="utf-8") for file in backups(path)] == ["3", "4", "5", "6"]
    assert backups(path)[0].name == "stances-2026-11-25T140101Z.yaml"
    assert backups(path)[1].name == "stances-2026-11-25T140101Z-2.yaml"
    assert back_up(path, b"6", kept=4) == backups(path)[-1]


def test_a_clock_set_back_does_not_cost_the_newest_backup(path: Path) -> None:
    for year in (2026, 2025):
        backup = back_up(path, str(year).encode(), now=datetime(year, 1, 1, tzinfo=UTC), kept=1)
        assert backup.exists()


def test_a_hundred_kills_leave_the_old_or_the_new_version(path: Path, tmp_path: Path) -> None:
    versions = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    texts = [OLD, other("no")]
    for file, text in zip(versions, texts, strict=True):
        file.write_text(text, encoding="utf-8", newline="")
    command = [sys.executable, "-m", "tests.curation.saver", str(TODAY), str(path)]
    command += map(str, versions)
    chance = random.Random(7)
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as saver:
        assert saver.stdin is not None
        assert saver.stdout is not None
        assert saver.stdout.readline() == "ready\n"
        for _ in range(100):
            saver.stdin.write("go\n")
            lines = iter(saver.stdout.readline, "")
            child = next(int(line) for line in lines if not line.startswith("save"))
            wanted = chance.randint(1, 3)
            saves = 0
            while saves < wanted:
                saves += next(lines).startswith("save")
            for _ in range(chance.randrange(60_000)):
                pass
            os.kill(child, signal.SIGKILL)
            assert any(line == "dead\n" for line in lines)
            assert path.read_text(encoding="utf-8") in texts
            for copy in backups(path):
                assert copy.read_text(encoding="utf-8") in texts
        saver.stdin.close()
    standing = path.read_text(encoding="utf-8")
    save(
        path,
        next(t for t in texts if t != standing),
        expected_digest=digest(standing.encode()),
        today=TODAY,
    )
    assert not [name for name in beside(path) if name.endswith(".tmp")]
    assert load(path, today=TODAY).warnings == ()


def test_of_two_editors_exactly_one_wins_and_the_other_gets_a_conflict(path: Path) -> None:
    for _ in range(20):
        start = open_dataset(path)
        words = ["north", "south"] if "ann.war.up" in start.text else ["up", "up2"]
        gate = threading.Barrier(2)
        outcomes: dict[str, Any] = {}

        def edit(
            word: str,
            base: str = start.digest,
            gate: threading.Barrier = gate,
            outcomes: dict[str, Any] = outcomes,
        ) -> None:
            gate.wait()
            try:
                outcomes[word] = save(path, other(word), expected_digest=base, today=TODAY)
            except Conflict as conflict:
                outcomes[word] = conflict

        editors = [threading.Thread(target=edit, args=(word,)) for word in words]
        for editor in editors:
            editor.start()
        for editor in editors:
            editor.join()
        (lost,) = [word for word in words if isinstance(outcomes[word], Conflict)]
        (won,) = {*words} - {lost}
        assert path.read_text(encoding="utf-8") == other(won)
        assert outcomes[lost].theirs == other(won)
        assert outcomes[lost].ours == other(lost)


def test_a_second_process_waits_for_the_lock_and_gives_up_with_a_message(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from stances.curation.locks import locked\n"
        "with locked(Path(sys.argv[1])):\n    print('held', flush=True); sys.stdin.read()\n"
    )
    lock = path.parent / "backups/.stances.yaml.lock"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(lock)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with (
            pytest.raises(StancesError, match="another process is saving"),
            locked(lock, patience=0),
        ):
            pass
        holder.kill()
    with locked(lock, patience=0):
        pass
    save(path, other("no"), expected_digest=digest(OLD.encode()), today=TODAY)


def full(*_: Any, **__: Any) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def break_sync(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stances.curation.writing.os.fsync", full)


def break_second_sync(monkeypatch: pytest.MonkeyPatch) -> None:
    """The backup still fits on the disk, the dataset does not."""
    kept, calls = os.fsync, iter(range(9))

    def sync(handle: int) -> None:
        if next(calls) == 2:
            full()
        kept(handle)

    monkeypatch.setattr("stances.curation.writing.os.fsync", sync)


def break_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every new file is the device that is always full."""
    kept = Path.open

    def opening(self: Path, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if mode != "xb":
            return kept(self, mode, *rest, **named)
        kept(self, mode).close()
        return kept(Path("/dev/full"), "wb", buffering=0)

    monkeypatch.setattr(Path, "open", opening)


def break_replace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "replace", full)


@pytest.mark.parametrize("broken", [break_sync, break_second_sync, break_write, break_replace])
def test_a_full_disk_loses_nothing_and_is_reported(
    path: Path, monkeypatch: pytest.MonkeyPatch, broken: Callable[[pytest.MonkeyPatch], None]
) -> None:
    with monkeypatch.context() as patch:
        broken(patch)
        with pytest.raises(
            NotSaved, match="not saved: the disk is full; make room; the file is unchanged"
        ):
            save(path, other("no"), expected_digest=digest(OLD.encode()), today=TODAY)
    assert path.read_text(encoding="utf-8") == OLD
    assert not [name for name in beside(path) if name.endswith(".tmp")]
    assert all(copy.read_text(encoding="utf-8") == OLD for copy in backups(path))
    save(path, other("no"), expected_digest=digest(OLD.encode()), today=TODAY)
    assert path.read_text(encoding="utf-8") == other("no")


def test_a_read_only_file_is_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(NotSaved, match="read-only"):
        save(path, other("no"), expected_digest=digest(OLD.encode()), today=TODAY)


def test_a_dataset_inside_an_installed_package_is_not_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stances.shipped._PACKAGE", path.parent.parent)
    installed = path.parent.parent / "shipped/data/stances.yaml"
    installed.parent.mkdir(parents=True)
    shutil.copy(path, installed)
    with pytest.raises(StancesError, match="belongs to the installed package"):
        save(installed, other("no"), expected_digest=digest(OLD.encode()), today=TODAY)


def test_the_key_of_an_opened_dataset_is_that_of_its_text_and_seeds(path: Path) -> None:
    first = open_dataset(path).key
    assert open_dataset(path).key == first
    seed = path.parent.parent / "seeds/text.txt"
    seed.write_text(SEED_TEXT + "More.", encoding="utf-8")
    other_seed = open_dataset(path).key
    path.write_text(other("no"), encoding="utf-8")
    assert len({first, other_seed, open_dataset(path).key}) == 3
