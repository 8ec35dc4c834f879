"""Putting a file in place as a whole: it is the old one or the new one, never a part of it."""

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path


def written_file(path: Path, raw: bytes, *, like: Path | None = None) -> None:
    """Writes ``raw`` to ``path`` by way of a file beside it, flushed to the disk before and after.

    The permissions are those of ``like``. OSError leaves ``path`` as it was and nothing beside it.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        if like is not None:
            _take_after(beside, like)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def remove_leftovers(path: Path) -> None:
    """Removes what killed writers of ``path`` left beside it; only for who holds its lock."""
    for stale in path.parent.glob(f".{path.name}.*.tmp"):
        stale.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    """Flushes the folder's list of names to the disk, if the system knows how to."""
    with suppress(OSError):  # the file is whole already; some file systems refuse
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _take_after(file: Path, like: Path) -> None:
    """Gives the file the permissions and, if allowed, the owner of the other."""
    known = like.stat()
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(file, known.st_uid, known.st_gid)
    shutil.copymode(like, file)
