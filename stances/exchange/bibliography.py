"""The formats a citation comes in, by name."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from stances.exchange.bibtex import bibtex_text
from stances.exchange.citable import Citable
from stances.exchange.citations import notes_text
from stances.exchange.csl import csl_text
from stances.exchange.ris import ris_text


class Format(NamedTuple):
    """How items become text, and how a file of it is named and declared."""

    text: Callable[[Iterable[Citable]], str]
    suffix: str
    media_type: str


FORMATS: Mapping[str, Format] = {
    "note": Format(notes_text, ".txt", "text/plain"),
    "bibtex": Format(bibtex_text, ".bib", "application/x-bibtex"),
    "ris": Format(ris_text, ".ris", "application/x-research-info-systems"),
    "csl-json": Format(csl_text, ".json", "application/vnd.citationstyles.csl+json"),
}


def formats_of(items: Sequence[Citable]) -> list[tuple[str, str]]:
    """The items in each format that programs read: its name and the text."""
    names = {"bibtex": "BibTeX", "ris": "RIS", "csl-json": "CSL-JSON"}
    return [(label, FORMATS[name].text(items)) for name, label in names.items()]
