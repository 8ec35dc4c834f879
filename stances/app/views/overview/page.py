"""Overview: the question, what moved lately, where actors differ most, and what it rests on."""

import streamlit as st

from stances.app import cache, choices, page
from stances.app.components.evidence.beside import show_feed
from stances.app.components.feed.items import differences, moves
from stances.app.views.overview.dataset import show_dataset
from stances.app.views.overview.recent import days_back, recent_moves

bundle = cache.bundle()
st.title(page.as_text(bundle.dataset.dataset.question), anchor=False)
st.caption(page.as_text(bundle.dataset.dataset.description or ""))
show_dataset(bundle)
question = choices.bar(bundle)
page.hidden_note(question)
positions = question.positions()

days = days_back()
recent = recent_moves(bundle, positions, days)
empty = f"Nothing moved in the {days} days before the as-of date."
sections = [
    moves(bundle.tables, recent.shifts, empty=empty, heading=f"What moved in {days} days"),
    differences(bundle.tables, positions, heading="Where actors differ most"),
]
show_feed(bundle, question, sections)
page.foot(bundle, question.as_of, recent, name=f"shifts-{question.as_of}")
