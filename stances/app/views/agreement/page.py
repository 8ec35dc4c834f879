"""Agreement: how far each two actors agree, on how many issues, and within which bounds."""

import streamlit as st

from stances.analysis.agreement import agreement
from stances.app import cache, choices, page
from stances.app.line import page_options
from stances.app.views.agreement.board import clustered, show_matrix, show_pairs, show_ranking
from stances.app.views.agreement.calculation import show_calculation
from stances.app.views.agreement.weights import issue_weights

bundle = cache.bundle()
st.title("Agreement", anchor=False)
question = choices.bar(bundle, many=("actors", "issues"), everyone=True, options=True)
page.hidden_note(question)
if page.nothing_chosen(question):
    st.stop()

with page_options():
    by = choices.measure()
    ordered = clustered()
    question = question.with_stale(choices.stale(usual=True))
    weights = issue_weights(bundle, question.issues)
matrix = question.matrix()
agreed = agreement(matrix, measure=by, weights=weights)
show_matrix(bundle, question, matrix, agreed, ordered=ordered, weights=weights)
show_ranking(bundle, matrix, agreed, weights)
show_pairs(bundle, agreed)
show_calculation(bundle, matrix, agreed, weights=weights)
page.foot(
    bundle,
    question.as_of,
    page.Counted(agreed, matrix, bundle.tables),
    name=f"agreement-{question.as_of}",
    asked=question,
)
