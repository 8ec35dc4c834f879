"""A name has no character that cannot be seen, and no letter of another script inside a word.

An override such as U+202E shows the rest of the name backwards; a zero-width space or a Cyrillic
letter that looks like a Latin one makes two names of one. Joiners that a script needs are accepted.
"""

from collections.abc import Iterator

from stances.checks.case import Case, Path, Remark
from stances.errors import Level
from stances.model.authors import author_line
from stances.model.records import Author
from stances.model.seen import foreign_letters, needless

LEVEL = Level.WARNING
_NAMES = (
    ("dataset", ("title",)),
    ("coders", ("name",)),
    ("actors", ("name", "short", "role", "other_names")),
    ("issues", ("title", "tags")),
    ("sources", ("title", "publisher", "author")),
    ("stances", ("speaker",)),
    ("events", ("label", "short")),
)
_MOST = 3


def remarks(case: Case) -> Iterator[Remark]:
    """Names and titles that hold such characters."""
    for path, field, text in _texts(case):
        if unseen := needless(text):
            message = f"{field} holds {_listed(unseen)}, which cannot be seen; delete it"
            yield path, message
        if foreign := foreign_letters(text):
            message = f"{field} has {_listed(foreign)} in a word of another script; retype it"
            yield path, message


def _texts(case: Case) -> Iterator[tuple[Path, str, str]]:
    for section, fields in _NAMES:
        content = getattr(case.dataset, section)
        single = not isinstance(content, tuple)
        for index, record in enumerate((content,) if single else content):
            start: Path = (section,) if single else (section, index)
            for field in fields:
                value = getattr(record, field)
                if isinstance(value, tuple):
                    for place, text in enumerate(value):
                        words = author_line(text) if isinstance(text, Author) else text
                        yield (*start, field, place), field, words
                elif value:
                    yield (*start, field), field, value


def _listed(characters: tuple[str, ...]) -> str:
    more = " …" if len(characters) > _MOST else ""
    return ", ".join(characters[:_MOST]) + more
