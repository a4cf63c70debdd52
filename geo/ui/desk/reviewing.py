"""Reviewing: the marked text, the record that was read from it, and the map, side by side."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st
from streamlit_folium import st_folium

from geo.filters import EventFilter, select
from geo.layers import map_layers
from geo.maps import base_map, feature_group
from geo.model import Event, LatLon, ReviewState, Source
from geo.reading.article import from_text
from geo.reading.findings import Reading, Span
from geo.reading.reader import read
from geo.store import KeptEvent
from geo.ui import sidebar
from geo.ui.desk import look, queue, record, session
from geo.ui.desk.missed import add_missed
from geo.ui.desk.session import POINT, Desk
from geo.ui.marked_text import legend_html, marked_html, marks_of
from geo.ui.text import literal
from geo.wording import title

_HEIGHT = 640
_MAP_KEY, _TILES = "desk-map", "desk-tiles"


def show(desk: Desk, source_id: str) -> None:
    reading = _reading(desk, source_id)
    events = desk.events_of(source_id)
    with st.container(key="desk-columns"):
        text, middle, where = st.columns([1, 1.28, 0.75], gap="medium")
    elsewhere = [event for event in desk.atlas.events if source_id in {each.source_id for each in event.reports[1:]}]
    with middle:
        session.tell()
        event = queue.choose(events, desk.atlas, none_expected=bool(elsewhere))
    kept = desk.store.record(event.id) if event else None
    with where:
        clicked = _map(desk, source_id, event)
    with text:
        _text(reading, kept, desk.atlas.sources[source_id])
    with middle:
        if event is not None and kept is not None:
            record.show(desk, event, kept, reading, clicked)
        _told_elsewhere(desk, elsewhere)
        if reading is not None:
            add_missed(desk, source_id, reading)


def _reading(desk: Desk, source_id: str) -> Reading | None:
    """The article read once more, for its marks; the same text reads the same each time. None for shipped articles."""
    source, text = desk.atlas.sources[source_id], desk.store.text_of(source_id)
    return None if text is None else _read_again(desk, text, source.language, source.published)


@st.cache_data(show_spinner="Reading …", max_entries=20)
def _read_again(_desk: Desk, text: str, language: str, published: date | None) -> Reading:
    return read(from_text(text, published=published, language=language), _desk.gazetteer())


def _text(reading: Reading | None, kept: KeptEvent | None, source: Source) -> None:
    """The article with its marks; for a shipped one, whose text is not kept here, where to find it."""
    if reading is None:
        st.info("The text of this article is not kept here. Compare the record with the original before you change it.")
        if source.url and source.url.startswith(("http://", "https://")):
            st.link_button("Open the original", source.url)
        return
    st.html(legend_html())
    evidence = kept.evidence if kept else None
    focus = Span(evidence.start, evidence.end) if evidence else None
    with st.container(height=_HEIGHT, border=True, key="desk-paper"):
        st.html(marked_html(reading.article, marks_of(reading), focus))
    look.bring_into_view(focus.start if focus else 0)


def _map(desk: Desk, source_id: str, event: Event | None) -> LatLon | None:
    """The article's records on the map; returns the point that was clicked for this very record, if any."""
    layers = map_layers(select(desk.atlas, EventFilter(sources=(source_id,), reviews=tuple(ReviewState))))
    position = event.place.position if event and event.place else None
    st_folium(
        base_map(desk.look.assets, dark=desk.look.dark, tiles=desk.look.tiles),
        key=_MAP_KEY,
        height=_HEIGHT,
        use_container_width=True,
        feature_group_to_add=feature_group(layers, layers.key_of(event.id) if event else None),
        returned_objects=["last_clicked"],
        center=position,
        zoom=9 if position else None,
        on_change=partial(_take_point, event.id if event else ""),
    )
    if event is not None and event.place is None:
        st.caption("This record has no place, so no sign stands for it. A click offers that point as its place.")
    elif event is not None:
        st.caption("A click on the map offers that point as the place of the record.")
    _tiles_switch(desk)
    clicked_for, point = st.session_state.get(POINT, ("", None))
    return point if event and event.id == clicked_for else None


def _tiles_switch(desk: Desk) -> None:
    """The switch of the sidebar, which rests here; none where the configuration forbids tiles."""
    if sidebar.TILES_KEY not in st.session_state:
        return
    st.session_state[_TILES] = desk.look.tiles
    st.toggle("Street map (asks OpenStreetMap)", key=_TILES, on_change=_switch_tiles)


def _switch_tiles() -> None:
    st.session_state[sidebar.TILES_KEY] = st.session_state[_TILES]


def _take_point(event_id: str) -> None:
    """A click belongs to the record that was on the desk then: the next one must not get the point by accident."""
    clicked = (st.session_state.get(_MAP_KEY) or {}).get("last_clicked")
    if clicked:
        st.session_state[POINT] = (event_id, LatLon(clicked["lat"], clicked["lng"]))


def _told_elsewhere(desk: Desk, events: list[Event]) -> None:
    """Events that this article reports too, and whose record stands with another one."""
    for event in events:
        with st.container(border=True):
            st.markdown(f"**Told here too:** {literal(title(event, desk.atlas))}")
            st.caption(
                literal(f"One event, {len(event.reports)} reports. Its record stands with “{_owner(desk, event)}”.")
            )
            st.button("See the record", key=f"elsewhere-{event.id}", on_click=session.correct, args=(event,))


def _owner(desk: Desk, event: Event) -> str:
    return desk.atlas.sources[event.reports[0].source_id].title
