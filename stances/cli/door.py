"""The one way out: UTF-8 everywhere, and no control character from data."""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from typing import Any, TextIO

from stances.errors import StancesError, reason
from stances.visible import visible


class Door:
    """A stream that shows control characters as escapes."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        """Writes the text with its control characters visible; returns its length."""
        with _written(self.stream):
            self.stream.write(visible(text))
        return len(text)

    def flush(self) -> None:
        """Hands on what has been written; StancesError if there is no room for it."""
        with _written(self.stream):
            self.stream.flush()

    def writelines(self, lines: Iterable[str]) -> None:
        """Writes each of the lines."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


@contextmanager
def _written(stream: Any) -> Iterator[None]:
    """StancesError if the system does not take what is written, as on a full disk.

    What is left of it goes nowhere, or the interpreter would try again at its end.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
        raise StancesError(f"cannot print: {reason(error)}") from None


@contextmanager
def open_door() -> Iterator[None]:
    """While open, whatever is printed is UTF-8 with Unix line ends and passes a Door."""
    _as_utf8(sys.stdin)
    for stream in (sys.stdout, sys.stderr):
        _as_utf8(stream, errors="backslashreplace", newline="\n")
    out, err = Door(sys.stdout), Door(sys.stderr)
    with redirect_stdout(out), redirect_stderr(err):
        yield


def print_data(text: str) -> None:
    """Prints a text for programs: unchanged in a pipe or a file, like any other on a terminal."""
    stream: Any = sys.stdout
    if isinstance(stream, Door) and not stream.isatty():
        stream = stream.stream
    with _written(stream):
        stream.write(text)


def print_bytes(data: bytes) -> None:
    """Prints a binary file, unchanged, into a pipe or a file."""
    stream: Any = sys.stdout
    if isinstance(stream, Door):
        stream = stream.stream
    with _written(stream):
        stream.flush()
        stream.buffer.write(data)


def _as_utf8(stream: Any, **options: str) -> None:
    """Windows writes to files in the system's code page, an ASCII locale in none that suffices."""
    with suppress(io.UnsupportedOperation):  # input that has been read from already
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", **options)
