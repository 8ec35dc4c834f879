"""Curate: source texts, stances and other records, added and changed in the local file."""

import streamlit as st

from stances.app import filters, parts
from stances.app.curate import others, stances, texts
from stances.app.curate.proposals import begun, last_save

st.title("Curate", anchor=False)
st.caption(
    parts.plain(f"Changes {begun().file} on this machine; a dated copy is kept of each version.")
)
last_save()
texts.open_saved()
task = filters.part(
    ["Source text", "Stance", "Other records", "Second coding", "Withdraw"], key="task"
)
if task == "Source text":
    texts.text_page()
elif task == "Stance":
    stances.stance_page()
elif task == "Other records":
    others.record_page()
elif task == "Second coding":
    others.coding_page()
else:
    others.withdrawal_page()
