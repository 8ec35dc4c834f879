"""The one door through which the bytes of tables come in: unpacked, and never more than is sane.

Whatever a file turns out to be, the outcome is its bytes or a StancesError in our own words.
"""

import bz2
import gzip
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Any, Literal, Protocol

from stances.errors import StancesError, UnreadableFile
from stances.exchange.limits import MOST_BYTES, MOST_ROWS
from stances.reading.loader import read_opened

MOST_COLUMNS = 10_000
MOST_RATIO = 500  # unpacked bytes for each packed one, once there are many
MOST_CELLS = 20_000_000  # pairs of actor and issue
_MANY = 16 * 1024**2
_PIECE = 1024**2
_BROKEN: tuple[type[Exception], ...] = (
    OSError, ValueError, EOFError, NotImplementedError, RuntimeError, LookupError, TypeError,
    ArithmeticError, MemoryError, struct.error, zipfile.BadZipFile, lzma.LZMAError, zlib.error,
)  # fmt: skip
_UNPACK: Mapping[str, Any] = {".gz": gzip.open, ".xz": lzma.open, ".bz2": bz2.open}
_KINDS = {
    b"\x1f\x8b": ("compressed with gzip", ".csv.gz"),
    b"\xfd7zXZ\x00": ("compressed with xz", ".csv.xz"),
    b"BZh": ("compressed with bzip2", ".csv.bz2"),
    b"PK\x03\x04": ("a zip archive or a spreadsheet", ".csv.zip"),
    b"PAR1": ("Parquet", ".parquet"),
}


class File(Protocol):
    """What has a name and can be opened: a path, or what a browser has sent."""

    @property
    def name(self) -> str:
        """The name without the folder."""

    def open(self, mode: Literal["rb"], /) -> IO[bytes]:
        """The content."""


class Held:
    """A file in memory alone."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name, self.content = name, content

    def open(self, _mode: Literal["rb"] = "rb", /) -> IO[bytes]:
        """The content."""
        return io.BytesIO(self.content)


def file_bytes(file: File) -> bytes:
    """The file as it is, within the limit; StancesError if it cannot be read."""
    try:
        raw = read_opened(file, most=MOST_BYTES)
    except UnreadableFile as error:
        raise StancesError(f"{file.name}: {error.reason}") from None
    check_size(file.name, size=len(raw))
    return raw


def table_bytes(path: File) -> bytes:
    """The table in the file, unpacked as its name says; StancesError if that cannot be done."""
    packed = file_bytes(path)
    name = path.name.lower()
    with damage(path.name):
        if name.endswith(".zip"):
            try:
                return _zipped(path.name, packed)
            except NotImplementedError:
                raise StancesError(
                    f"{path.name}: the archive is packed in a way that cannot be read here; "
                    "unpack it, and use the file in it"
                ) from None
        unpack = next((one for suffix, one in _UNPACK.items() if name.endswith(suffix)), None)
        if unpack is None:
            return packed
        with unpack(io.BytesIO(packed)) as opened:
            return _unpacked(path.name, opened, len(packed))


@contextmanager
def damage(name: str, kind: str = "", *also: type[Exception]) -> Iterator[None]:
    """Puts whatever a library says about broken bytes into our own words.

    ``also`` are the errors that are the library's own.
    """
    try:
        yield
    except _BROKEN + also as error:
        what = kind or "what its name says"
        raise StancesError(
            f"{name}: cannot be read as a table: the file is damaged or not {what}; "
            "save or download it again"
        ) from error


def check_size(name: str, *, rows: int = 0, columns: int = 0, size: int = 0) -> None:
    """Raises StancesError if a table has more rows, columns or bytes than can be worked with."""
    for number, most, noun in (
        (rows, MOST_ROWS, "rows"),
        (columns, MOST_COLUMNS, "columns"),
        (size, MOST_BYTES, "bytes"),
    ):
        if number > most:
            raise StancesError(
                f"{name}: too large: a table may have at most {most:,} {noun}; "
                "keep only what you need"
            )


def other_kind(raw: bytes) -> str:
    """What the bytes are, if they are not text, and how to name the file; empty otherwise."""
    for magic, (kind, suffix) in _KINDS.items():
        if raw.startswith(magic):
            return f"the file is {kind}; if it is a table, its name must end in {suffix}"
    return ""


def _unpacked(name: str, opened: IO[bytes], packed: int) -> bytes:
    pieces, size = [], 0
    while piece := opened.read(_PIECE):
        size += len(piece)
        check_size(name, size=size)
        if size > _MANY and size > MOST_RATIO * packed:
            raise StancesError(
                f"{name}: unpacks to more than {MOST_RATIO} times its size, as no table does; "
                "unpack it yourself if you trust it"
            )
        pieces.append(piece)
    return b"".join(pieces)


def _zipped(name: str, packed: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        inside = [
            one
            for one in archive.infolist()
            if not one.is_dir() and not one.filename.startswith("__MACOSX/")
        ]
        if len(inside) != 1:
            raise StancesError(
                f"{name}: the archive contains {len(inside)} files; put one table in it"
            )
        if inside[0].flag_bits & 0x1:
            raise StancesError(
                f"{name}: the archive is protected with a password; unpack it, and use the file "
                "in it"
            )
        with archive.open(inside[0]) as opened:
            return _unpacked(name, opened, len(packed))
