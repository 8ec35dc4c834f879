"""The router: page settings, navigation from the registry, the data-error screen."""

import streamlit as st

from stances.app import address, cache, parts
from stances.app.registry import ICON, pages

st.set_page_config(page_title="Stances", page_icon=str(ICON), layout="wide")

served = cache.served()
if served.bundle is None:
    parts.data_error_page(served.problems)
    st.stop()

page = st.navigation(list(pages().values()), position="top")
if served.problems:
    parts.data_error_banner(served.problems)
if served.problems or cache.curating():
    parts.watch()
parts.page_style()
if whole := address.left_behind(served.bundle, page.url_path):
    st.switch_page(page, query_params=whole)
page.run()
