"""The floor of a cold start: a stock Streamlit app that imports pandas and greets."""

import pandas as pd
import streamlit as st

st.title("Hello")
st.write(f"pandas {pd.__version__}")
