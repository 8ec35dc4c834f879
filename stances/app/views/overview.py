"""Overview: the question, what moved lately, where actors differ most, and what it rests on."""

import streamlit as st

from stances.app import cache, filters, parts, sharing, summary
from stances.app.components.feed.items import differences, moves

bundle = cache.bundle()
st.title(parts.plain(bundle.dataset.dataset.question), anchor=False)
st.caption(parts.plain(bundle.dataset.dataset.description or ""))
summary.figures(bundle)
chosen = filters.bar(bundle)
parts.hidden_note(chosen)
found = chosen.positions()

days = filters.days_back()
recent = summary.recent(summary.shifts_of(bundle, found), chosen.as_of, days)
empty = f"Nothing moved in the {days} days before the as-of date."
sections = [
    moves(bundle.tables, recent, empty=empty, heading=f"What moved in {days} days"),
    differences(bundle.tables, found, heading="Where actors differ most"),
]
parts.feed_with_evidence(bundle, sections, chosen)
sharing.foot(
    bundle,
    chosen.as_of,
    summary.frame_of_shifts(recent),
    name=f"shifts-{chosen.as_of}",
    stances=summary.moved(recent),
)
