"""No two sources have the same address, archived copy or seed: one document is one source.

Addresses are compared without scheme, ``www.``, trailing slash, tracking parameters and fragment.
"""

from collections.abc import Iterator

from stances.checks.case import Case, Remark
from stances.errors import Level
from stances.model.documents import identities

LEVEL = Level.WARNING
_SHOWN = 120
_WORDS = {"url": "address", "archived": "archived copy", "seed": "seed"}


def remarks(case: Case) -> Iterator[Remark]:
    """Sources that repeat an earlier one."""
    earlier: dict[str, tuple[str, str]] = {}
    for index, source in enumerate(case.dataset.sources):
        known = identities(source)
        again = next((name for name, identity in known.items() if identity in earlier), None)
        if again is not None:
            first, field = earlier[known[again]]
            there = getattr(case.dataset.sources_by_id[first], field)
            message = (
                f"the {_WORDS[again]} of '{source.id}' is the {_WORDS[field]} of '{first}' too"
                f"{_written(there) if there != getattr(source, again) else ''}; "
                f"cite '{first}' instead and delete '{source.id}', or correct it"
            )
            yield ("sources", index, again), message
        for name, identity in known.items():
            earlier.setdefault(identity, (source.id, name))


def _written(address: str) -> str:
    """How the other source writes the address, if not the same way."""
    return f", written {address}" if len(address) <= _SHOWN else ", written another way"
