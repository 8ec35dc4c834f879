"""An address begins with ``http://`` or ``https://``; anything else is shown as plain text."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.errors import Level
from stances.model.addresses import is_link

LEVEL = Level.WARNING


def remarks(case: Case) -> Iterator[Remark]:
    """Addresses that will not become links."""
    for index, source in enumerate(case.dataset.sources):
        for name in ("url", "archived"):
            address = getattr(source, name)
            if address and not is_link(address):
                message = f"'{address[:60]}' is not a web address; it will be shown as plain text"
                yield ("sources", index, name), message
