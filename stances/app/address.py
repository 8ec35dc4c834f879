"""The address of a view: what it holds, what goes along to another page, where we are.

Ids are kept in bound text inputs out of sight, because Streamlit would put the displayed names
into the address.
"""

from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from stances.app import opening
from stances.app.cache import Bundle
from stances.model.vocabulary import Attribution, Confidence

_CARRIED = (
    "as_of", "actors", "issues", "actor", "issue", "attribution", "confidence", "hindsight",
    *opening.NAMES,
)  # fmt: skip
Address = dict[str, str | list[str]]


def address_state(*names: str) -> None:
    """Mounts the unseen inputs through which the address holds ``names``, before they are read."""
    if not names:
        return
    with st.container(key=f"address-state-{names[0]}", height=1, border=False):
        for name in names:
            st.text_input(name, key=name, bind="query-params", label_visibility="collapsed")


def left_behind(bundle: Bundle, page: str) -> Address:
    """On a change of page, the address with the values that it lost, empty where it lost none.

    Streamlit carries a bound value to another page only once a later run has taken it over; a
    reader who moves on at once would see another date than the one in the address.
    """
    before = st.session_state.get("page_shown", page)
    st.session_state["page_shown"] = page
    if before == page:
        return {}
    lost = {name: value for name, value in chosen(bundle).items() if name not in st.query_params}
    kept = {name: st.query_params.get_all(name) for name in st.query_params}
    return {**kept, **lost} if lost else {}


def chosen(bundle: Bundle, *more: str) -> Address:
    """What the page holds that goes along to other pages, without what is usual.

    Of ``more``, only what the address says.
    """
    usual = ["", None, False, bundle.dataset.dataset.as_of.earliest, [*Attribution], [*Confidence]]
    held: Address = {
        name: list(map(str, value)) if isinstance(value, list) else _text(value)
        for name in _CARRIED
        if (value := st.session_state.get(name)) not in usual
    }
    return held | {name: st.query_params[name] for name in more if name in st.query_params}


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def follow_to(page: str) -> None:
    """Notes that a link of ours leads to ``page`` with an address of its own."""
    st.session_state["page_shown"] = page


def base_address() -> str:
    """Where this dashboard is, for links in citations; empty where the browser does not say."""
    found = urlsplit(st.context.url or "")
    return f"{found.scheme}://{found.netloc}/" if found.netloc else ""
