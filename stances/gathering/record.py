"""A confirmed document made into a source with its text: the edit that adds both."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from stances.curation.editing import new_source_id
from stances.curation.saving import Opened
from stances.curation.seeds import SourceEdit, source_edit
from stances.gathering.gathered import Gathered
from stances.model.authors import authors_of
from stances.model.dataset import Dataset
from stances.model.tiers import tier_of
from stances.reading.yaml_text import YamlText


def source_fields(gathered: Gathered, dataset: Dataset) -> dict[str, Any]:
    """What the document gives for a source, with a free id: for the curator to confirm."""
    return {
        "id": new_source_id(dataset, publisher=gathered.publisher, published=gathered.date),
        "title": gathered.title,
        "publisher": gathered.publisher,
        "author": authors_of(_body(name) for name in gathered.author),
        "published": gathered.date,
        "url": gathered.final_address,
        "archived": gathered.archived,
        "accessed": gathered.accessed.isoformat() if gathered.final_address else None,
        "language": gathered.language,
        "tier": tier_of(gathered.final_address),
    }


def gathered_edit(
    opened: Opened,
    gathered: Gathered,
    fields: Mapping[str, Any],
    *,
    today: date | None = None,
    read: YamlText | None = None,
) -> SourceEdit:
    """The dataset with a source of these fields and the document's text as its seed.

    ``fields`` are those of ``source_fields`` as the curator confirmed them; ``save_source`` writes
    the outcome. The errors are those of ``source_edit``.
    """
    return source_edit(opened, gathered.text.encode(), fields, today=today, read=read)


def _body(name: str) -> str:
    """The name as one that is not split into family and given name, as pages rarely say which."""
    return f"{{{name}}}" if "," in name or name.startswith("{") else name
