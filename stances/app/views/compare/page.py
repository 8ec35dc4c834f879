"""Compare: who stands where on a date, side by side, every cell with its evidence."""

import streamlit as st

from stances.app import cache, choices, page
from stances.app.views.compare.board import show_board
from stances.app.views.compare.controls import chosen_layout

bundle = cache.bundle()
st.title(page.as_text(bundle.dataset.dataset.title), anchor=False)
question = choices.bar(bundle, many=("actors", "issues"), dated=False)
page.hidden_note(question)
if page.nothing_chosen(question):
    st.stop()
show_board(bundle, question, chosen_layout(bundle, question))
