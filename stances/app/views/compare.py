"""Compare: who stands where on a date, side by side, every cell with its evidence."""

import streamlit as st

from stances.app import cache, filters, parts, sharing

bundle = cache.bundle()
st.title(parts.plain(bundle.dataset.dataset.title), anchor=False)
chosen = filters.bar(bundle, many=("actors", "issues"), dated=False)
parts.hidden_note(chosen)
if parts.nothing_chosen(chosen.actors, chosen.issues):
    st.stop()
sharing.board(bundle, chosen)
