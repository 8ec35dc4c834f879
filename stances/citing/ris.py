"""Items as RIS, one line per value, for Zotero, EndNote and the like."""

from collections.abc import Iterable

from stances.citing.citable import Citable, Kind
from stances.model.dates import PartialDate, date_in_words
from stances.model.records import Author

_TYPES = {Kind.PAGE: "ELEC", Kind.TEXT: "GEN", Kind.DATASET: "DATA"}


def ris_text(items: Iterable[Citable]) -> str:
    """The items as a ``.ris`` file."""
    return "\n".join(_entry(item) for item in items)


def _entry(item: Citable) -> str:
    lines = [("TY", _TYPES[item.kind]), *_fields(item), ("ER", "")]
    return "".join(f"{tag}  - {value}\n" for tag, value in lines if value or tag == "ER")


def _fields(item: Citable) -> list[tuple[str, str | None]]:
    published = _date(item.published) if item.published else ""
    return [
        ("ID", item.key),
        *(("AU", _name(author)) for author in item.authors),
        ("TI", item.title),
        ("T2", item.publisher if item.kind is Kind.PAGE else None),
        ("PB", item.publisher),
        ("PY", published[:4]),
        ("DA", published),
        ("Y2", _date(item.accessed) if item.accessed else None),
        ("LA", item.language),
        ("ET", item.version),
        ("AB", item.abstract),
        ("UR", item.url),
        *(("N1", text) for text in [item.doubt, *item.notes, *item.reasons]),
    ]


def _name(author: Author) -> str:
    """A person as “Family, Given”, anyone else as one name."""
    return ", ".join(filter(None, [author.family, author.given])) or str(author)


def _date(when: PartialDate) -> str:
    """``YYYY/MM/DD/words``: the parts common to all its days, and words if they are not enough.

    Empty if an interval spans years: RIS cannot express that, so the note does.
    """
    ends = [end.rstrip("~?%").split("-") for end in when.text.split("/") if end != ".."]
    shared = []
    for parts in zip(*ends, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    if not shared:
        return ""
    year, month, day = [*shared, "", ""][:3]
    return f"{year}/{month}/{day}/{'' if when.plain else date_in_words(when)}"
