"""A group beside its members."""

import pandas as pd
import streamlit as st

from stances.analysis.groups import members, members_of
from stances.analysis.question import Question
from stances.app import page
from stances.app.cache import Bundle
from stances.wording.numbers import count, plain_number, signed
from stances.wording.words import cell_label


def show_members(bundle: Bundle, question: Question, group: str) -> None:
    """For a group: its own position, its members' range and median, and dissent, by issue."""
    inside = members_of(bundle.tables, group)
    if not inside:
        return
    positions = question.about(actors=[group, *inside]).positions()
    lines = []
    for issue, row in bundle.tables.issue_rows.items():
        beside = members(bundle.tables, positions, group=group, issue=issue)
        if beside is None:
            continue
        dissent = ", ".join(bundle.tables.actor_rows[name].short for name in beside.dissenters)
        lines.append(
            {
                "Issue": row.title,
                "Own position": cell_label(positions.cell(group, issue)),
                "Members with a position": len(beside.positions),
                "Lowest": signed(beside.low),
                "Median": plain_number(beside.middle),
                "Highest": signed(beside.high),
                "Dissent": dissent,
            }
        )
    if lines:
        with st.expander(f"Its {count(len(inside), 'member')} beside it", expanded=False):
            table = pd.DataFrame(lines)
            st.dataframe(table, hide_index=True, alt="Members beside the group")
            page.download(
                page.Table(table), name=f"members-{group}", label="Download CSV of the members"
            )
