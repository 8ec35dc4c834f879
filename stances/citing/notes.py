"""Citations as formatted notes (Chicago style), leaving out what is unknown."""

from collections.abc import Iterable

from stances.citing.citable import Citable, Kind, coded_words, one_line, source_item, stance_link
from stances.model.dates import date_in_words
from stances.tables import Tables
from stances.tables.rows import SourceRow, StanceRow
from stances.wording import when_words


def note(source: SourceRow) -> str:
    """The source as a Chicago note: author, “title,” publisher, date, address."""
    return item_note(source_item(source))


def item_note(item: Citable) -> str:
    """The item as a Chicago note; its key if nothing else is known."""
    parts = [
        _untitled(item),
        "dataset" if item.kind is Kind.DATASET else None,
        item.publisher,
        f"version {item.version}" if item.version else None,
        _dated(item),
        f"accessed {date_in_words(item.accessed)}" if item.accessed else None,
        item.url,
        f"archived at {item.archived}" if item.archived else None,
        item.licence,
    ]
    rest = ", ".join(part for part in parts if part)
    author = f"{item.byline}, " if item.byline else ""
    if item.title:
        title = f"{author}“{item.title.rstrip('.') or item.title}"
        return f"{title},” {rest}." if rest else f"{title}.”"
    return f"{author}{rest}".removesuffix(", ") + "." if author or rest else f"{item.key}."


def notes_text(items: Iterable[Citable]) -> str:
    """One line per item: its note, then what it is cited for."""
    return "".join(" ".join([item_note(item), *item.reasons]) + "\n" for item in items)


def stance_citation(
    stance: StanceRow,
    sources: Iterable[SourceRow],
    *,
    actor: str,
    dataset: str,
    version: str,
    base: str = "",
) -> str:
    """A citation for a memo: who, when, what, the sources, and the record in this dataset.

    The record's address is included only with a ``base``: a relative one is useless on paper.
    """
    speaker = stance.speaker or actor
    statement = f"{speaker}, {when_words(stance.date)}: {str(stance.summary).rstrip('.')}."
    notes = " ".join(note(source) for source in sources)
    address = f", {stance_link(stance.stance, base=base)}" if base else ""
    return (
        f"{statement} {notes} Record {stance.stance} ({coded_words(stance)}) in {dataset}, "
        f"version {version}{address}."
    )


def stances_text(
    tables: Tables, stances: Iterable[str], *, dataset: str, version: str, base: str = ""
) -> str:
    """One line per record: its citation."""
    citations = []
    for name in stances:
        stance = tables.stance_rows[name]
        cited = dict.fromkeys(item.source for item in tables.evidence_of.get(name, ()))
        citations.append(
            stance_citation(
                stance,
                [tables.source_rows[source] for source in cited],
                actor=tables.actor_rows[stance.actor].name,
                dataset=dataset,
                version=version,
                base=base,
            )
        )
    return "".join(f"{one_line(line)}\n" for line in citations)


def _untitled(item: Citable) -> str | None:
    """A name for a text without title and publisher."""
    if item.title or item.publisher or not item.seed:
        return None
    return f"{'untitled' if item.authors else 'Untitled'} text kept as {item.seed}"


def _dated(item: Citable) -> str | None:
    if item.published is None:
        return None
    words = date_in_words(item.published)
    return f"as of {words}" if item.kind is Kind.DATASET else words
