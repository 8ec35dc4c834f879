"""Pair: two actors issue by issue, both records side by side, and their agreement over time."""

import streamlit as st

from stances.analysis.agreement import agreement
from stances.app import cache, figures, filters, options, parts, sharing, summary

bundle = cache.bundle()
heading = st.empty()
actors = options.pair(bundle)
chosen = filters.bar(bundle, many=("issues",))._replace(actors=list(actors))
heading.title(parts.plain(figures.pair_title(bundle, actors)), anchor=False)
parts.hidden_note(chosen.selected, chosen.actors, chosen.issues)
if figures.same_actor(actors) or parts.nothing_chosen(chosen.actors, chosen.issues):
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom"):
    measure = options.measure()
    stale = options.stale()
    weights = options.weights(bundle, chosen.issues)
ask = figures.matrix_on(bundle, chosen, stale=stale)
positions = ask(as_of=chosen.as_of)
found = agreement(positions, measure=measure, weights=weights)
asked = parts.asking(bundle, chosen)
side_by_side = asked(actors=chosen.actors, issues=chosen.issues)
figures.pair_figures(found, side_by_side)
figures.said_of_agreement(bundle, positions, found)
figures.agreement_calculation(bundle, positions, found, actors, weights)
parts.grid_with_evidence(bundle, side_by_side, asked)
st.subheader("Over time", anchor=False)
figures.pair_history(bundle, chosen, ask, figures.measuring(measure, weights), stale=stale)
sharing.foot(
    bundle,
    chosen.as_of,
    figures.frame_of(side_by_side),
    name=f"positions-{chosen.as_of}",
    stances=summary.rests_on(bundle, side_by_side),
    fixed={"a": actors[0], "b": actors[1]},
)
