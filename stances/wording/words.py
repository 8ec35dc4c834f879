"""Sentences built from data: dates, cells, corrections, sources."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from stances.analysis.cell import Cell, Reason
from stances.model.addresses import site_of
from stances.model.dates import date_in_words, day_in_words, parse
from stances.model.vocabulary import CellStatus, Tier
from stances.tables import Tables
from stances.tables.rows import CorrectionRow, SearchRow, SourceRow
from stances.wording.labels import REASON_WORDS, TIER_LABELS, not_in_texts, position_words
from stances.wording.numbers import age_words, count, signed

_SIGNS = {CellStatus.CONTESTED: "±", CellStatus.DECLINED: "–", CellStatus.UNCLEAR: "?"}

RECENT = 90  # days; data that end earlier say so


def when_words(text: str | None, *, short: bool = False) -> str:
    """A partial date (EDTF text) in words; an empty text if there is none."""
    return date_in_words(parse(text), short=short) if text else ""


def day_words(day: date, *, short: bool = False) -> str:
    """A day in words."""
    return day_in_words(day, short=short)


def in_sentence(title: str) -> str:
    """A title inside a sentence: its first letter small, unless it begins with a name.

    An acronym is one (NATO), and what a second capital follows (North Korean).
    """
    second = title.partition(" ")[2][:1]
    if title[1:2].isupper() or second.isupper():
        return title
    return title[:1].lower() + title[1:]


def listed(names: Sequence[str]) -> str:
    """The names in a sentence: ``A``, ``A and B``, ``A, B and C``."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def clipped(text: str, limit: int) -> str:
    """The text, cut at a word with an ellipsis if it is longer than ``limit``."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


def data_to(newest: date | None, today: date) -> str:
    """How far the data go and, if that is more than 90 days ago, how long ago."""
    if newest is None:
        return "No record yet."
    age = (today - newest).days
    ago = f", {age_words(age)} ago: what happened since is not in them" if age > RECENT else ""
    return f"Data to {day_words(newest)}{ago}."


def repinned_words(before: date, after: date) -> str:
    """That the date the dataset pins moves with a record that is saved."""
    return (
        f"The dataset pins its as-of date to {day_words(before)}: it moves to {day_words(after)}, "
        "the day of this record."
    )


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

    @property
    def texts(self) -> int | None:
        """How many texts were read, if they have nothing and nobody looked further."""


def cell_label(known: Known) -> str:
    """What stands in a cell of the grid: the position or the kind of nothing."""
    if known.reason is not None:
        return REASON_WORDS[Reason(known.reason)]
    if known.texts is not None:
        return not_in_texts(known.texts)
    return position_words(known.position, known.status)


def cell_sign(known: Known) -> str:
    """What stands for the label where there is no room: ``+2``, ``–``, ``?``, ``·``."""
    if known.position is not None:
        return signed(known.position)
    return _SIGNS.get(CellStatus(known.status), "·") if known.reason is None else "·"


def stale_age(cell: Cell) -> str:
    """How old a stale position is; empty if it is not stale."""
    return f"{age_words(cell.age_days or 0)} old" if cell.stale else ""


def cell_details(cell: Cell) -> list[str]:
    """What stands under the label: the date and the number of records, or the day of the search."""
    when = when_words(cell.date, short=True)
    if searched := _searched(cell):
        return [f"{searched} {when}"]
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
        f"another voice {when_words(cell.another_voice)}" if cell.another_voice else "",
        f"stale, {stale_age(cell)}" if cell.stale else "",
    ]
    if searched := _searched(cell):
        parts[2] = f"{searched} {when_words(cell.date)}"
    return f"{actor} on {in_sentence(issue)}: " + ", ".join(filter(None, parts))


def _searched(cell: Cell) -> str:
    """What was done on the date of a cell that rests on a search; empty for any other."""
    return {CellStatus.NOT_FOUND: "searched", CellStatus.NOT_IN_TEXTS: "read"}.get(cell.status, "")


def search_sentences(tables: Tables, search: SearchRow) -> str:
    """What was searched and when, what time that covered, and that nothing was found."""
    read = [source_label(tables.source_rows[name]) for name in search.sources]
    number = "" if search.texts is None else count(search.texts, "text")
    where = (search.where or "").rstrip(".")
    parts = [
        f"{'Searched' if search.open else 'Read'} on {when_words(search.date)}: nothing found.",
        f"Where: {where}." if where else "",
        f"Texts: {', '.join(read)}." if read else "",
        f"{number} read." if number else "",
        f"Time covered: {period_words(search.period)}." if search.period else "",
    ]
    return " ".join(filter(None, parts))


def difference_sentence(different: int, shared: int) -> str:
    """On how many of the issues on which both have a position two actors differ."""
    if not shared:
        return "There is no issue on which both have a position that counts."
    if not different:
        issues = "the one issue" if shared == 1 else f"all {shared} issues"
        return f"They agree on {issues} on which both have a position."
    if different == shared:
        issues = "the one issue" if shared == 1 else f"all {shared} issues"
        return f"They differ on {issues} on which both have a position."
    return f"They differ on {different} of the {shared} issues on which both have a position."


def period_words(text: str) -> str:
    """A time that a search covered: ``up to 18 November 2024``, ``from 2025 on``."""
    start, slash, end = text.partition("/")
    if not slash:
        return when_words(text)
    first, last = (when_words(part) if part != ".." else "" for part in (start, end))
    if not first:
        return f"up to {last}"
    return f"from {first} to {last}" if last else f"from {first} on"


def correction_sentence(correction: CorrectionRow) -> str:
    """What was corrected on a record, when and why."""
    what, why = str(correction.what).strip(), str(correction.why).strip()
    stop = "" if what.endswith((".", "!", "?", "…")) else "."
    return f"Corrected {when_words(correction.date)}: {what}{stop} Why: {why}"


def source_kind_words(source: SourceRow, known: Mapping[str, SourceRow]) -> str:
    """What kind of source it is, whose copy, and whether its address is gone; may be empty.

    For example ``News agency, copy of “Title”``.
    """
    tier = TIER_LABELS[Tier(source.tier)] if source.tier else ""
    original = known.get(source.copy_of or "")
    copy = f"copy of “{source_label(original)}”" if original is not None else ""
    gone = f"address gone, as of {when_words(source.gone)}" if source.gone else ""
    return ", ".join(filter(None, (tier, copy, gone)))


def source_label(source: SourceRow) -> str:
    """How a source is named: its title, or a working title, or its id.

    A working title is marked as such: publisher, or host of the address, and date, or the name of
    the text file. Citations never take it for a title.
    """
    if source.title:
        return str(source.title)
    place = source.publisher or site_of(source.url)
    if place:
        return f"Untitled: {place}, {when_words(source.published) or 'undated'}"
    if source.seed:
        return f"Untitled text ({source.seed})"
    return str(source.source)
