"""What a dataset's file holds now, without reading what has not changed since it was last read."""

import os
import time
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from stances import clock
from stances.errors import UnreadableFile, reason
from stances.exchange.stamps import stamp, stamps_beside
from stances.reading.files import read_bytes

_SETTLED = 3_000_000_000  # ns; a change within a tick of the disk's clock leaves the time as it was


class ChangedMeanwhile(Exception):
    """The file is not the one that was asked about any more."""


class _Stamp(NamedTuple):
    size: int
    modified: int
    changed: int
    number: int


@dataclass(frozen=True)
class Content:
    """A digest of all that a dataset is read from, and the bytes of its file.

    The bytes are None if the file has not changed since they were last read, or is no curated one.
    """

    path: Path
    digest: str
    of_file: bytes
    bytes_read: bytes | None

    def raw(self) -> bytes:
        """The bytes of the file; ChangedMeanwhile if they are not those of the digest."""
        if self.bytes_read is not None:
            return self.bytes_read
        raw = read_bytes(self.path)
        if _of(raw) != self.of_file:
            _KNOWN.pop(self.path, None)
            raise ChangedMeanwhile
        return raw


_KNOWN: dict[Path, tuple[_Stamp, bytes]] = {}
_MOST_KNOWN = 256


def content_of(path: Path, *, curated: bool) -> Content:
    """The dataset's content now; UnreadableFile if the file cannot be read.

    The digest is of the file's bytes, of each seed's name, size and times, and of the day, because
    rules use it. Of a file that is not curated it is of its size and times.
    """
    digest = blake2b(f"{clock.today().isoformat()};".encode(), digest_size=16)
    of_file, raw = _read(path) if curated else (b"", None)
    digest.update(of_file)
    if not curated:
        stat_of(path)
        digest.update(stamp(path).encode())
    for stamped in stamps_beside(path):
        digest.update(stamped.encode())
    return Content(path, digest.hexdigest(), of_file, raw)


def _read(path: Path) -> tuple[bytes, bytes | None]:
    """The digest of the file, and its bytes unless they are the same as at the last time."""
    begun, stamp = time.time_ns(), _stamp(path)
    known = _KNOWN.get(path)
    if known is not None and known[0] == stamp:
        return known[1], None
    raw = read_bytes(path)
    digest = _of(raw)
    _KNOWN.pop(path, None)
    if max(stamp.modified, stamp.changed) < begun - _SETTLED and _stamp(path) == stamp:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[path] = stamp, digest
    return digest, raw


def _stamp(path: Path) -> _Stamp:
    stat = stat_of(path)
    return _Stamp(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)


def stat_of(path: Path) -> os.stat_result:
    """The file's size and time; UnreadableFile if there is none."""
    try:
        return path.stat()
    except OSError as error:
        raise UnreadableFile(path, reason(error)) from None
    except ValueError:
        raise UnreadableFile(path, "no file can have this name; name another") from None


def _of(raw: bytes) -> bytes:
    return blake2b(raw, digest_size=16).digest()
