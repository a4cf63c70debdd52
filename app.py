"""Compound Atlas: `streamlit run app.py`."""

import os
import sys
from pathlib import Path

import streamlit as st

from geo.disclosure import Audience
from geo.errors import GeoError
from geo.settings import Settings, configured
from geo.ui import page
from geo.ui.text import literal

HERE = Path(__file__).parent

st.set_page_config(
    page_title="Compound Atlas: scam compounds, raids and what governments do",
    page_icon=str(HERE / "geo" / "ui" / "icon.png"),
    layout="wide",
    initial_sidebar_state="auto",
    menu_items={
        "Get help": None,
        "Report a bug": None,
        "About": "Compound Atlas. See the About view for method and credits.",
    },
)
public = False
try:
    settings = Settings.from_values(configured(HERE, os.environ), HERE / "data")
    public = settings.audience is Audience.PUBLIC
    page.show(settings)
except GeoError as error:
    # An error names the value that is wrong, which the public may have no right to know.
    print(f"atlas: {error}", file=sys.stderr)
    told = "whoever runs it finds the reason in its log" if public else error
    st.error(literal(f"The atlas cannot be shown: {told}"))
