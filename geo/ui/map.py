"""The map, its legend, and what a click on it selects."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st
from streamlit_folium import st_folium

from geo.address import View
from geo.layers import MapLayers
from geo.maps import MapAssets, base_map, clicked_key, feature_group
from geo.model import Atlas, LatLon
from geo.symbols import LAYERS, NAMED_WORD, as_image, legend_svg, named_svg
from geo.ui import state

MAP_KEY = "map"
_AIM = "map-aim"
_NAMED = "named-"
# Zoom at which a town, and a province, fill a good part of the map.
_CLOSE, _WIDE, _CLOSE_KM = 12, 8, 10


@dataclass(frozen=True, slots=True)
class MapLook:
    """What the base map depends on; a change of it makes a new frame."""

    assets: MapAssets
    tiles: bool
    dark: bool


def show(layers: MapLayers, atlas: Atlas, look: MapLook) -> None:
    """Draws the map; the selected record's sign is brought out, and a click selects."""
    selected = state.selected_event()
    key = layers.key_of(selected) if selected else None
    start = st.session_state.setdefault(_AIM, _aim(selected, atlas))
    st_folium(
        base_map(look.assets, dark=look.dark, tiles=look.tiles),
        key=MAP_KEY,
        height=560,
        use_container_width=True,
        feature_group_to_add=feature_group(layers, key),
        returned_objects=["last_object_clicked_tooltip", "last_object_clicked_count"],
        center=start[0] if start else None,
        zoom=start[1] if start else None,
        on_change=lambda: _take_click(layers),
    )


def legend() -> None:
    """Shape, colour and word of every layer, and what lines and rings mean."""
    signs = "".join(f"<span>{as_image(legend_svg(layer))}{escape(layer.word)}</span>" for layer in LAYERS)
    st.html(
        f'<div class="atlas-legend" aria-label="Legend">{signs}<span>{as_image(named_svg(14))}{NAMED_WORD}</span>'
        "<span>Dashed ring: the true spot lies within it</span>"
        "<span>Hollow sign: only the area is known</span><span>Dashed sign or line: planned</span></div>"
    )


def aim_at(event_id: str, atlas: Atlas) -> None:
    """Moves the map to a record and shows it, when a reader asks for that."""
    st.session_state[_AIM] = _aim(event_id, atlas)
    st.session_state[state.VIEW] = View.MAP


def _aim(selected: str | None, atlas: Atlas) -> tuple[LatLon, int] | None:
    """Centre and zoom for a record that the address names or a reader wants to see; the map moves for nothing else."""
    event = next((event for event in atlas.events if event.id == selected), None)
    if event is None or event.place is None or event.place.position is None:
        return None
    return event.place.position, _CLOSE if event.place.radius_km < _CLOSE_KM else _WIDE


def _take_click(layers: MapLayers) -> None:
    """Runs before the page is drawn again, so that one click costs one run."""
    returned = st.session_state.get(MAP_KEY) or {}
    count = returned.get("last_object_clicked_count")
    if not count or count == st.session_state.get("map-clicks"):
        return
    st.session_state["map-clicks"] = count
    key = clicked_key(returned.get("last_object_clicked_tooltip"))
    if key is None:
        return
    if key.startswith(_NAMED):
        state.select_place(key.removeprefix(_NAMED))
    elif events := layers.events_at(key):
        state.select_event(events[0].id)
