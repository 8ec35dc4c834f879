"""Data: what it is worth: coverage, footing, agreement of the coders, and the logs."""

import streamlit as st

from stances.app import cache, checking, coders, filters, parts

bundle = cache.bundle()
st.title("Data", anchor=False)
st.caption("What it is worth: what is known, what that rests on, and how sure the coding is.")
chosen = filters.bar(bundle)
parts.hidden_note(chosen.selected, chosen.actors, chosen.issues)
ask = parts.asking(bundle, chosen)
found = ask(actors=chosen.actors, issues=chosen.issues)

view = filters.part(checking.PARTS, key="check")
if view == "Coverage":
    checking.shown_coverage(bundle, found, ask)
elif view == "What it rests on":
    checking.shown_footing(bundle, found, ask)
elif view == "Reliability":
    coders.shown_reliability(bundle, found, ask)
elif view == "Searches":
    checking.shown_searches(bundle, found, ask)
elif view == "Corrections":
    checking.shown_corrections(bundle)
else:
    checking.shown_rules(bundle)
