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

bar = st.columns([2.2, 2.2, 1.05, 1.5, 0.75], vertical_alignment="bottom")
with bar[0]:
    actors = filters.actors(bundle)
with bar[1]:
    issues = filters.issues(bundle)
with bar[2]:
    as_of = filters.as_of(bundle)
with bar[3]:
    filters.turning_points(bundle, as_of)
with bar[4]:
    selected, knowledge = filters.records(bundle)
caption.caption(as_of_words(as_of, actors=len(actors), issues=len(issues)))
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
