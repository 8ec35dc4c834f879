"""Divides: issues ranked by how far they split the actors, now and over time."""

import streamlit as st

from stances.analysis.polarisation import splits
from stances.app import cache, figures, filters, options, parts, sharing
from stances.app.components.feed.analysis_items import divides

bundle = cache.bundle()
st.title("Divides", anchor=False)
chosen = filters.bar(bundle, many=("actors", "issues"), everyone=True)
parts.hidden_note(chosen)
if parts.nothing_chosen(chosen.actors, chosen.issues):
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom"):
    view = filters.part(["Ranking", "Over time"])
    stale = options.stale()
chosen = chosen.with_stale(stale)
positions = chosen.matrix()
found = splits(positions)
figures.said_of_divides(bundle, positions, found, chosen)
if view == "Ranking":
    held = chosen.positions()
    empty = "No actor has a position on these issues by this date."
    section = divides(bundle.tables, held, positions, found, empty=empty)
    parts.feed_with_evidence(bundle, [section], chosen)
else:
    strong = options.strong_issue(bundle, chosen.issues)
    figures.polarisation_history(bundle, chosen, strong)
figures.divide_calculation(bundle, found)
sharing.foot(
    bundle,
    chosen.as_of,
    figures.frame_of_polarisation(positions),
    name=f"polarisation-{chosen.as_of}",
    stances=figures.used(bundle, positions),
)
