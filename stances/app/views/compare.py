"""Compare: who stands where on a date, side by side, every cell with its evidence."""

from functools import partial

import streamlit as st

from stances.analysis.positions import positions
from stances.app import cache, filters, parts
from stances.app.grid.cells import as_of_words

bundle = cache.bundle()
filters.address_state("actors", "issues")

st.title(parts.plain(bundle.dataset.dataset.title), anchor=False)
caption = st.empty()

left, middle, right = st.columns([2.2, 2.2, 1], vertical_alignment="bottom")
with left:
    actors = filters.actors(bundle)
with middle:
    issues = filters.issues(bundle)
with right:
    as_of = filters.as_of(bundle)
caption.caption(as_of_words(as_of, actors=len(actors), issues=len(issues)))

picks, narrow = st.columns([6, 1], vertical_alignment="center")
with picks:
    filters.quick_picks(bundle, as_of)
with narrow:
    selected, knowledge = filters.records(bundle)
parts.hidden_note(selected, actors, issues)

if parts.nothing_chosen(actors, issues):
    st.stop()

ask = partial(
    positions,
    bundle.tables,
    as_of=as_of,
    knowledge=knowledge,
    keep=selected.keep,
    book=bundle.book,
)
found = ask(actors=actors, issues=issues)
parts.grid_with_evidence(bundle, found, ask)
parts.download(found, name=f"positions-{as_of}")
