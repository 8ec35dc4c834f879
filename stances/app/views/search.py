"""Search: words in summaries, quotations, speakers and sources, each hit in its context."""

import streamlit as st

from stances.analysis.search import search
from stances.app import cache, filters, parts, summary
from stances.app.components.feed.items import hits

bundle = cache.bundle()
st.title("Search", anchor=False)
query = filters.query()
chosen = filters.bar(bundle)
found = chosen.positions()
hit = search(bundle.tables, query, among=found.admitted)
st.caption(summary.search_words(query, len(hit)))
empty = (
    "Type a word above." if not query.strip() else "Nothing found by this date. Try fewer words."
)
parts.feed_with_evidence(bundle, [hits(bundle.tables, hit, empty=empty)], chosen)
