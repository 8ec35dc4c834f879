"""Atomic file writes: the file is the old one or the new one, never part of either."""

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path


def write_file(path: Path, raw: bytes, *, like: Path | None = None) -> None:
    """Writes ``raw`` to a temporary file beside ``path``, flushes it and renames it to ``path``.

    The permissions are those of ``like``. After an OSError ``path`` is unchanged and the temporary
    file is gone.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        if like is not None:
            _copy_permissions(temporary, like)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def remove_leftovers(path: Path) -> None:
    """Removes temporary files that killed writers of ``path`` left behind; needs its lock."""
    for stale in path.parent.glob(f".{path.name}.*.tmp"):
        stale.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    """Flushes the folder's directory entries to the disk, if the system supports it."""
    with suppress(OSError):  # the file is complete already; some file systems do not support this
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _copy_permissions(file: Path, like: Path) -> None:
    """Copies the permissions of ``like`` to the file and, if allowed, its owner."""
    status = like.stat()
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(file, status.st_uid, status.st_gid)
    shutil.copymode(like, file)
