"""Leaflet, our own script and the outlines, served by the app itself, so that the map needs no other server.

Streamlit serves the folder of any declared component; nobody calls these. Seen from the map's frame they lie one
folder up, an address that also holds behind a proxy with a path prefix.
"""

from __future__ import annotations

from pathlib import Path

import streamlit.components.v1 as components
from xstatic.pkg import leaflet

from geo.maps import MapAssets
from geo.scene import WEB_DIR


def declare(data_dir: Path) -> MapAssets:
    """Makes the folders known to Streamlit and returns their addresses."""
    folders = {"leaflet": Path(leaflet.BASE_DIR), "web": WEB_DIR, "outlines": data_dir / "outlines"}
    for name, folder in folders.items():
        components.declare_component(name, path=str(folder))
    return MapAssets(**{name: f"../{__name__}.{name}/" for name in folders})
