"""A stance as a formatted note (Chicago style), with what is unknown left out, not guessed."""

from collections.abc import Iterable

from stances.tables import Row
from stances.wording import when_words


def note(source: Row) -> str:
    """The source as a Chicago note: author, “title,” publisher, date, address."""
    parts = []
    if source["author"]:
        parts.append(str(source["author"]))
    if source["title"]:
        parts.append(f"“{str(source['title']).rstrip('.')},”")
    elif source["seed"] and not source["publisher"]:
        parts.append(f"untitled text kept as {source['seed']}")
    if source["publisher"]:
        parts.append(str(source["publisher"]))
    if source["published"]:
        parts.append(when_words(source["published"]))
    if source["accessed"]:
        parts.append(f"accessed {when_words(source['accessed'])}")
    if source["url"]:
        parts.append(str(source["url"]))
    text = ", ".join(parts) or str(source["source"])
    return text.replace(",”,", ",”") + "."


def stance_citation(
    stance: Row, sources: Iterable[Row], *, actor: str, dataset: str, version: str
) -> str:
    """What a memo needs: who, when, what, the sources, and the record in this dataset."""
    speaker = stance["speaker"] or actor
    said = f"{speaker}, {when_words(stance['date'])}: {str(stance['summary']).rstrip('.')}."
    notes = " ".join(note(source) for source in sources)
    return f"{said} {notes} Record {stance['stance']} in {dataset}, version {version}."
