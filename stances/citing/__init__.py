"""Citations: what can be cited, and FORMATS, the formats to cite it in.

Importing this loads none of them: a format is loaded when it is first used.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pkgutil import resolve_name
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from stances.citing.citable import Citable


class Format(NamedTuple):
    """A citation format: its label, file suffix and media type.

    ``function`` is the function that writes it, as ``module:function``.
    """

    label: str
    suffix: str
    media_type: str
    function: str

    def text(self, items: "Iterable[Citable]") -> str:
        """The items in this format."""
        write: Callable[[Iterable[Citable]], str] = resolve_name(self.function)
        return write(items)


FORMATS: Mapping[str, Format] = {
    "note": Format("Note", ".txt", "text/plain", "stances.citing.notes:notes_text"),
    "bibtex": Format("BibTeX", ".bib", "application/x-bibtex", "stances.citing.bibtex:bibtex_text"),
    "ris": Format(
        "RIS", ".ris", "application/x-research-info-systems", "stances.citing.ris:ris_text"
    ),
    "csl-json": Format(
        "CSL-JSON",
        ".json",
        "application/vnd.citationstyles.csl+json",
        "stances.citing.csl:csl_text",
    ),
}


def formats_of(items: "Sequence[Citable]") -> list[tuple[str, str]]:
    """The items in each machine-readable format: its label and the text."""
    return [(form.label, form.text(items)) for name, form in FORMATS.items() if name != "note"]
