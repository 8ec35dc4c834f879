"""Items as CSL-JSON, which citation processors and reference managers read."""

import json
from collections.abc import Iterable
from typing import Any

from stances.citing.citable import Citable, Kind
from stances.model.dates import PartialDate, date_in_words
from stances.model.records import Author

_TYPES = {Kind.PAGE: "webpage", Kind.TEXT: "document", Kind.DATASET: "dataset"}


def csl_text(items: Iterable[Citable]) -> str:
    """The items as a CSL-JSON list."""
    return json.dumps([csl_item(item) for item in items], indent=2, ensure_ascii=False) + "\n"


def csl_item(item: Citable) -> dict[str, Any]:
    """The item as a CSL-JSON object; unknown values are left out."""
    place = "container-title" if item.kind is Kind.PAGE else "publisher"
    fields = {
        "id": item.key,
        "type": _TYPES[item.kind],
        "title": item.title,
        "author": [_name(author) for author in item.authors],
        place: item.publisher,
        "issued": csl_date(item.published) if item.published else None,
        "accessed": csl_date(item.accessed) if item.accessed else None,
        "URL": item.url,
        "language": item.language,
        "version": item.version,
        "abstract": item.abstract,
        "note": " ".join(filter(None, [item.doubt, *item.notes, *item.reasons])),
    }
    return {name: value for name, value in fields.items() if value}


def _name(author: Author) -> dict[str, str]:
    """A person in parts, anyone else as one name."""
    if not author.family:
        return {"literal": str(author)}
    return {"family": author.family} | ({"given": author.given} if author.given else {})


def csl_date(when: PartialDate) -> dict[str, Any]:
    """The date as a CSL date: parts, ``circa`` if in doubt, words if an end is open."""
    ends = when.text.split("/")
    if ".." in ends:
        return {"literal": date_in_words(when)}
    parts = [[int(part) for part in end.rstrip("~?%").split("-")] for end in ends]
    doubt = {"circa": True} if when.approximate or when.uncertain else {}
    return {"date-parts": parts} | doubt
