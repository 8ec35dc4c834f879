"""Dated copies of a dataset, made before each save; the oldest make room for newer ones."""

import re
from datetime import UTC, datetime
from pathlib import Path

from stances.curation.writing import remove_leftovers, written_file

KEPT = 50


def backups_folder(path: Path) -> Path:
    """The folder of the copies, beside the dataset."""
    return path.parent / "backups"


def backups(path: Path) -> list[Path]:
    """The copies of the dataset, oldest first."""
    name = re.compile(
        re.escape(path.stem) + r"-(\d{4}-\d{2}-\d{2}T\d{6}Z)(?:-(\d+))?" + re.escape(path.suffix)
    )
    dated = [(match, file) for file in _files(path) if (match := name.fullmatch(file.name))]
    return [file for _, file in sorted(dated, key=lambda pair: (pair[0][1], int(pair[0][2] or 1)))]


def back_up(path: Path, raw: bytes, *, now: datetime | None = None, kept: int = KEPT) -> Path:
    """Keeps ``raw`` as the dataset's copy of this second, unless the newest copy is the same.

    The newest ``kept - 1`` older copies stay. OSError leaves every copy as it was.
    """
    known = backups(path)
    if known and known[-1].read_bytes() == raw:
        return known[-1]
    stamp = (now or datetime.now(UTC)).strftime("%Y-%m-%dT%H%M%SZ")
    taken = {file.name for file in known}
    number, name = 1, f"{path.stem}-{stamp}{path.suffix}"
    while name in taken:
        number += 1
        name = f"{path.stem}-{stamp}-{number}{path.suffix}"
    copy = backups_folder(path) / name
    copy.parent.mkdir(exist_ok=True)
    remove_leftovers(copy.with_name("*"))
    written_file(copy, raw, like=path)
    for old in known[: max(len(known) + 1 - kept, 0)]:
        old.unlink(missing_ok=True)
    return copy


def _files(path: Path) -> list[Path]:
    folder = backups_folder(path)
    return list(folder.iterdir()) if folder.is_dir() else []
