"""The shifts of an actor as a table."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from stances.analysis.shifts import Shift
from stances.app import page
from stances.app.cache import Bundle
from stances.wording.labels import KIND_WORDS, position_words
from stances.wording.numbers import count
from stances.wording.words import when_words


def show_moves(bundle: Bundle, shifts: Sequence[Shift]) -> None:
    """Date, issue, kind, before and after of each shift."""
    if not shifts:
        st.caption("No shift on record by this date.")
        return
    issues = bundle.tables.issue_rows
    table = {
        "Date": [when_words(shift.to_date) for shift in shifts],
        "Issue": [issues[shift.issue].title for shift in shifts],
        "Kind": [KIND_WORDS[shift.kind] for shift in shifts],
        "Before": [_label(bundle, shift.from_stance) for shift in shifts],
        "After": [_label(bundle, shift.to_stance) for shift in shifts],
        "Record before": [shift.from_stance for shift in shifts],
        "Record after": [shift.to_stance for shift in shifts],
    }
    frame = pd.DataFrame(table)
    st.dataframe(frame, hide_index=True, alt=count(len(shifts), "shift"))
    page.download(page.Table(frame), name="moves", label="Download what moved")


def _label(bundle: Bundle, stance: str) -> str:
    row = bundle.tables.stance_rows[stance]
    return position_words(row.position, row.status)
