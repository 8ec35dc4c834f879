"""The floor: a stock Streamlit app that reruns and shows a number."""

import streamlit as st

count = st.session_state.setdefault("count", 0)
if st.button("Again"):
    st.session_state["count"] += 1
st.write(f"seen {st.session_state['count']}")
