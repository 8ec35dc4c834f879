"""What reading any document gives: its text, and what it states about itself."""

import logging
from dataclasses import dataclass

_LONGEST = 500
# What libraries raise over damaged and hostile documents, besides their own errors.
BROKEN: tuple[type[Exception], ...] = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError, OSError,
    AssertionError, MemoryError, SyntaxError, EOFError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """A document's text, and what it states about itself; None is what it leaves open."""

    text: str
    title: str | None = None
    author: tuple[str, ...] = ()
    publisher: str | None = None
    date: str | None = None
    language: str | None = None
    pages: int | None = None
    remarks: tuple[str, ...] = ()


def stated_line(value: object) -> str | None:
    """The value on one line, only what can be seen; None if there is nothing."""
    line = " ".join(str(value or "").split())
    return "".join(c for c in line if c.isprintable())[:_LONGEST].strip() or None


def silence(library: str) -> None:
    """Keeps a library from writing its own words about a document on standard error."""
    logging.getLogger(library).setLevel(logging.CRITICAL + 1)
