"""Curate: source texts, stances and other records, added and changed in the local file."""

import streamlit as st

from stances.app import page
from stances.app.curate import others, stances, texts
from stances.app.curate.proposals import after_save, begun, ready
from stances.app.curate.task import chosen_task

st.title("Curate", anchor=False)
if not ready():
    st.stop()
st.caption(
    page.as_text(f"Changes {begun().file} on this machine; a dated copy is kept of each version.")
)
after_save()
task = chosen_task(["Source text", "Stance", "Other records", "Second coding", "Withdraw"])
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
