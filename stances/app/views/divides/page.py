"""Divides: issues ranked by how far they split the actors, now and over time."""

import streamlit as st

from stances.analysis.polarisation import splits
from stances.app import cache, choices, page
from stances.app.components.evidence.beside import show_feed
from stances.app.line import page_options
from stances.app.views.divides.history import show_history
from stances.app.views.divides.ranking import Distributions, divides, show_caveats, show_sum
from stances.wording.labels import DIVIDES_PARTS

bundle = cache.bundle()
st.title("Divides", anchor=False)
question = choices.bar(bundle, many=("actors", "issues"), everyone=True, options=True)
page.hidden_note(question)
if page.nothing_chosen(question):
    st.stop()

view = choices.part(DIVIDES_PARTS)
with page_options():
    question = question.with_stale(choices.stale())
matrix = question.matrix()
ranked = splits(matrix)
if view == "Ranking":
    show_feed(bundle, question, [divides(bundle.tables, question.positions(), matrix, ranked)])
else:
    show_history(bundle, question)
show_caveats(bundle, matrix, ranked, question.as_of)
show_sum(bundle, ranked)
page.foot(
    bundle,
    question.as_of,
    page.Counted(Distributions(matrix), matrix, bundle.tables),
    name=f"polarisation-{question.as_of}",
    asked=question,
)
