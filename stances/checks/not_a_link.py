"""An address begins with ``http://`` or ``https://``; anything else is shown as text, no link."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from stances.checks.case import Case, Remark
from stances.errors import Level

LEVEL = Level.WARNING


def is_link(address: str | None) -> bool:
    """True for a web address with a host that a browser may open."""
    if not address or any(character.isspace() or ord(character) < 32 for character in address):
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def remarks(case: Case) -> Iterator[Remark]:
    """Addresses that will not be links."""
    for index, source in enumerate(case.dataset.sources):
        for name in ("url", "archived"):
            address = getattr(source, name)
            if address and not is_link(address):
                message = f"'{address[:60]}' is no web address; it will be shown as text"
                yield ("sources", index, name), message
