"""Data: what it is worth: coverage, evidence quality, agreement of the coders, and the logs."""

import streamlit as st

from stances.app import cache, choices, page
from stances.app.views.data.corrections import show_corrections
from stances.app.views.data.coverage import show_coverage
from stances.app.views.data.quality import show_quality
from stances.app.views.data.reliability import show_reliability
from stances.app.views.data.rules import show_rules
from stances.app.views.data.searches import show_searches
from stances.app.views.data.upload import show_upload
from stances.tables.lazily import AT_ONCE
from stances.wording.labels import DATA_PARTS

bundle = cache.bundle()
st.title("Data", anchor=False)
st.caption("What it is worth: what is known, what that rests on, and how sure the coding is.")
large = len(bundle.tables.stances) > AT_ONCE
question = choices.bar(bundle, many=("actors", "issues") if large else ())
page.hidden_note(question)
positions = question.positions()

view = choices.one_of("check", "Part", DATA_PARTS, usual="Coverage", hidden_label=True)
if view == "Coverage":
    show_coverage(bundle, question, positions)
elif view == "What it rests on":
    show_quality(bundle, question, positions)
elif view == "Reliability":
    show_reliability(bundle, question, positions)
elif view == "Searches":
    show_searches(bundle, question, positions)
elif view == "Corrections":
    show_corrections(bundle)
else:
    show_rules(bundle)
show_upload(bundle)
