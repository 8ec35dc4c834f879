"""An address begins with ``http://`` or ``https://``; anything else is shown as text, no link."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.errors import Level
from stances.model.addresses import is_link

LEVEL = Level.WARNING


def remarks(case: Case) -> Iterator[Remark]:
    """Addresses that will not be links."""
    for index, source in enumerate(case.dataset.sources):
        for name in ("url", "archived"):
            address = getattr(source, name)
            if address and not is_link(address):
                message = f"'{address[:60]}' is no web address; it will be shown as text"
                yield ("sources", index, name), message
