"""Authors as lines (AUTHOR_LINE): a person as “Family, Given”, a body by its name."""

from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter

from stances.model.records import Author, Authors

_AUTHORS: TypeAdapter[tuple[Author, ...]] = TypeAdapter(Authors)


def author_line(author: Author) -> str:
    """The author in this notation."""
    if author.family:
        return f"{author.family}, {author.given or ''}".rstrip()
    name = author.name or ""
    return f"{{{name}}}" if "," in name or name.startswith("{") else name


def as_authors(content: Any) -> Iterable[Author]:
    """The authors that a field of a dataset file holds, as plain data."""
    return _AUTHORS.validate_python(content) if content else ()


def authors_of(lines: Iterable[str]) -> Any:
    """What a dataset file says of these authors: a text for one body, None for nobody."""
    authors = [_fields(line.strip()) for line in lines if line.strip()]
    if len(authors) == 1 and "name" in authors[0]:
        return authors[0]["name"]
    return authors or None


def _fields(line: str) -> dict[str, str]:
    if line.startswith("{") and line.endswith("}"):
        return {"name": line[1:-1].strip()}
    family, comma, given = (part.strip() for part in line.partition(","))
    if not comma or not family:
        return {"name": line}
    return {"family": family, "given": given} if given else {"family": family}
