"""Agreement: how far each two actors agree, on how many issues, and within which bounds."""

import streamlit as st

from stances.analysis.agreement import agreement
from stances.app import cache, figures, filters, options, parts, sharing

bundle = cache.bundle()
st.title("Agreement", anchor=False)
chosen = filters.bar(bundle, many=("actors", "issues"))
parts.hidden_note(chosen)
if parts.nothing_chosen(chosen.actors, chosen.issues):
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom"):
    measure = options.measure()
    clustered = options.by_clustering()
    stale = options.stale()
    weights = options.weights(bundle, chosen.issues)
chosen = chosen.with_stale(stale)
positions = chosen.matrix()
found = agreement(positions, measure=measure, weights=weights)
figures.agreement_matrix(bundle, chosen, positions, found, clustered=clustered, weights=weights)
figures.ranking_note(bundle, positions, found, weights)
figures.agreement_table(bundle, found)
figures.agreement_calculation(bundle, positions, found, figures.closest(found), weights)
sharing.foot(
    bundle,
    chosen.as_of,
    figures.frame_of(found),
    name=f"agreement-{chosen.as_of}",
    stances=figures.used(bundle, positions),
)
