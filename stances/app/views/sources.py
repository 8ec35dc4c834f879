"""Sources: the list, and a reader that shows the text with every quotation marked."""

import streamlit as st

from stances.app import address, cache, filters, parts, sharing, summary

bundle = cache.bundle()
address.address_state("source", "quote")

st.title("Sources", anchor=False)
st.caption(parts.sources_words(bundle))

if bundle.tables.sources.empty:
    st.info("No source yet. Add one under `sources:` in the dataset; data/README.md says how.")
    st.stop()

parts.source_list(bundle.tables.sources)
sharing.source_foot(bundle, summary.frame_of_sources(bundle))
parts.source_reader(
    bundle,
    filters.source(bundle.tables.sources),
    filters.named(bundle.dataset.stances_by_id, "quote"),
)
