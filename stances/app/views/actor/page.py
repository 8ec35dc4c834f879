"""Actor: everything about one: positions on every issue with their history, and dissent."""

import streamlit as st

from stances.analysis.shifts import shifts
from stances.app import cache, choices, page
from stances.app.components.evidence.beside import show_lanes
from stances.app.views.actor.about import actor_words
from stances.app.views.actor.members import members_beside
from stances.app.views.actor.moves import show_moves

bundle = cache.bundle()
heading = st.empty()
heading.title("Actor", anchor=False)
facts = st.empty()
facts.caption("…")
question = choices.bar(bundle, one="actor")
actor = question.actors[0]
heading.title(page.as_text(bundle.tables.actor_rows[actor].name), anchor=False)
facts.caption(page.as_text(actor_words(bundle.tables, actor)))
page.hidden_note(question)

positions = question.positions()
members = members_beside(bundle, question, actor)
show_lanes(bundle, question, positions, by="actor", members=members)
st.subheader("What moved", anchor=False)
show_moves(bundle, shifts(bundle.tables, positions))
page.foot(
    bundle,
    question.as_of,
    positions,
    name=f"positions-{actor}-{question.as_of}",
    about=bundle.tables.actor_rows[actor].name,
    fixed={"actor": actor},
    asked=question,
)
