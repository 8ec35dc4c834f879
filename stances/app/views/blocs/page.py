"""Blocs: networks of statements, and the blocs in them."""

import streamlit as st

from stances.analysis.blocs import graph, network_blocs
from stances.app import cache, choices, days, page
from stances.app.line import page_options
from stances.app.views.blocs.numbers import show_caveats, show_numbers
from stances.app.views.blocs.options import network_of, tie_options
from stances.app.views.blocs.picture import show_network
from stances.app.views.blocs.ties import NetworkShown, download_graphs, show_sum, show_ties
from stances.wording.remarks import window_error

bundle = cache.bundle()
st.title("Blocs", anchor=False)
question = choices.bar(bundle, many=("actors", "issues"), everyone=True, options=True)
page.hidden_note(question)
if page.nothing_chosen(question):
    st.stop()

with page_options():
    since = days.day("Records from", "since", width=170)
    options = tie_options()
    window = question.with_stale(choices.stale(), since=since)
if error := window_error(since, question.as_of, label="Records from"):
    st.info(error, icon=":material/arrow_upward:")
    st.stop()
statements = window.statements(options.period)
network = network_of(window, statements, options)
ties = graph(network, threshold=options.threshold, shared=options.shared)
blocs = network_blocs(network, threshold=options.threshold, shared=options.shared)
show_numbers(window, network, ties, blocs)
show_caveats(window, options, network, ties, blocs)
show_network(bundle, question, statements, network, ties, blocs=blocs)
show_ties(bundle, ties)
show_sum(bundle, network, ties)
download_graphs(bundle, ties, blocs, name=f"network-{question.as_of}")
page.foot(
    bundle,
    question.as_of,
    NetworkShown(network, statements, bundle.tables),
    name=f"network-{question.as_of}",
    fixed={"shared": str(options.shared)},
    asked=question,
)
