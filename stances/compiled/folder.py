"""The folder of compiled copies: whole files only, and no more of them than the limit.

A copy that cannot be read, written or trusted is as good as none: nothing here raises.
"""

import os
import secrets
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

SETTING, OFF = "STANCES_CACHE", "off"
MOST_BYTES = 500 * 1024 * 1024
_ENDING, _UNFINISHED = ".copy", ".unfinished"
_MAGIC, _CHECKSUM = b"stances copy 1".ljust(32), 32  # 64 bytes together, so that Arrow is aligned


def cache_folder() -> Path | None:
    """The folder in ``STANCES_CACHE``, else the system's for caches; None if it says ``off``."""
    named = os.environ.get(SETTING, "")
    if named == OFF:
        return None
    if named:
        return Path(named)
    try:
        return _system_folder() / "stances"
    except RuntimeError:  # a user without a home
        return None


def _system_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def read_copy(key: str) -> memoryview | None:
    """What was kept under the key; None if nothing is, or if it is damaged or another's."""
    folder = cache_folder()
    if folder is None:
        return None
    file = folder / f"{key}{_ENDING}"
    try:
        with file.open("rb") as opened:
            if _foreign(opened.fileno()):
                return None
            whole = memoryview(opened.read())
    except (OSError, ValueError):
        return None
    start = len(_MAGIC) + _CHECKSUM
    content = whole[start:]
    if whole[:start] != _MAGIC + _checksum(key, content):
        return None
    with suppress(OSError):
        os.utime(file)  # the oldest are deleted first
    return content


def keep_copy(key: str, content: bytes) -> None:
    """Keeps the content under the key, if the folder can be written, and deletes the oldest."""
    folder = cache_folder()
    if folder is None or len(content) > MOST_BYTES:
        return
    temporary = folder / f"{key}.{os.getpid()}-{secrets.token_hex(4)}{_UNFINISHED}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(temporary, "xb", opener=_private) as file:
            file.write(_MAGIC + _checksum(key, content))
            file.write(content)
        temporary.replace(folder / f"{key}{_ENDING}")
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            temporary.unlink()
        return
    _delete_oldest(folder)


def _private(path: str, flags: int) -> int:
    """Opens a file that nobody else may read: the dataset may be nobody else's to read."""
    return os.open(path, flags, 0o600)


def _foreign(handle: int) -> bool:
    """True for a file of another user, who could have put anything into it."""
    return hasattr(os, "getuid") and os.fstat(handle).st_uid != os.getuid()


def _checksum(key: str, content: bytes | memoryview) -> bytes:
    return blake2b(content, digest_size=_CHECKSUM, key=key.encode()[:64]).digest()


def _delete_oldest(folder: Path) -> None:
    """Deletes the copies that were not read for longest until the rest is within the limit."""
    copies = []
    for file in folder.glob(f"*{_ENDING}"):
        with suppress(OSError):
            status = file.stat()
            copies.append((status.st_mtime_ns, status.st_size, file))
    total = 0
    for _, size, file in sorted(copies, reverse=True):
        total += size
        if total > MOST_BYTES:
            with suppress(OSError):
                file.unlink()
    _delete_leftovers(folder, newest=max(copies)[0] if copies else 0)


def _delete_leftovers(folder: Path, *, newest: int) -> None:
    """Deletes what writers that were killed an hour before the newest copy left behind."""
    hour = 3600 * 10**9
    for file in folder.glob(f"*{_UNFINISHED}"):
        with suppress(OSError):
            if file.stat().st_mtime_ns < newest - hour:
                file.unlink()
