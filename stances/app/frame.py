"""What frames every page: its name in the window, the search field, where it is from."""

from datetime import date

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from stances import clock
from stances.app import address
from stances.app.cache import Bundle
from stances.app.components.frame import Frame, frame
from stances.app.registry import pages
from stances.wording.words import data_to, day_words

_UNDATED = ("sources", "changes", "curate")


def name_window(title: str, day: date | None = None) -> None:
    """Names the browser's window after the page and the day that it shows."""
    words = day_words(day, short=True) if day else ""
    st.set_page_config(page_title=" · ".join(filter(None, [title, words, "Stances"])))


def draw_frame(bundle: Bundle, page: StreamlitPage) -> None:
    """The page's name in the window, the search field, the source line; follows a search."""
    usual = bundle.dataset.as_of
    name_window(page.title, None if page.url_path in _UNDATED else address.day_shown(usual))
    shown = Frame(
        bundle.dataset.dataset.title,
        data_to(bundle.dataset.newest, clock.today()).rstrip("."),
        usual.isoformat(),
        address.text("q") if page.url_path == "search" else "",
        bool(st.context.is_embedded),
    )
    words = frame(shown, key="frame").search
    if not words:
        return
    address.put("q", words)
    if page.url_path != "search":
        address.follow_to("search", {"q": words})
        st.switch_page(pages()["search"], query_params={"q": words})
