"""Pair: two actors issue by issue, both records side by side, and their agreement over time."""

from functools import partial

import streamlit as st

from stances.analysis.agreement import agreement
from stances.analysis.pairs import differences_first
from stances.app import cache, choices, page
from stances.app.components.choose import Control
from stances.app.components.evidence.beside import show_positions
from stances.app.line import page_options, panel
from stances.app.views.agreement.calculation import show_calculation
from stances.app.views.agreement.weights import issue_weights
from stances.app.views.pair.actors import chosen_pair, is_same, pair_title
from stances.app.views.pair.history import show_history
from stances.app.views.pair.numbers import show_numbers
from stances.wording.remarks import agreement_remarks, scale_remarks

bundle = cache.bundle()
heading = st.empty()
heading.title("Pair", anchor=False)
with panel("pair"):
    actors = chosen_pair(bundle)
both = Control("pair", "Actors", "2 actors")
question = choices.bar(bundle, many=("issues",), options=True, first=[both])
question = question.about(actors=actors)
heading.title(page.as_text(pair_title(bundle, actors)), anchor=False)
page.hidden_note(question)
if is_same(actors) or page.nothing_chosen(question):
    st.stop()

with page_options():
    by = choices.measure()
    question = question.with_stale(choices.stale(usual=True))
    weights = issue_weights(bundle, question.issues)
measured = partial(agreement, measure=by, weights=weights)
matrix = question.matrix()
agreed = measured(matrix)
order = differences_first(question.positions().cells, any_age=question.any_age)
question = question.about(issues=order)
positions = question.positions()
show_numbers(agreed, positions, any_age=question.any_age)
show_positions(bundle, question, positions, any_age=question.any_age)
scale = scale_remarks(matrix.scales, agreed.issues)
page.show_remarks([*agreement_remarks(bundle.tables, matrix, agreed), *scale])
show_calculation(bundle, matrix, agreed, weights=weights, pair=actors)
st.subheader("Over time", anchor=False)
show_history(question, measured)
page.foot(
    bundle,
    question.as_of,
    positions,
    name=f"positions-{question.as_of}",
    about=pair_title(bundle, actors),
    fixed={"a": actors[0], "b": actors[1]},
    asked=question,
)
