"""A file's bytes within the limit, and what messages call it; no record is known here."""

from pathlib import Path
from typing import Any

from stances.errors import UnreadableFile, reason

MAX_BYTES = 10 * 1024 * 1024


def read_bytes(path: Path, *, most: int = MAX_BYTES) -> bytes:
    """The file's content; UnreadableFile, with the reason, if it cannot be read.

    Of a file beyond the limit no more is read than shows that it is too large.
    """
    return read_opened(path, most=most)


def read_opened(path: Any, *, most: int = MAX_BYTES) -> bytes:
    """The same of whatever can be opened like a path."""
    try:
        with path.open("rb") as file:
            content: bytes = file.read(most + 1)
            return content
    except FileNotFoundError:
        raise UnreadableFile(path, "there is no such file; restore it or name another") from None
    except IsADirectoryError:
        raise UnreadableFile(path, "this is a folder; name a file") from None
    except OSError as error:
        raise UnreadableFile(path, reason(error)) from None
    except ValueError:
        raise UnreadableFile(path, "no file can have this name; name another") from None


def display_name(path: Path) -> str:
    """The path as a person would type it: relative if it is below the working folder."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
