"""The text of a PDF, its pages kept apart by form feeds."""

from io import BytesIO
from time import monotonic
from typing import Any

from stances.gathering.gathered import NotGathered, Outcome
from stances.gathering.reading import BROKEN, Read, silence, stated_line

MOST_PAGES = 1_000
MOST_SECONDS = 60


def read_pdf(raw: bytes) -> Read:
    """The text of every page; NotGathered if it cannot be read or has only pictures.

    The day on which a file was made is not the day on which it was published, and is not taken.
    """
    from pypdf import PdfReader  # noqa: PLC0415  slow to load
    from pypdf.errors import FileNotDecryptedError, PyPdfError  # noqa: PLC0415

    silence("pypdf")
    broken: tuple[type[Exception], ...] = (PyPdfError, *BROKEN)
    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked()
        count = len(reader.pages)
        if count > MOST_PAGES:
            raise NotGathered(
                Outcome.TOO_LARGE,
                f"the PDF has {count:,} pages, the limit is {MOST_PAGES:,}; save the part you need "
                "and upload it",
            )
        pages = _pages(reader)
        said = reader.metadata
        title = stated_line(said.title) if said else None
        author = stated_line(said.author) if said else None
    except FileNotDecryptedError:
        raise _locked() from None
    except broken:
        raise NotGathered(
            Outcome.UNREADABLE,
            "the PDF is damaged, or uses something that cannot be read; save it again, or paste "
            "its text",
        ) from None
    if not any(page.strip() for page in pages):
        raise NotGathered(
            Outcome.UNREADABLE,
            "the PDF has only pictures of its pages, no text; recognise the text (OCR) first",
        )
    return Read(
        text="\f".join(pages),
        title=title,
        author=(author,) if author else (),
        pages=count,
        remarks=_empty(pages),
    )


def _pages(reader: Any) -> list[str]:
    end = monotonic() + MOST_SECONDS
    pages = []
    for page in reader.pages:
        pages.append(
            page.extract_text().replace("\r\n", "\n").replace("\f", "\n").strip("\n") + "\n"
        )
        if monotonic() > end:
            raise NotGathered(
                Outcome.TOO_LARGE,
                f"reading the PDF takes longer than {MOST_SECONDS} seconds; save the part you need "
                "and upload it",
            )
    return pages


def _empty(pages: list[str]) -> tuple[str, ...]:
    without = [str(number) for number, page in enumerate(pages, 1) if not page.strip()]
    if not without:
        return ()
    shown = ", ".join(without[:10]) + (" …" if len(without) > 10 else "")
    noun = "page" if len(without) == 1 else "pages"
    return (f"{noun} {shown} {'has' if len(without) == 1 else 'have'} no text, only a picture",)


def _locked() -> NotGathered:
    return NotGathered(
        Outcome.UNREADABLE, "the PDF is protected by a password; save it without one"
    )
