"""What frames every page: the search field, and the source line on paper and in other pages."""

from dataclasses import dataclass
from typing import Any

from stances.app.components.kit import component, plain

_frame = component("frame")


@dataclass(frozen=True, slots=True)
class Frame:
    """The dataset's title and newest day in words, the usual as-of date, the words looked for.

    ``embedded`` says that the page stands in somebody else's.
    """

    dataset: str
    data_to: str
    as_of: str
    query: str
    embedded: bool


def frame(payload: Frame, *, key: str) -> Any:
    """Mounts the frame; the result's ``search`` are words to look for, once."""
    return _frame(key=key, data=plain(payload), on_search_change=lambda: None)
