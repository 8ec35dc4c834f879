"""Search: words in summaries, quotations, speakers and sources, each hit in its context."""

import streamlit as st

from stances.analysis.search import search
from stances.app import cache, choices, page
from stances.app.components.evidence.beside import show_feed
from stances.app.views.search.hits import HitList
from stances.components.feed.items import SAVED, hits
from stances.wording.explanations import EXPLANATIONS
from stances.wording.numbers import count

bundle = cache.bundle()
st.title("Search", anchor=False)
query = st.text_input(
    "Search summaries, quotations, speakers and sources",
    key="q",
    bind="query-params",
    type="search",
    live="300ms",
    placeholder="Words, “words in a row”, one OR other",
    help=EXPLANATIONS["search"],
)
question = choices.bar(bundle)
matches = search(bundle.tables, query, among=question.admitted_ids())
st.caption(f"{count(len(matches), 'record')} found" if query.strip() else "No search yet")
empty = "Nothing found by this date. Try fewer words." if query.strip() else "Type a word above."
show_feed(bundle, question, [hits(bundle.tables, matches, empty=empty)])
if matches:
    found = HitList(matches[:SAVED], len(matches))
    if found.part:
        st.caption(f"Downloads and citations have {found.part}. To save others, search for more.")
    page.foot(
        bundle,
        question.as_of,
        found,
        name=f"search-{question.as_of}",
        about=", ".join(filter(None, [query.strip(), found.part])),
        fixed={"q": query},
        asked=question,
    )
