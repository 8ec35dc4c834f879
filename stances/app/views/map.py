"""Map: actors on a plane, near where they agree, with trails between two dates."""

import streamlit as st

from stances.analysis.agreement import agreement
from stances.analysis.space import space
from stances.app import cache, figures, filters, options, parts, planes, sharing

bundle = cache.bundle()
st.title("Map", anchor=False)
chosen = filters.bar(bundle, many=("actors", "issues"), everyone=True)
parts.hidden_note(chosen)
if parts.nothing_chosen(chosen.actors, chosen.issues):
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom"):
    before = options.since("Trails from", key="trails_from")
    measure = options.mapped_measure()
    stale = options.stale()
if figures.window_is_none(before, chosen.as_of, label="Trails from"):
    st.stop()
chosen = chosen.with_stale(stale)
positions = chosen.matrix()
measured = agreement(positions, measure=measure)
found = space(measured)
planes.said_of_map(bundle, positions, found)
earlier = planes.earlier_map(chosen, positions, found, before, measure)
planes.map_with_records(bundle, positions, found, measured, earlier=earlier, question=chosen)
planes.map_table(bundle, found, earlier)
planes.map_calculation(bundle, found, measured)
sharing.foot(
    bundle,
    chosen.as_of,
    figures.frame_of(found),
    name=f"map-{chosen.as_of}",
    stances=figures.used(bundle, positions.only(found.actors)),
)
