"""Positions, dates and counts in words. Every sentence built from data is built here."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from stances.analysis.cell import Cell, Reason
from stances.model.dates import date_in_words, day_in_words, parse
from stances.model.measures import Measure
from stances.model.vocabulary import POSITION_LABELS, CellStatus, Status
from stances.tables.rows import CorrectionRow, SourceRow

ATTRIBUTION_WORDS = {
    "quote": "quoted",
    "paraphrase": "paraphrased",
    "anonymous": "unnamed sources",
    "act": "act on record",
    "inferred": "coder's inference",
}
CONFIDENCE_WORDS = {
    "high": "high confidence",
    "medium": "medium confidence",
    "low": "low confidence",
}
SILENCE_WORDS = {
    CellStatus.CONTESTED: "Contested",
    CellStatus.DECLINED: "Declined to comment",
    CellStatus.UNCLEAR: "Unclear",
    CellStatus.NOT_FOUND: "Not found",
    CellStatus.NONE: "No record",
}
REASON_WORDS = {
    Reason.OUT_OF_OFFICE: "Out of office",
    Reason.HIDDEN: "Hidden by the filters",
}
STATE_WORDS = {
    "coded": "Coded",
    "contested": "Contested",
    "declined": "Declined",
    "unclear": "Unclear",
    "not-found": "Not found",
    "none": "No record",
    "out-of-office": "Out of office",
    "hidden": "Hidden",
}
POSITION_MEANINGS = {
    2: "endorses the proposal, or puts it into effect, in full",
    1: "endorses it with a condition, or puts part of it into effect",
    0: "states both sides itself",
    -1: "rejects it with a condition, or for now",
    -2: "rejects it, or acts to block it, without a condition",
}
SILENCE_MEANINGS = {
    CellStatus.CONTESTED: "two records of one day and rank disagree",
    CellStatus.DECLINED: "asked, and refused or did not answer",
    CellStatus.UNCLEAR: "a statement that does not answer the question",
    CellStatus.NOT_FOUND: "someone searched and found nothing",
    CellStatus.NONE: "nobody has searched",
}


MEASURE_WORDS = {
    Measure.CITY_BLOCK: "Agreement (city-block)",
    Measure.IDENTICAL: "Share of identical positions",
    Measure.SAME_SIGN: "Share of positions of the same sign",
    Measure.KAPPA: "Chance-corrected agreement (kappa)",
}


def count(number: int, noun: str, plural: str | None = None) -> str:
    """``1 record``, ``3 records``, ``1,200 records``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def position_words(position: int | None, status: str) -> str:
    """The label of a position, or of the kind of nothing there is instead."""
    if status == Status.CODED and position is not None:
        return POSITION_LABELS[int(position)]
    return SILENCE_WORDS[CellStatus(status)]


def signed(position: int) -> str:
    """``+2``, ``0``, ``−2`` with a true minus sign."""
    return f"+{position}" if position > 0 else f"−{-position}" if position < 0 else "0"


def decimal(value: float, places: int = 2) -> str:
    """A number with so many decimal places, a half rounded up, a true minus and no minus nought."""
    step = Decimal(1).scaleb(-places)
    text = str(Decimal(repr(round(value, 9))).quantize(step, rounding=ROUND_HALF_UP))
    return text.replace("-", "" if float(text) == 0 else "−")


def code_words(code: str) -> str:
    """What a coder gave, as text: ``+2``, ``−1``, ``declined``."""
    return code if code.isalpha() else signed(int(code))


def when_words(text: str | None, *, short: bool = False) -> str:
    """A partial date (EDTF text) in words; an empty text where there is none."""
    return date_in_words(parse(text), short=short) if text else ""


def day_words(day: date, *, short: bool = False) -> str:
    """A day in words."""
    return day_in_words(day, short=short)


def age_words(days: int) -> str:
    """An age in the largest unit that says enough: days, months, years."""
    if days < 60:
        return count(days, "day")
    if days < 730:
        return count(round(days / 30.44), "month")
    return f"{days / 365.25:.1f} years".replace(".0 ", " ")


def in_sentence(title: str) -> str:
    """A title inside a sentence: its first letter small, unless it begins with a name.

    An acronym is one (NATO), and what a second capital follows (North Korean).
    """
    second = title.partition(" ")[2][:1]
    if title[1:2].isupper() or second.isupper():
        return title
    return title[:1].lower() + title[1:]


def clipped(text: str, limit: int) -> str:
    """The text, cut at a word with an ellipsis where it is longer than ``limit``."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


class Known(Protocol):
    """What is known of an actor on an issue: a position, or a kind of nothing."""

    @property
    def position(self) -> int | None:
        """-2 to 2, None unless the status is coded."""

    @property
    def status(self) -> str:
        """One of CellStatus."""

    @property
    def reason(self) -> str | None:
        """Why nothing is shown although there are records."""


def cell_label(known: Known) -> str:
    """What stands in a cell of the grid: the position or the kind of nothing."""
    if known.reason is not None:
        return REASON_WORDS[Reason(known.reason)]
    return position_words(known.position, known.status)


def stale_age(cell: Cell) -> str:
    """How old a stale position is; empty if it is not stale."""
    return f"{age_words(cell.age_days or 0)} old" if cell.stale else ""


def cell_details(cell: Cell) -> list[str]:
    """What stands under the label: the date and the number of records, or the day of the search."""
    when = when_words(cell.date, short=True)
    if cell.status == CellStatus.NOT_FOUND:
        return [f"searched {when}"]
    records = count(cell.records, "record") if cell.records else ""
    return [part for part in (when, records) if part]


def cell_sentence(cell: Cell, *, actor: str, issue: str) -> str:
    """What a screen reader says of a cell."""
    parts = [
        cell_label(cell).lower(),
        "" if cell.certain or not cell.stance else "possibly, the date is not exact",
        when_words(cell.date),
        count(cell.records, "record") if cell.records else "",
        f"reversed {when_words(cell.reversed)}" if cell.reversed else "",
        f"stale, {stale_age(cell)}" if cell.stale else "",
    ]
    if cell.status == CellStatus.NOT_FOUND:
        parts[2] = f"searched {when_words(cell.date)}"
    return f"{actor} on {in_sentence(issue)}: " + ", ".join(filter(None, parts))


def correction_sentence(correction: CorrectionRow) -> str:
    """What was corrected on a record, when and why."""
    what, why = str(correction.what).strip(), str(correction.why).strip()
    stop = "" if what.endswith((".", "!", "?", "…")) else "."
    return f"Corrected {when_words(correction.date)}: {what}{stop} Why: {why}"


def source_label(source: SourceRow) -> str:
    """How a source is named: its title, or publisher and date, or its seed file, or its id."""
    if source.title:
        return str(source.title)
    named = [source.publisher, when_words(source.published)]
    if source.publisher:
        return ", ".join(filter(None, named))
    if source.seed:
        return f"Untitled text ({source.seed})"
    return str(source.source)
