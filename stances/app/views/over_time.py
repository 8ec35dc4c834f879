"""Over time: one issue through its actors, or one actor through the issues; what moved and when."""

import streamlit as st

from stances.app import cache, filters, parts, sharing, summary
from stances.app.components.feed.items import events, moves

bundle = cache.bundle()
st.title("Over time", anchor=False)
by = filters.by()
chosen = filters.bar(
    bundle,
    one="issue" if by == "issue" else "actor",
    many=("actors",) if by == "issue" else ("issues",),
)
parts.hidden_note(chosen)
if parts.nothing_chosen(chosen.actors, chosen.issues):
    st.stop()

found = chosen.positions()
view = filters.part(["Lanes", "Then and now", "Shifts", "Events"])
if view == "Lanes":
    parts.timeline_with_evidence(bundle, found, chosen, by=by)
    sharing.foot(
        bundle,
        chosen.as_of,
        summary.frame_of_records(bundle, found),
        name=f"records-{chosen.as_of}",
        stances=summary.records_of(bundle, found),
        fixed={by: chosen.issues[0] if by == "issue" else chosen.actors[0]},
    )
elif view == "Then and now":
    then = filters.then(bundle.dataset.dataset.as_of.earliest)
    parts.then_and_now(bundle, chosen, then)
elif view == "Events":
    past = events(bundle.tables, filters.event(bundle), until=chosen.as_of)
    parts.feed_with_evidence(bundle, [past], chosen)
else:
    shifts = summary.shifts_of(bundle, found, filters.kinds())
    empty = "No shift of these kinds among what is chosen by this date."
    parts.feed_with_evidence(bundle, [moves(bundle.tables, shifts, empty=empty)], chosen)
    sharing.foot(
        bundle,
        chosen.as_of,
        summary.frame_of_shifts(shifts),
        name=f"shifts-{chosen.as_of}",
        stances=summary.moved(shifts),
    )
