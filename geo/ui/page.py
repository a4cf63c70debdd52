"""The page as a whole: one filter, and the parts that show what it leaves."""

from __future__ import annotations

import streamlit as st

from geo.address import View
from geo.filters import Selection, select
from geo.layers import map_layers
from geo.model import Atlas
from geo.records import read_atlas
from geo.ui import about, assets, card, header, map, months, sidebar, sources, state, style, table
from geo.ui.settings import Settings

_read_atlas = st.cache_resource(show_spinner=False)(read_atlas)


def show(settings: Settings) -> None:
    """Draws everything. Raises GeoError where the data cannot be read."""
    atlas: Atlas = _read_atlas(settings.data_dir)
    style.apply()
    state.start(atlas)
    wanted = sidebar.filters(atlas)
    tiles = sidebar.tiles_switch(settings)
    look = map.MapLook(assets.declare(settings.data_dir), tiles, dark=st.context.theme.type == "dark")
    selection = select(atlas, wanted)
    header.title()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="bar"):
        view = header.navigation()
        header.downloads(selection)
        header.share(wanted)
    # In containers that are always there: what comes and goes above the map would move it, and make it a new frame.
    with st.container(key="told"):
        header.address_notes()
        header.counts(selection)
        header.chips(selection)
    _body(view, selection, look)


@st.fragment
def _body(view: View, selection: Selection, look: map.MapLook) -> None:
    """All that a selected record touches: a click reruns this and leaves filters and header alone."""
    with st.container(key="nothing"):
        if not selection.events:
            header.nothing_found(selection)
    if view is View.MAP:
        _map(selection, look)
    elif view is View.TABLE:
        _table(selection)
    elif view is View.SOURCES:
        sources.show(selection)
    else:
        about.show()
    state.write_address(selection.filter)


def _map(selection: Selection, look: map.MapLook) -> None:
    layers = map_layers(selection)
    left, right = st.columns([2.15, 1], gap="medium")
    with left:
        map.show(layers, selection.atlas, look)
        map.legend()
        months.show(selection)
        card.not_on_the_map(layers, selection.atlas)
    with right:
        card.show(selection, layers)
    table.show(selection, most_rows=10)


def _table(selection: Selection) -> None:
    left, right = st.columns([2.15, 1], gap="medium")
    with left:
        table.show(selection, most_rows=18)
    with right:
        card.show(selection, map_layers(selection))
