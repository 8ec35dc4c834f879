"""A group beside its members."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from stances.analysis.groups import members, members_of
from stances.analysis.question import Question
from stances.app import page
from stances.app.cache import Bundle
from stances.tables import Tables
from stances.wording.numbers import count, plain_number, signed
from stances.wording.words import cell_label


def show_members(bundle: Bundle, question: Question, group: str) -> None:
    """For a group: its own position, its members' range and median, and dissent, by issue."""
    inside = members_of(bundle.tables, group, question.as_of)
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
            st.caption(page.as_text(_dates_known(bundle.tables, group, inside)))


def _dates_known(tables: Tables, group: str, members: Sequence[str]) -> str:
    """That the members are those of the as-of date, and whose membership has no dates."""
    undated = [
        tables.actor_rows[actor].short
        for actor in members
        if any(
            one.group == group and not (one.start or one.end)
            for one in tables.memberships_of[actor]
        )
    ]
    members_then = "Its members on the as-of date."
    if not undated:
        return members_then
    return f"{members_then} Without dates in the dataset, so on every day: {', '.join(undated)}."
