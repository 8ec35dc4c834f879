"""A sheet that a second coder fills in: its columns, and what it shows of a record.

Whatever tells how others judged the record is left out: position, status, codings, how they were
settled, confidence, the notes and what the record replaces or contests.
"""

from typing import NamedTuple

from stances.model.records import Stance

RECORD, POSITION, STATUS, NOTE = "record", "position", "status", "note"
SUMMARY, QUOTATION = "summary", "quotation"
SHOWN = (
    RECORD, "issue", "question", "meaning_of_2", "meaning_of_-2", "rules", "actor", "speaker",
    "date", "kind", "scope", SUMMARY, QUOTATION, "passage", "source",
)  # fmt: skip
FILLED_IN = (POSITION, STATUS, NOTE)
COLUMNS = (*SHOWN, *FILLED_IN)


class CodedRow(NamedTuple):
    """A row of a sheet that came back; ``number`` counts from 1, below the header.

    ``summary`` and ``quotation`` are None if the sheet no longer has the column.
    """

    number: int
    record: str
    position: str
    status: str
    note: str
    summary: str | None = None
    quotation: str | None = None


def summary_cell(stance: Stance) -> str:
    """The summary as the sheet shows it, on one line."""
    return " ".join(stance.summary.split())


def quotation_cell(stance: Stance) -> str:
    """The quotations as the sheet shows them, on one line; empty if there is none."""
    return " | ".join(" ".join(item.quote.split()) for item in stance.evidence if item.quote)
