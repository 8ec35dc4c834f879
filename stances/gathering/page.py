"""A web page: its main text, and what it says about its title, author, publisher and date."""

import re
from typing import Any

from stances.gathering.gathered import NotGathered, Outcome
from stances.gathering.reading import BROKEN, Read, silence, stated_line

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
MOST_CHARACTERS = 5_000_000
MOST_TAGS = 100_000  # what takes the time is not the text but what it is built of
_SHORT = 120
_MOST_AUTHORS = 20


def read_page(markup: str, *, address: str | None) -> Read:
    """The page's main text without navigation and comments, and its statements about itself.

    A date is taken only if the page states it, not from the text. NotGathered if there is no text.
    """
    if len(markup) > MOST_CHARACTERS or markup.count("<") > MOST_TAGS:
        raise NotGathered(
            Outcome.TOO_LARGE,
            f"the page has more than {MOST_CHARACTERS:,} characters or {MOST_TAGS:,} elements; "
            "save the part you need as plain text and upload it",
        )
    from lxml.etree import LxmlError  # noqa: PLC0415
    from trafilatura import bare_extraction  # noqa: PLC0415  slow to load

    for library in ("trafilatura", "htmldate", "justext", "courlan"):
        silence(library)
    broken: tuple[type[Exception], ...] = (LxmlError, *BROKEN)
    try:
        document: Any = bare_extraction(
            markup,
            url=address,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except broken:
        raise NotGathered(
            Outcome.UNREADABLE,
            "the page is built in a way that cannot be read; save it in a browser, or paste the "
            "text",
        ) from None
    said: dict[str, Any] = document.as_dict() if document is not None else {}
    text = (said.get("text") or "").strip()
    if not text:
        raise NotGathered(
            Outcome.UNREADABLE,
            "the page has no text that could be taken: scripts may build it, or a consent page "
            "stands before it; save it in a browser, or paste the text",
        )
    words = len(text.split())
    remarks = []
    if words < _SHORT:
        remarks.append(f"the text has only {words} words; check that it is the whole document")
    if (said.get("author") or "").count(";") >= _MOST_AUTHORS:
        remarks.append(f"the page names more than {_MOST_AUTHORS} authors; the others are left out")
    return Read(
        text=text + "\n",
        title=stated_line(said.get("title")),
        author=_authors(said.get("author"), markup),
        publisher=stated_line(said.get("sitename")),
        date=_stated_date(said.get("date")),
        language=_language(markup),
        remarks=tuple(remarks),
    )


def _authors(names: str | None, markup: str) -> tuple[str, ...]:
    """The names, in the capitals that the page has."""
    lines = [line for name in (names or "").split(";") if (line := stated_line(name))]
    return tuple(_as_written(line, markup) for line in lines[:_MOST_AUTHORS])


def _as_written(name: str, markup: str) -> str:
    match = re.search(re.escape(name), markup, re.IGNORECASE)
    return match[0] if match else name


def _stated_date(value: str | None) -> str | None:
    match = _DATE.match(value or "")
    return match[0] if match else None


def _language(markup: str) -> str | None:
    """The language that the page states; never a guess."""
    tag = re.search(
        r"<html\b[^>]{0,2000}?\blang\s*=\s*[\"']?([\w-]+)", markup[:20_000], re.IGNORECASE
    )
    stated = _LANGUAGE.fullmatch(tag[1]) if tag else None
    if stated is None:
        return None
    language, _, region = stated[0].replace("_", "-").partition("-")
    return language.lower() + (f"-{region}" if region else "")
