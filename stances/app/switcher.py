"""Which of several datasets is shown: the choice, and what a reader must know of a table."""

import os

import streamlit as st

from stances.app import address, cache, page
from stances.app.cache import Bundle

_OWN_LABEL = "Your file, in this session only"


def keep() -> None:
    """Keeps the chosen dataset in the address, if there is a choice."""
    if len(cache.dataset_codes()) > 1 or cache.OWN_KEY in st.session_state:
        address.keep("dataset")


def draw(bundle: Bundle) -> None:
    """The choice among several datasets, and how a table was read."""
    draw_choice()
    page.show_remarks(bundle.remarks)


def draw_choice() -> None:
    """The choice among several datasets, if there are."""
    codes = _codes()
    if len(codes) > 1:
        set_already = address.got("dataset_shown") is not None  # then a default would be refused
        now = cache.chosen_dataset()
        st.selectbox(
            "Dataset",
            codes,
            index=codes.index(now) if now in codes and not set_already else 0,
            format_func=lambda code: _OWN_LABEL if code == cache.OWN else code or "This server's",
            key="dataset_shown",
            width=420,
            on_change=_take_over,
        )


def _take_over() -> None:
    address.switch_dataset(str(address.got("dataset_shown") or ""))


def _codes() -> list[str]:
    """The datasets; an empty text is the one that is served, if it is not one of a folder."""
    codes = list(cache.dataset_codes())
    return ["", *codes] if codes == [cache.OWN] else codes


def why_not_curated(bundle: Bundle) -> str:
    """Why there is no Curate page for these data; empty if it is not for what they are."""
    if cache.served().private:
        return "Curate is off: your file is in this session alone, and nothing is stored."
    if not bundle.kind or os.environ.get("STANCES_WATCH") != "1":
        return ""
    return (
        f"Curate is off: this is {bundle.kind}, and Curate edits a dataset's YAML file. Change it "
        "there, or where the file was made."
    )
