"""Briefs: one view as a document to hand on, and FORMATS, the formats it is written in.

Importing this loads none of them: a format is loaded when it is first used.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from stances.briefs.document import Brief


class Format(NamedTuple):
    """A format of briefs: its label, file suffix and media type.

    ``function`` is the function that writes it, as ``module:function``.
    """

    label: str
    suffix: str
    media_type: str
    function: str

    def content(self, brief: "Brief") -> bytes:
        """The brief in this format, as the bytes of a file."""
        write: Callable[[Brief], bytes] = resolve_name(self.function)
        return write(brief)


FORMATS: Mapping[str, Format] = {
    "docx": Format(
        "Word",
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "stances.briefs.docx:docx_bytes",
    ),
    "md": Format("Markdown", ".md", "text/markdown", "stances.briefs.markdown:markdown_bytes"),
    "html": Format("Web page", ".html", "text/html", "stances.briefs.html:html_bytes"),
}


def format_of(path: Path) -> str | None:
    """The name of the format for a file of that name, or None."""
    ending = path.suffix.lower()
    return next((name for name, form in FORMATS.items() if form.suffix == ending), None)
