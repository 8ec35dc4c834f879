"""Curate: source texts, stances and other records, added and changed in the local file."""

import streamlit as st

from stances.app import options, parts
from stances.app.curate import others, stances, texts
from stances.app.curate.proposals import after_save, begun, ready

st.title("Curate", anchor=False)
if not ready():
    st.stop()
st.caption(
    parts.plain(f"Changes {begun().file} on this machine; a dated copy is kept of each version.")
)
after_save()
task = options.task(["Source text", "Stance", "Other records", "Second coding", "Withdraw"])
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
