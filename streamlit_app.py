"""The router: page settings, navigation from the registry, the data-error screen."""

import streamlit as st

from stances.app import address, cache, frame, moved, page, parameters, problems, switcher, watching
from stances.app.registry import ICON, menu, pages
from stances.app.signing_in import require_reader
from stances.app.whole_clicks import keep_whole

st.set_page_config(page_title="Stances", page_icon=str(ICON))
require_reader()

keep_whole()
switcher.keep()
on_disk = watching.on_disk()  # before it is read: what changes meanwhile has not been seen
served = cache.served()
if served.bundle is None or served.problems or cache.curating():
    watching.watch(on_disk)
if served.bundle is None:
    switcher.draw_choice()
    problems.show_error_page(served.problems)
    st.stop()

known = pages()
chosen = st.navigation(menu(known), position="top")
lead = served.bundle.dataset.lead
if now := moved.moved(chosen.url_path, address.present(), lead=lead, arriving=address.arriving()):
    st.switch_page(known[now[0]], query_params=now[1])
if served.problems:
    problems.show_error_banner(served.problems)
page.style()
parameters.keep_right(served.bundle, chosen)
if whole := address.left_behind(served.bundle, chosen.url_path):
    st.switch_page(chosen, query_params=whole)
frame.draw_frame(served.bundle, chosen, known)
switcher.draw(served.bundle)
with page.body():
    chosen.run()
