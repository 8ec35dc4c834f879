"""Issue: its proposal and coding notes, the actors along the scale, and its history."""

import streamlit as st

from stances.analysis.groups import split_groups
from stances.app import cache, choices, page
from stances.app.components.evidence.beside import show_lanes, show_scale
from stances.app.views.issue.coding import show_coding
from stances.app.views.issue.moves import who_moved
from stances.app.views.issue.scale import issue_scale
from stances.wording.labels import ISSUE_PARTS

bundle = cache.bundle()
heading = st.empty()
heading.title("Issue", anchor=False)
proposal = st.empty()
proposal.caption("…")
question = choices.bar(bundle, one="issue")
issue = bundle.tables.issue_rows[question.issues[0]]
heading.title(page.as_text(issue.title), anchor=False)
proposal.caption(page.as_text(f"The proposal: {issue.proposal}"))
page.hidden_note(question)

positions = question.positions()
if choices.part(ISSUE_PARTS, key="view") == "Scale":
    show_scale(
        bundle, question, issue_scale(bundle.tables, positions, split_groups(question, positions))
    )
else:
    on_record = question.about(actors=[cell.actor for cell in positions.cells if cell.records])
    show_lanes(
        bundle, question, on_record.positions(), by="issue", below=[who_moved(bundle, on_record)]
    )
show_coding(issue)
page.foot(
    bundle,
    question.as_of,
    positions,
    name=f"positions-{issue.issue}-{question.as_of}",
    about=issue.title,
    fixed={"issue": issue.issue},
    asked=question,
)
