"""The same events on a map as tutorials write it, for comparison: one `folium.Marker` with a popup each, the map built
anew and handed to `st_folium` without a key.

Two things are done for it that no tutorial does, because it could not draw here at all without them: what folium loads
from other hosts comes from this machine, Leaflet itself and the one function of jQuery that a popup needs (jQuery,
Bootstrap and icon fonts in full would only make it slower); and there are no tiles.
"""

import os
from pathlib import Path

import folium
import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium
from xstatic.pkg import leaflet

from geo.filters import EventFilter, select
from geo.model import EventKind
from geo.records import read_atlas

HERE = Path(__file__).parent
components.declare_component("leaflet", path=leaflet.BASE_DIR)
components.declare_component("web", path=str(HERE / "web"))
folium.Map.default_js = [("leaflet", "../tutorial_app.leaflet/leaflet.js"), ("dollar", "../tutorial_app.web/dollar.js")]
folium.Map.default_css = [("leaflet_css", "../tutorial_app.leaflet/leaflet.css")]

st.set_page_config(layout="wide")
atlas = st.cache_resource(read_atlas)(Path(os.environ.get("ATLAS_DATA", HERE.parents[1] / "data")))
kinds = st.sidebar.pills(
    "Kind", list(EventKind), selection_mode="multi", format_func=lambda kind: f"{kind.value.capitalize()} kind"
)
world = folium.Map(location=(12.4, 105.0), zoom_start=7, tiles=None)
world.options["maxZoom"] = 18
for event in select(atlas, EventFilter(kinds=tuple(kinds))).events:
    if event.place is not None and event.place.position is not None:
        folium.Marker(event.place.position, popup=f"{event.kind}: {event.summary}").add_to(world)
st_folium(world, width=900, height=560)
