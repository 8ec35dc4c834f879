"""What frames every page: its name in the window, the search field, where it is from."""

from collections.abc import Mapping
from datetime import date
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from stances import clock
from stances.app import address
from stances.app.cache import Bundle
from stances.app.components.frame import Frame, PageKey, frame
from stances.app.registry import FORMER, PAGES
from stances.wording.words import data_to, day_words

_KEY, _NAMED = "frame", "window_named"
_UNDATED = ("sources", "changes", "curate")


def name_window(title: str, day: date | None = None) -> None:
    """Names the browser's window after the page and the day that it shows."""
    name = _name(title, day)
    st.session_state[_NAMED] = name
    st.set_page_config(page_title=name)


def name_moment(day: date) -> None:
    """The same for the page that is shown, when a part of it has moved to another day.

    Only then: the browser draws the whole page again for a name.
    """
    title = next(page.title for page in PAGES if page.path == address.shown_page())
    if st.session_state.get(_NAMED) != _name(title, day):
        name_window(title, day)


def _name(title: str, day: date | None) -> str:
    words = day_words(day, short=True) if day else ""
    return " · ".join(filter(None, [title, words, "Stances"]))


def draw_frame(bundle: Bundle, page: StreamlitPage, known: Mapping[str, StreamlitPage]) -> None:
    """The page's name in the window, the search field, the source line; follows a search.

    ``known`` are all pages by path.
    """
    usual = bundle.dataset.as_of
    undated = page.url_path in _UNDATED
    name_window(page.title, None if undated else address.day_shown(usual))
    shown = Frame(
        bundle.dataset.dataset.title,
        data_to(bundle.dataset.newest, clock.today()).rstrip("."),
        usual.isoformat(),
        address.text("q") if page.url_path == "search" else "",
        bool(st.context.is_embedded),
        () if undated else _days(bundle),
        page_keys({path: each.title for path, each in known.items() if path not in FORMER}),
    )
    told = frame(shown, key=_KEY, on_day=partial(address.day_from, _KEY, usual))
    if told.page is not None and (path := told.page.strip("/")) in known:
        named = address.carried(bundle)
        address.follow_to(path, named)
        new = {name: value for name, value in named.items() if name not in st.query_params}
        st.switch_page(known[path], query_params=new)
    words = told.search
    if not words:
        return
    address.put("q", words)
    if page.url_path != "search":
        address.follow_to("search", {"q": words})
        st.switch_page(known["search"], query_params={"q": words})


def page_keys(titles: Mapping[str, str]) -> tuple[PageKey, ...]:
    """For each page a letter of its own: the first of its title that no page before has."""
    keys: dict[str, PageKey] = {}
    for path, title in titles.items():
        free = (letter for letter in title.lower() if letter.isalpha() and letter not in keys)
        if letter := next(free, None):
            keys[letter] = PageKey(letter, title, path)
    return tuple(keys.values())


def _days(bundle: Bundle) -> tuple[str, ...]:
    """The turning points and the dataset's own day, the earliest first."""
    major = (row.latest for row in bundle.tables.event_rows.values() if row.major)
    return tuple(sorted({day.isoformat() for day in (*major, bundle.dataset.as_of)}))
