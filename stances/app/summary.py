"""Frames, sentences and small lists that several views show; streamlit does the showing."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from stances import wording
from stances.analysis.groups import members, members_of
from stances.analysis.positions import Positions
from stances.analysis.question import Question
from stances.analysis.reliability import alpha_of
from stances.analysis.shifts import Shift, shifts
from stances.app import filters
from stances.app.cache import Bundle
from stances.citing.citable import view_stances
from stances.tables.rows import IssueRow, StanceRow, frame_of

Frame = Callable[[], pd.DataFrame]


def frame_of_positions(found: Positions) -> Frame:
    """The cells shown, as a frame when it is wanted."""
    return lambda: found.frame


def frame_of_records(bundle: Bundle, found: Positions) -> Frame:
    """The records of the lanes shown."""
    pairs = {(cell.actor, cell.issue) for cell in found.cells}
    shown = [
        row
        for row in bundle.tables.stance_rows.values()
        if (row.actor, row.issue) in pairs and row.stance in found.admitted
    ]
    return lambda: frame_of(shown, StanceRow)


def rests_on(bundle: Bundle, found: Positions) -> Callable[[], list[str]]:
    """The records in force in the cells shown."""
    return lambda: view_stances(bundle.tables, found)


def records_of(bundle: Bundle, found: Positions) -> Callable[[], list[str]]:
    """The records of the lanes shown."""
    return lambda: frame_of_records(bundle, found)().stance.tolist()


def moved(found: Sequence[Shift]) -> Callable[[], list[str]]:
    """The records before and after each shift shown."""
    return lambda: [name for shift in found for name in (shift.from_stance, shift.to_stance)]


def frame_of_sources(bundle: Bundle) -> Frame:
    """The sources."""
    return lambda: bundle.tables.sources


def frame_of_shifts(found: Sequence[Shift]) -> Frame:
    """The shifts shown."""
    return lambda: frame_of(found, Shift)


def shifts_of(bundle: Bundle, found: Positions, kinds: Sequence[str] | None = None) -> list[Shift]:
    """The shifts among ``found``, of these kinds where any are named."""
    every = shifts(bundle.tables, found)
    return [shift for shift in every if kinds is None or shift.kind in kinds]


def recent(found: Sequence[Shift], as_of: date, days: int) -> list[Shift]:
    """The shifts of the last ``days`` days before the as-of date."""
    since = as_of - timedelta(days)
    return [shift for shift in found if shift.day >= since]


def actors_on_record(found: Positions) -> list[str]:
    """The actors with at least one record."""
    return [cell.actor for cell in found.cells if cell.records]


def actor_words(bundle: Bundle, actor: str) -> str:
    """Role, country, time in office, membership and other names in a line."""
    row = bundle.tables.actor_rows[actor]
    names = bundle.tables.actor_rows
    groups = [names[group].name for group in row.member_of]
    office = ""
    if row.office_from is not None:
        until = row.office_until
        end = f"until {wording.day_words(until)}" if until is not None else "to this day"
        office = f"in office from {wording.day_words(row.office_from)} {end}"
    parts = [
        row.role,
        row.country,
        office,
        f"member of {', '.join(groups)}" if groups else "",
        f"also {'; '.join(row.other_names)}" if row.other_names else "",
        f"Wikidata {row.wikidata}" if row.wikidata else "",
        row.note,
    ]
    return " · ".join(filter(None, parts))


def group_note(bundle: Bundle, question: Question, group: str) -> None:
    """For a group: its own position, its members' range and median, and dissent, issue by issue."""
    inside = members_of(bundle.tables, group)
    if not inside:
        return
    found = question.about(actors=[group, *inside]).positions()
    lines = []
    for issue, row in bundle.tables.issue_rows.items():
        seen = members(bundle.tables, found, group=group, issue=issue)
        own = found.cell(group, issue)
        if seen is None:
            continue
        rebels = ", ".join(bundle.tables.actor_rows[name].short for name in seen.dissenters)
        lines.append(
            {
                "Issue": row.title,
                "Own position": wording.cell_label(own),
                "Members with a position": len(seen.positions),
                "Lowest": wording.signed(seen.low),
                "Median": f"{seen.middle:+g}".replace("-", "−"),
                "Highest": wording.signed(seen.high),
                "Dissent": rebels,
            }
        )
    if lines:
        with st.expander(f"Its {wording.count(len(inside), 'member')} beside it", expanded=False):
            st.dataframe(pd.DataFrame(lines), hide_index=True, alt="Members beside the group")


def shift_table(bundle: Bundle, found: Sequence[Shift]) -> None:
    """The shifts as a table: date, issue, kind, before and after."""
    if not found:
        st.caption("No shift on record by this date.")
        return
    st.dataframe(
        pd.DataFrame(
            {
                "Date": [wording.when_words(shift.to_date) for shift in found],
                "Issue": [bundle.tables.issue_rows[s.issue].title for s in found],
                "Kind": [wording.KIND_WORDS[shift.kind] for shift in found],
                "Before": [_label(bundle, shift.from_stance) for shift in found],
                "After": [_label(bundle, shift.to_stance) for shift in found],
                "Record before": [shift.from_stance for shift in found],
                "Record after": [shift.to_stance for shift in found],
            }
        ),
        hide_index=True,
        alt=f"{wording.count(len(found), 'shift')}",
    )


def _label(bundle: Bundle, stance: str) -> str:
    row = bundle.tables.stance_rows[stance]
    return wording.position_words(row.position, row.status)


def coding_notes(issue: IssueRow) -> None:
    """What the two ends of an issue mean, and its coding rules, as plain text."""
    with st.expander("How this issue is coded"):
        st.text(f"+2: {issue.support}.\n−2: {issue.opposition}.")
        if issue.note:
            st.text(issue.note)


def search_words(query: str, number: int) -> str:
    """How many records were found."""
    return f"{wording.count(number, 'record')} found" if query.strip() else "No search yet"


def figures(bundle: Bundle) -> None:
    """How much there is, how well it is anchored, how far the coders agree, how fresh it is."""
    tables, info = bundle.tables, bundle.dataset.dataset
    quotes = int(tables.evidence["start"].notna().sum())
    kept = int(tables.sources["seed"].notna().sum())
    alpha = alpha_of(tables)
    latest = max((row.latest for row in tables.stance_rows.values()), default=None)
    shown = {
        "Stances": f"{len(tables.stance_rows):,}",
        "Actors": f"{len(tables.actor_rows)}",
        "Sources": f"{len(tables.source_rows):,}",
        f"Quotations verified in {wording.count(kept, 'text')}": f"{quotes}",
        "Coders' agreement (ordinal alpha)": "–" if alpha is None else f"{alpha:.2f}",
        "Last record": "–" if latest is None else wording.day_words(latest, short=True),
    }
    with st.container(horizontal=True, gap="medium"):
        for label, value in shown.items():
            st.metric(label, value, width="content")
    who = " and ".join(
        filters.escaped(f"{coder.name} ({coder.kind})") for coder in bundle.dataset.coders
    )
    st.caption(
        f"Version {filters.escaped(info.version)}. Coded by {who or 'nobody yet'}; "
        "language-model codings were checked by no human coder, so the agreement is an upper bound."
    )
