"""The page as a whole: one filter, and the parts that show what it leaves."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from geo.address import View
from geo.disclosure import Audience, disclosed
from geo.filters import Selection, select
from geo.gazetteer import Gazetteer
from geo.layers import map_layers
from geo.model import Atlas
from geo.records import read_shipped
from geo.settings import Settings
from geo.store import Store
from geo.ui import about, assets, card, desk, header, map, months, sidebar, sources, state, style, table

_read_shipped = st.cache_resource(show_spinner=False)(read_shipped)


@st.cache_resource(show_spinner=False)
def _open_store(address: str, data_dir: Path) -> Store:
    return Store.open(address, _read_shipped(data_dir))


@st.cache_resource(show_spinner=False, max_entries=4)
def _atlas_at(_store: Store, address: str, revision: int, audience: Audience, small_group: int) -> Atlas:
    """The atlas as of a revision of the store, as this audience may see it: built once, however many look at it."""
    return disclosed(_store.atlas(), audience, small_group)


@st.cache_resource(show_spinner="Opening the list of names; once, this takes about half a minute …")
def _open_gazetteer(data_dir: Path) -> Gazetteer:
    return Gazetteer.open(data_dir)


def show(settings: Settings) -> None:
    """Draws everything. Raises GeoError where the data or the store cannot be read."""
    store = _open_store(settings.store, settings.data_dir)
    at_revision = partial(_atlas_at, store, settings.store, store.revision(), small_group=settings.small_group)
    atlas = at_revision(settings.audience)
    public = settings.audience is Audience.PUBLIC
    style.apply()
    state.start(atlas, desk=not public)
    wanted = sidebar.filters(atlas)
    tiles = sidebar.tiles_switch(settings)
    look = map.MapLook(assets.declare(settings.data_dir), tiles, dark=st.context.theme.type == "dark")
    selection = select(atlas, wanted)
    header.title()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="bar"):
        view = header.navigation(desk=not public)
        header.downloads(selection, settings.data_dir / "outlines", partial(at_revision, Audience.PUBLIC))
        header.share(wanted)
    # In containers that are always there: what comes and goes above the map would move it, and make it a new frame.
    with st.container(key="told"):
        header.address_notes()
        if view is not View.DESK:
            header.counts(selection)
            header.withheld(atlas)
            header.chips(selection)
    if view is View.DESK:
        gazetteer = partial(_open_gazetteer, settings.data_dir)
        desk.show(desk.Desk(store, atlas, gazetteer, look, settings.data_dir / "outlines"))
        state.write_address(wanted)
    else:
        _body(view, selection, look, settings)


@st.fragment
def _body(view: View, selection: Selection, look: map.MapLook, settings: Settings) -> None:
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
        about.show(selection.atlas, settings)
    state.write_address(selection.filter)


def _map(selection: Selection, look: map.MapLook) -> None:
    layers = map_layers(selection)
    left, right = st.columns([2.15, 1], gap="medium")
    with left:
        map.show(layers, selection.atlas, look)
        map.legend()
    with right:
        card.show(selection, layers)
    months.show(selection)
    card.not_on_the_map(layers, selection.atlas)
    table.show(selection, most_rows=10)


def _table(selection: Selection) -> None:
    left, right = st.columns([2.15, 1], gap="medium")
    with left:
        table.show(selection, most_rows=18)
    with right:
        card.show(selection, map_layers(selection))
