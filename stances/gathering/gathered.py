"""What was gathered from one document, and why nothing was."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from stances.errors import StancesError


class Kind(StrEnum):
    """What the document is."""

    PAGE = "web page"
    PDF = "PDF"
    WORD = "Word document"
    TEXT = "plain text"


class Outcome(StrEnum):
    """What became of a request for a document."""

    OK = "ok"
    MOVED = "moved"
    GONE = "gone"
    SLOW = "slow"
    REFUSED = "refused"
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Gathered:
    """The text of a document and what the document says about itself; None is what it leaves open.

    ``text`` holds form feeds between the pages of a PDF. ``remarks`` are sentences for whoever
    confirms it. ``final_address`` is where the redirects ended; both addresses are None for a file.
    """

    kind: Kind
    text: str
    accessed: date
    hash: str
    title: str | None = None
    author: tuple[str, ...] = ()
    publisher: str | None = None
    date: str | None = None
    language: str | None = None
    address: str | None = None
    final_address: str | None = None
    archived: str | None = None
    pages: int | None = None
    remarks: tuple[str, ...] = ()

    @property
    def moved(self) -> bool:
        """True if the address asked for led to another one."""
        return (self.address or "").partition("#")[0] != (self.final_address or "")

    @property
    def front_page(self) -> bool:
        """True if the address of a page led to the front page of a site: it may be gone."""
        deep = len(urlsplit(self.address or "").path) > 1
        return self.moved and deep and urlsplit(self.final_address or "").path in {"", "/"}


class NotGathered(StancesError):
    """Nothing was taken; the message says why and what to do, ``outcome`` of which sort it is."""

    def __init__(self, outcome: Outcome, message: str, *, status: int | None = None) -> None:
        self.outcome, self.status = outcome, status
        super().__init__(message)
