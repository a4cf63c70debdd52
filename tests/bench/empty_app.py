"""A Streamlit page with one word: what any page costs on this machine."""

import streamlit as st

st.set_page_config(layout="wide")
st.write("ready")
