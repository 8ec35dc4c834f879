"""The front page: the finding, the actors on the scale as it moves, what changed lately."""

import streamlit as st

from stances.app import cache, page
from stances.app.views.front.board import show_front

bundle = cache.bundle()
with st.container(key="front-title"):
    st.title(page.as_text(bundle.dataset.dataset.question), anchor=False)
show_front(bundle)
