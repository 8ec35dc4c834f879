"""The text of a Word document: its paragraphs and tables in their order."""

import zlib
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from stances.gathering.gathered import NotGathered, Outcome
from stances.gathering.reading import BROKEN, Read, stated_line

MOST_UNPACKED = 100 * 1024**2
_BROKEN: tuple[type[Exception], ...] = (*BROKEN, BadZipFile, zlib.error)


def is_word(raw: bytes) -> bool:
    """True if the bytes are an archive with a Word document in it."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            return "word/document.xml" in archive.namelist()
    except _BROKEN:
        return False


def read_word(raw: bytes) -> Read:
    """The document's text, title and author; NotGathered if it cannot be read or has no text."""
    from docx import Document  # noqa: PLC0415  slow to load
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    broken: tuple[type[Exception], ...] = (OpcError, *_BROKEN)
    try:
        with ZipFile(BytesIO(raw)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            notes = "word/footnotes.xml" in archive.namelist()
        if size > MOST_UNPACKED:
            raise NotGathered(
                Outcome.TOO_LARGE,
                f"the document is larger than {MOST_UNPACKED // 1024**2} MB unpacked; save its "
                "text alone and upload it",
            )
        document = Document(BytesIO(raw))
        text = "\n".join(_blocks(document)).strip()
        said = document.core_properties
        title, author = stated_line(said.title), stated_line(said.author)
    except broken:
        raise NotGathered(
            Outcome.UNREADABLE,
            "the Word document is damaged; open it in a word processor, save it again, or paste "
            "its text",
        ) from None
    if not text:
        raise NotGathered(Outcome.UNREADABLE, "the Word document has no text; paste it instead")
    return Read(
        text=text + "\n",
        title=title,
        author=(author,) if author else (),
        remarks=("footnotes were not taken",) if notes else (),
    )


def _blocks(container: Any) -> list[str]:
    """The paragraphs and the rows of tables, as lines."""
    lines = []
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            lines += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return lines
