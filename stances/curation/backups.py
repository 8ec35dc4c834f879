"""Dated backups of a dataset, written before each save; the oldest are deleted."""

import re
from datetime import UTC, datetime
from pathlib import Path

from stances.curation.writing import remove_leftovers, write_file

KEPT = 50


def backups_folder(path: Path) -> Path:
    """The folder of the backups, beside the dataset."""
    return path.parent / "backups"


def backups(path: Path) -> list[Path]:
    """The backups of the dataset, oldest first."""
    name = re.compile(
        re.escape(path.stem) + r"-(\d{4}-\d{2}-\d{2}T\d{6}Z)(?:-(\d+))?" + re.escape(path.suffix)
    )
    matches = [(match, file) for file in _files(path) if (match := name.fullmatch(file.name))]
    return [
        file for _, file in sorted(matches, key=lambda pair: (pair[0][1], int(pair[0][2] or 1)))
    ]


def back_up(path: Path, raw: bytes, *, now: datetime | None = None, kept: int = KEPT) -> Path:
    """Stores ``raw`` as a backup dated to the second, unless the newest backup is the same.

    ``kept - 1`` older backups remain. After an OSError every backup is unchanged.
    """
    earlier = backups(path)
    if earlier and earlier[-1].read_bytes() == raw:
        return earlier[-1]
    stamp = (now or datetime.now(UTC)).strftime("%Y-%m-%dT%H%M%SZ")
    taken = {file.name for file in earlier}
    number, name = 1, f"{path.stem}-{stamp}{path.suffix}"
    while name in taken:
        number += 1
        name = f"{path.stem}-{stamp}-{number}{path.suffix}"
    backup = backups_folder(path) / name
    backup.parent.mkdir(exist_ok=True)
    remove_leftovers(backup.with_name("*"))
    write_file(backup, raw, like=path)
    for old in earlier[: max(len(earlier) + 1 - kept, 0)]:
        old.unlink(missing_ok=True)
    return backup


def _files(path: Path) -> list[Path]:
    folder = backups_folder(path)
    return list(folder.iterdir()) if folder.is_dir() else []
