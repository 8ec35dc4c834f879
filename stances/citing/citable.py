"""What can be cited, before any format: sources, the sources of stances, the dataset itself.

Every text in an item is one line without control characters, so a format only has to escape its
own syntax.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import Any, NamedTuple
from urllib.parse import quote

from stances.analysis.positions import Positions
from stances.model.dataset import Dataset
from stances.model.dates import PartialDate, date_in_words, parse
from stances.model.records import Author
from stances.model.vocabulary import CellStatus
from stances.tables import Tables
from stances.tables.rows import SourceRow, StanceRow
from stances.wording import position_words, when_words


class Kind(StrEnum):
    """The kind of thing cited, which determines the type of the entry."""

    PAGE = "page"
    TEXT = "text"
    DATASET = "dataset"


class Citable(NamedTuple):
    """One thing to cite. Unknown values are None.

    ``notes`` are for what fits no other field, ``reasons`` say what it is cited for; both contain
    sentences.
    """

    key: str
    kind: Kind
    title: str | None = None
    authors: tuple[Author, ...] = ()
    publisher: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    archived: str | None = None
    accessed: PartialDate | None = None
    language: str | None = None
    seed: str | None = None
    version: str | None = None
    licence: str | None = None
    abstract: str | None = None
    notes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def byline(self) -> str:
        """The authors in a sentence; empty if none is known."""
        *others, last = map(str, self.authors or [""])
        return f"{', '.join(others)} and {last}" if others else last

    @property
    def doubt(self) -> str:
        """A sentence on the uncertainty of the date; empty if the date is plain."""
        when = self.published
        if when is None or when.plain:
            return ""
        return f"Dated {date_in_words(when)} (EDTF {when.text})."


class Reason(NamedTuple):
    """Why a source is cited, as a sentence."""

    source: str
    words: str


def one_line(text: str | None) -> str | None:
    """The text on one line, without control characters; None if nothing is left."""
    line = " ".join((text or "").split())
    return "".join(c for c in line if unicodedata.category(c) not in ("Cc", "Cs")).strip() or None


def key_of(name: str) -> str:
    """The id as a citation key; invalid characters become code points, so keys stay unique."""
    return re.sub(r"[^A-Za-z0-9.:-]", lambda match: f"_{ord(match[0]):x}_", name)


def stance_link(stance: str, *, base: str = "") -> str:
    """The dashboard's address of a record, relative if no ``base`` is given."""
    return f"{base}?stance={quote(stance, safe='')}"


def source_item(source: SourceRow, *, reasons: Iterable[str] = ()) -> Citable:
    """A source as an item, cited for ``reasons``."""
    seed = one_line(source.seed)
    original = one_line(source.translated_from)
    archived = one_line(source.archived)
    notes = [
        source.note,
        f"Text kept as seeds/{seed}" if seed else None,
        f"Translated; language of the original: {original}" if original else None,
        f"Archived copy: {archived}" if archived else None,
    ]
    return Citable(
        key=key_of(source.source),
        kind=Kind.PAGE if one_line(source.url) else Kind.TEXT,
        title=one_line(source.title),
        authors=tuple(filter(None, map(_author, source.author))),
        publisher=one_line(source.publisher),
        published=_date(source.published),
        url=one_line(source.url),
        archived=archived,
        accessed=_date(source.accessed),
        language=one_line(source.language),
        seed=seed,
        notes=_sentences(notes),
        reasons=_sentences(reasons),
    )


def source_items(tables: Tables) -> list[Citable]:
    """Every source, in the file's order."""
    return [source_item(source) for source in tables.source_rows.values()]


def stance_items(tables: Tables, stances: Iterable[str], *, base: str = "") -> list[Citable]:
    """The sources of these records, each once, with every record it is cited for."""
    return cited_items(tables, stance_reasons(tables, stances, base=base))


def view_items(tables: Tables, positions: Positions, *, base: str = "") -> list[Citable]:
    """The sources behind the cells of ``positions``, those of unsuccessful searches included."""
    reasons = stance_reasons(tables, positions.stances, base=base)
    return cited_items(tables, [*reasons, *search_reasons(tables, positions)])


