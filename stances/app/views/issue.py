"""Issue: its proposal and coding notes, the actors along the scale, and its history."""

import streamlit as st

from stances.app import cache, filters, parts, sharing, summary

bundle = cache.bundle()
heading = st.empty()
proposal = st.empty()
chosen = filters.bar(bundle, one="issue")
issue = bundle.tables.issue_rows[chosen.issues[0]]
heading.title(parts.plain(issue.title), anchor=False)
proposal.caption(parts.plain(f"The proposal: {issue.proposal}"))
parts.hidden_note(chosen)

found = chosen.positions()
summary.coding_notes(issue)
view = filters.part(["Scale", "History"], key="view")
if view == "Scale":
    parts.scale_with_evidence(bundle, found, chosen)
else:
    spoke = summary.actors_on_record(found)
    spoken = chosen.about(actors=spoke).positions()
    parts.timeline_with_evidence(bundle, spoken, chosen, by="issue")
sharing.foot(
    bundle,
    chosen.as_of,
    summary.frame_of_positions(found),
    name=f"positions-{issue.issue}-{chosen.as_of}",
    stances=summary.rests_on(bundle, found),
    fixed={"issue": issue.issue},
)
