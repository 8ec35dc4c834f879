"""A file of the reader's own, in this session only: judged like any other, and kept in no file."""

import streamlit as st

from stances.app import page, upload
from stances.app.cache import Bundle
from stances.app.problems import show_problems
from stances.app.switcher import why_not_curated


def show_upload(bundle: Bundle) -> None:
    """The field for a file: a good one is shown from then on, another is refused."""
    if reason := why_not_curated(bundle):
        st.caption(page.as_text(reason))
    with st.expander("Open a file of your own", icon=":material/upload_file:"):
        st.caption(
            "A dataset (YAML), a data package (zip), a table (CSV, TSV, Excel, Parquet), SQLite or "
            f"DuckDB, up to {upload.MOST_MEGABYTES} MB. It is kept in memory for this session and "
            "stored nowhere; nobody else sees it."
        )
        st.file_uploader(
            "File",
            max_upload_size=upload.MOST_MEGABYTES,
            label_visibility="collapsed",
            key="sent",
            on_change=upload.take_over,
            args=("sent",),
        )
        problems = upload.refused()
    if problems:
        st.error("The file cannot be shown:", icon=":material/error:")
        show_problems(problems)
    if any(problem.code == "missing-seed" for problem in problems):
        st.caption(
            "A YAML file comes without its source texts, so that no quotation can be checked "
            "against them. Send a data package, which holds them: `stances export package FOLDER` "
            "writes one to zip."
        )
