"""How an issue is coded."""

import streamlit as st

from stances.tables.rows import IssueRow


def show_coding(issue: IssueRow) -> None:
    """What the two ends of the issue mean, and its coding rules, as plain text."""
    with st.expander("How this issue is coded"):
        st.text(f"+2: {issue.support}.\n−2: {issue.opposition}.")
        if issue.note:
            st.text(issue.note)
