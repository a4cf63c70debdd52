"""Compound Atlas: `streamlit run app.py`."""

import os
from pathlib import Path

import streamlit as st

from geo.errors import GeoError
from geo.ui import page
from geo.ui.settings import Settings
from geo.ui.text import literal

HERE = Path(__file__).parent
NAMES = ("tiles", "data", "store")


def settings() -> Settings:
    """From `.streamlit/secrets.toml`, where there is one, and the environment, which wins."""
    secrets = st.secrets if (HERE / ".streamlit" / "secrets.toml").exists() else {}
    values = {key: str(secrets[key]) for key in NAMES if key in secrets}
    values |= {name: os.environ[f"ATLAS_{name.upper()}"] for name in NAMES if f"ATLAS_{name.upper()}" in os.environ}
    return Settings.from_values(values, HERE / "data")


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
try:
    page.show(settings())
except GeoError as error:
    st.error(literal(f"The atlas cannot be shown: {error}"))
