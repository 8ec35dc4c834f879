"""Blocs: networks of statements, and the blocs in them."""

import streamlit as st

from stances.analysis.blocs import graph, network_blocs
from stances.app import cache, figures, filters, options, parts, planes, sharing

bundle = cache.bundle()
st.title("Blocs", anchor=False)
chosen = filters.bar(bundle, many=("actors", "issues"), everyone=True)
parts.hidden_note(chosen)
if parts.nothing_chosen(chosen.actors, chosen.issues):
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom"):
    since = options.since()
    asked = options.ties()
    stale = options.stale()
if figures.window_is_none(since, chosen.as_of, label="Records from"):
    st.stop()
window = chosen.with_stale(stale, since=since)
said, made = planes.network_of(window, asked)
drawn = graph(made, threshold=asked.threshold, shared=asked.shared)
seen = network_blocs(made, drawn)
planes.network_figures(window, made, drawn, seen)
planes.said_of_blocs(bundle, window, asked, made, drawn, seen=seen)
planes.network_with_records(bundle, said, made, drawn, seen, question=chosen)
planes.tie_table(bundle, drawn)
planes.tie_calculation(bundle, made, drawn)
planes.graph_downloads(bundle, drawn, seen, name=f"network-{chosen.as_of}")
sharing.foot(
    bundle,
    chosen.as_of,
    figures.frame_of(made),
    name=f"network-{chosen.as_of}",
    stances=planes.spoken(bundle, said),
)
