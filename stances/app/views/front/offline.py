"""The dataset as one file, to be read without a server."""

import streamlit as st

from stances.analysis.question import Question
from stances.app import location
from stances.app.cache import Bundle


def offer_snapshot(bundle: Bundle, question: Question) -> None:
    """A button that saves the snapshot of the question; nothing is made before it is pressed."""
    base = location.base_address()

    def made() -> str:
        from stances.snapshot.document import snapshot_text  # noqa: PLC0415 (only when asked)

        return snapshot_text(bundle.dataset, question, base=base)

    st.download_button(
        "Download snapshot",
        data=made,
        file_name=f"{bundle.dataset.dataset.id}-{question.as_of}.html",
        mime="text/html",
        on_click="ignore",
        icon=":material/offline_pin:",
        key="download_snapshot",
        help="One HTML file that works without a network: scale, positions with their evidence, "
        "lanes and agreement.",
    )
