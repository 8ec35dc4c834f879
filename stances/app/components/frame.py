"""What frames every page: the search field, and the source line on paper and in other pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from stances.app.components.kit import component, plain

_frame = component("frame")


@dataclass(frozen=True, slots=True)
class PageKey:
    """A page and the key that, after ``g``, leads to it."""

    key: str
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The dataset's title and newest day in words, the usual as-of date, the words looked for.

    ``embedded`` says that the page stands in somebody else's. Keys lead to ``days`` and ``pages``.
    """

    dataset: str
    data_to: str
    as_of: str
    query: str
    embedded: bool
    days: tuple[str, ...] = ()
    pages: tuple[PageKey, ...] = ()


def frame(payload: Frame, *, key: str, on_day: Callable[[], None]) -> Any:
    """Mounts the frame; the result's ``search`` are words to look for, ``page`` a page, once.

    ``on_day`` is called when a key leads to another day.
    """
    return _frame(
        key=key,
        data=plain(payload),
        on_search_change=lambda: None,
        on_page_change=lambda: None,
        on_day_change=on_day,
        on_again_change=lambda: None,
    )
