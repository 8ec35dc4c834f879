"""Sources: the list, and a reader that shows the text with every quotation marked."""

import streamlit as st

from stances.app import address, cache, days, page
from stances.app.components.reader import reader
from stances.app.views.sources.listing import chosen_source, show_list, size_words
from stances.app.views.sources.sharing import show_foot
from stances.app.views.sources.text import source_page

bundle = cache.bundle()
address.keep("source", "quote")
st.title("Sources", anchor=False)
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    st.caption(size_words(bundle), width="content")
    days.show_data_end(bundle)
if bundle.tables.sources.empty:
    st.info("No source yet. Add one under `sources:` in the dataset; data/README.md says how.")
    st.stop()

show_list(bundle)
show_foot(bundle)
source = chosen_source(bundle)
quote = address.known("quote", bundle.dataset.stances_by_id)
shown = source_page(bundle.tables, bundle.seeds, source=source, linked=quote)
page.follow(reader(shown, key="reader"))
