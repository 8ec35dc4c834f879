"""Pair: two actors issue by issue, both records side by side, and their agreement over time."""

import streamlit as st

from stances.analysis.agreement import agreement
from stances.app import cache, figures, filters, options, parts, sharing, summary

bundle = cache.bundle()
heading = st.empty()
actors = options.pair(bundle)
chosen = filters.bar(bundle, many=("issues",)).about(actors=actors)
heading.title(parts.plain(figures.pair_title(bundle, actors)), anchor=False)
parts.hidden_note(chosen)
if figures.same_actor(actors) or parts.nothing_chosen(chosen.actors, chosen.issues):
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom"):
    measure = options.measure()
    stale = options.stale()
    weights = options.weights(bundle, chosen.issues)
chosen = chosen.with_stale(stale)
positions = chosen.matrix()
found = agreement(positions, measure=measure, weights=weights)
side_by_side = chosen.positions()
figures.pair_figures(found, side_by_side)
figures.said_of_agreement(bundle, positions, found)
figures.agreement_calculation(bundle, positions, found, actors, weights)
parts.grid_with_evidence(bundle, side_by_side, chosen)
st.subheader("Over time", anchor=False)
figures.pair_history(chosen, figures.measuring(measure, weights))
sharing.foot(
    bundle,
    chosen.as_of,
    figures.frame_of(side_by_side),
    name=f"positions-{chosen.as_of}",
    stances=summary.rests_on(bundle, side_by_side),
    fixed={"a": actors[0], "b": actors[1]},
)