def coded_words(stance: StanceRow) -> str:
    """How the record is coded and, if it is withdrawn, when and why."""
    label = position_words(stance.position, stance.status).lower()
    if not stance.withdrawn:
        return label
    reason = str(stance.withdrawal).rstrip(".")
    return f"{label}; withdrawn {when_words(stance.withdrawn)}: {reason}"


def stance_reasons(tables: Tables, stances: Iterable[str], *, base: str = "") -> list[Reason]:
    """One reason per source of each record: the record's id, who said it, when, and its address."""
    reasons = []
    for stance in stances:
        row = tables.stance_rows[stance]
        actor = tables.actor_rows[row.actor].name
        issue = tables.issue_rows[row.issue].title
        who = f"{row.speaker} for {actor}" if row.speaker else actor
        words = (
            f"Record {stance}: {who} on “{issue}”, {when_words(row.date)}: "
            f"{coded_words(row)} ({stance_link(stance, base=base)})"
        )
        reasons += [Reason(item.source, words) for item in tables.evidence_of.get(stance, ())]
    return reasons


def search_reasons(tables: Tables, positions: Positions) -> list[Reason]:
    """One reason per source of an unsuccessful search: for whom, on what, and when."""
    reasons = []
    for cell in positions.cells:
        if cell.status not in (CellStatus.NOT_FOUND, CellStatus.NOT_IN_TEXTS):
            continue
        actor = tables.actor_rows[cell.actor].name
        issue = tables.issue_rows[cell.issue].title
        for search in tables.searches_of[cell.pair]:
            if not search.counts_on(positions.as_of):
                continue
            words = f"Read for {actor} on “{issue}”, {when_words(search.date)}: nothing found"
            reasons += [Reason(name, words) for name in search.sources]
    return reasons


def cited_items(tables: Tables, reasons: Sequence[Reason]) -> list[Citable]:
    """Each source once, in the order of the reasons, with all its reasons."""
    grouped: dict[str, dict[str, None]] = {}
    for reason in reasons:
        grouped.setdefault(reason.source, {})[reason.words] = None
    return [source_item(tables.source_rows[name], reasons=grouped[name]) for name in grouped]


def dataset_item(dataset: Dataset, *, base: str = "") -> Citable:
    """The dataset itself, dated by its as-of day."""
    info = dataset.dataset
    return Citable(
        key=f"dataset:{key_of(info.id)}",
        kind=Kind.DATASET,
        title=one_line(info.title),
        published=parse(dataset.as_of.isoformat()),
        url=one_line(base),
        version=one_line(info.version),
        licence=one_line(info.licence),
        abstract=one_line(f"{info.question} {info.description or ''}"),
        notes=_sentences([f"Licence: {info.licence}", "The date is the dataset's as-of day"]),
    )


def view_item(dataset: Dataset, *, view: str, as_of: date, address: str = "") -> Citable:
    """A view of the dataset, with its own title, day and address.

    The key is of its own too, so that two views can be cited in one text.
    """
    info, whole = dataset.dataset, dataset_item(dataset)
    digest = blake2b(f"{view} {address}".encode(errors="replace"), digest_size=3).hexdigest()
    return whole._replace(
        key=f"{whole.key}:{as_of.isoformat()}:{digest}",
        title=one_line(f"{info.title}: {view}"),
        published=parse(as_of.isoformat()),
        url=one_line(address),
        notes=_sentences([f"Licence: {info.licence}", "The date is the view's as-of day"]),
    )


def _author(author: Author) -> Author | None:
    """The author, each part on one line; None if nothing is left."""
    parts: dict[str, Any] = {name: one_line(part) for name, part in author.model_dump().items()}
    return type(author).model_construct(**parts) if any(parts.values()) else None


def _date(text: str | None) -> PartialDate | None:
    return parse(text) if text else None


def _sentences(texts: Iterable[str | None]) -> tuple[str, ...]:
    lines = [one_line(text) for text in texts]
    return tuple(text if text[-1] in ".!?" else f"{text}." for text in lines if text)
