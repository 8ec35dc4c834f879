"""Data of other programs made into curated datasets, one format a file.

Nothing else lists the formats, and a format is loaded when it is first used.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from stances.importing.draft import Draft


class Source(NamedTuple):
    """A format to import: what is given, and ``function``, which fills a draft from it.

    ``counted`` is what one of its entries is called, ``mapped`` is true if columns are guessed.
    """

    label: str
    given: str
    counted: str
    function: str
    mapped: bool = False

    def fill(self, path: Path, draft: "Draft") -> None:
        """Puts what the file holds into the draft; StancesError if it cannot be read."""
        fill: Callable[[Path, Draft], None] = resolve_name(self.function)
        fill(path, draft)


FORMATS: Mapping[str, Source] = {
    "dna": Source(
        "Discourse Network Analyzer", "a .dna file", "statements", "stances.importing.dna:fill"
    ),
    "dna-events": Source(
        "event list of Discourse Network Analyzer",
        "a CSV file",
        "rows",
        "stances.importing.dna_events:fill",
    ),
    "tidy": Source(
        "table with a row for each position",
        "a CSV, TSV, Excel or Parquet file",
        "rows",
        "stances.importing.tidy:fill",
        mapped=True,
    ),
    "wide": Source(
        "table with a column for each issue",
        "a CSV, TSV, Excel or Parquet file",
        "cells",
        "stances.importing.wide:fill",
        mapped=True,
    ),
    "qual-o-mat": Source(
        "Qual-O-Mat", "a folder with opinion.json", "answers", "stances.importing.qual_o_mat:fill"
    ),
    "un-votes": Source(
        "roll calls of the UN General Assembly",
        "a CSV file",
        "votes",
        "stances.importing.un_votes:fill",
    ),
    "polis": Source("Polis", "an export folder", "votes", "stances.importing.polis:fill"),
    "qdpx": Source("REFI-QDA", "a .qdpx file", "passages", "stances.importing.qdpx:fill"),
}
