"""Data: what it is worth: coverage, footing, agreement of the coders, and the logs."""

import streamlit as st

from stances.app import cache, checking, coders, filters, parts

bundle = cache.bundle()
st.title("Data", anchor=False)
st.caption("What it is worth: what is known, what that rests on, and how sure the coding is.")
chosen = filters.bar(bundle)
parts.hidden_note(chosen)
found = chosen.positions()

view = filters.part(checking.PARTS, key="check")
if view == "Coverage":
    checking.shown_coverage(bundle, found, chosen)
elif view == "What it rests on":
    checking.shown_weakness(bundle, found, chosen)
elif view == "Reliability":
    coders.shown_reliability(bundle, found, chosen)
elif view == "Searches":
    checking.shown_searches(bundle, found, chosen)
elif view == "Corrections":
    checking.shown_corrections(bundle)
else:
    checking.shown_rules(bundle)
