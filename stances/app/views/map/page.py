"""Map: actors on a plane, near where they agree, with trails between two dates."""

import streamlit as st

from stances.analysis.agreement import agreement
from stances.analysis.space import space
from stances.app import cache, choices, days, page
from stances.app.line import page_options
from stances.app.views.map.picture import show_map
from stances.app.views.map.places import map_title, shared_issues, show_calculation, show_places
from stances.app.views.map.trails import earlier_map
from stances.model.measures import Measure
from stances.wording.remarks import map_remarks, scale_remarks, window_error

bundle = cache.bundle()
heading = st.empty()
heading.title("Map", anchor=False)
question = choices.bar(bundle, many=("actors", "issues"), everyone=True, options=True)
page.hidden_note(question)
if page.nothing_chosen(question):
    st.stop()

with page_options():
    before = days.day("Trails from", "trails_from", width=170)
    measure = choices.measure("Distance by", without=[Measure.KAPPA])
    least = shared_issues()
    question = question.with_stale(choices.stale())
if error := window_error(before, question.as_of, label="Trails from"):
    st.info(error, icon=":material/arrow_upward:")
    st.stop()
matrix = question.matrix()
agreed = agreement(matrix, measure=measure)
places = space(agreed, shared=least)
heading.title(map_title(places, agreed), anchor=False)
earlier = earlier_map(question, matrix, places, before, measure)
show_map(bundle, question, matrix, places, agreed, earlier=earlier)
scale = scale_remarks(matrix.scales, agreed.issues)
page.show_remarks([*map_remarks(bundle.tables, matrix, places), *scale])
show_places(bundle, places, earlier)
show_calculation(bundle, places, agreed)
page.foot(
    bundle,
    question.as_of,
    page.Counted(places, matrix.only(places.actors), bundle.tables),
    name=f"map-{question.as_of}",
    fixed={"least": str(least)},
    asked=question,
)
