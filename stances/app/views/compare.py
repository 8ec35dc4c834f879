"""Compare: who stands where on a date, side by side, every cell with its evidence."""

import streamlit as st

from stances.app import cache, filters, parts, summary
from stances.app.grid.cells import as_of_words

bundle = cache.bundle()
st.title(parts.plain(bundle.dataset.dataset.title), anchor=False)
caption = st.empty()

chosen = filters.bar(bundle, many=("actors", "issues"))
words = as_of_words(chosen.as_of, actors=len(chosen.actors), issues=len(chosen.issues))
caption.caption(words)
parts.hidden_note(chosen.selected, chosen.actors, chosen.issues)
if parts.nothing_chosen(chosen.actors, chosen.issues):
    st.stop()

ask = parts.asking(bundle, chosen)
found = ask(actors=chosen.actors, issues=chosen.issues)
parts.grid_with_evidence(bundle, found, ask)
parts.download(summary.frame_of_positions(found), name=f"positions-{chosen.as_of}")
