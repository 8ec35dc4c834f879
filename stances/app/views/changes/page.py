"""What changed: between two versions of the dataset, or since the reader's last visit."""

import streamlit as st

from stances.app import cache, days, page
from stances.app.components.changes import changes
from stances.app.views.changes.between import between
from stances.app.views.changes.versions import chosen_versions
from stances.app.views.changes.visit import show_visit

bundle = cache.bundle()
st.title("What changed", anchor=False)
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    st.caption("Cells that moved; records added, recoded, re-dated, withdrawn.", width="content")
    days.show_data_end(bundle)
versions = chosen_versions()
if versions is None:
    show_visit(bundle)
    st.stop()

compared = between(bundle, versions)
if compared is None:
    st.stop()
st.markdown(f"**{compared.finding}**")
st.caption(page.as_text(compared.editions))
page.follow(changes(compared.sections, key="changes"))
page.foot(
    bundle,
    bundle.dataset.as_of,
    compared,
    name=f"changes-{versions.old.name}-{versions.new_name}",
    about=versions.words,
    fixed={"from": versions.old.name, "to": versions.new_name},
)
