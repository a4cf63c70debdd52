"""Reviewing: the marked text, the record that was read from it, and the map, side by side."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st
from streamlit_folium import st_folium

from geo.duplicates import likely_duplicates
from geo.filters import EventFilter, select
from geo.layers import map_layers
from geo.maps import base_map, feature_group
from geo.model import Atlas, Event, LatLon, ReviewState, Source
from geo.reading.article import from_text
from geo.reading.findings import Reading, Span
from geo.reading.reader import read
from geo.store import KeptEvent
from geo.ui.desk import editor, session
from geo.ui.desk.missed import add_missed
from geo.ui.desk.session import EVENT, Desk
from geo.ui.marked_text import legend_html, marked_html, marks_of
from geo.ui.text import literal
from geo.wording import date_text, title

_HEIGHT = 640
_MAP_KEY, _POINT = "desk-map", "desk-point"
_SIGNS = {
    ReviewState.UNREVIEWED: "○",
    ReviewState.ACCEPTED: "✓",
    ReviewState.CORRECTED: "✎",
    ReviewState.REJECTED: "✕",
}


def show(desk: Desk, source_id: str) -> None:
    reading = _reading(desk, source_id)
    events = [event for event in desk.atlas.events if event.reports[0].source_id == source_id]
    text, record, where = st.columns([1.15, 1, 0.9], gap="medium")
    with record:
        event = _choose(events, desk.atlas)
    kept = desk.store.record(event.id) if event else None
    with where:
        clicked = _map(desk, source_id, event)
    with text:
        _text(reading, kept, desk.atlas.sources[source_id])
    with record:
        if event is not None and kept is not None:
            _record(desk, event, kept, clicked)
        if reading is not None:
            add_missed(desk, source_id, reading)


def _reading(desk: Desk, source_id: str) -> Reading | None:
    """The article read once more, for its marks; the same text reads the same each time. None for shipped articles."""
    source, text = desk.atlas.sources[source_id], desk.store.text_of(source_id)
    return None if text is None else _read_again(desk, text, source.language, source.published)


@st.cache_data(show_spinner="Reading …", max_entries=20)
def _read_again(_desk: Desk, text: str, language: str, published: date | None) -> Reading:
    return read(from_text(text, published=published, language=language), _desk.gazetteer())


def _choose(events: list[Event], atlas: Atlas) -> Event | None:
    """The record to look at, those that wait first in mind: the next unreviewed one is chosen by itself."""
    if not events:
        st.info("Nothing was read as an event. Add what was missed below.")
        return None
    ids = [event.id for event in events]
    waiting = [event.id for event in events if event.review is ReviewState.UNREVIEWED]
    if st.session_state.get(EVENT) not in ids:
        st.session_state[EVENT] = (waiting or ids)[0]
    labels = {event.id: f"{_SIGNS[event.review]} {title(event, atlas)} · {date_text(event)}" for event in events}
    st.selectbox(
        f"{len(waiting)} of {len(events)} records wait for review",
        ids,
        key=EVENT,
        format_func=labels.__getitem__,
        help="○ waits · ✓ accepted · ✎ corrected · ✕ rejected",
    )
    return next(event for event in events if event.id == st.session_state[EVENT])


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
    with st.container(height=_HEIGHT, border=True):
        st.html(marked_html(reading.article, marks_of(reading), focus))


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
    st.caption("A click on the map offers that point as the place of the record.")
    clicked_for, point = st.session_state.get(_POINT, ("", None))
    return point if event and event.id == clicked_for else None


def _take_point(event_id: str) -> None:
    """A click belongs to the record that was on the desk then: the next one must not get the point by accident."""
    clicked = (st.session_state.get(_MAP_KEY) or {}).get("last_clicked")
    if clicked:
        st.session_state[_POINT] = (event_id, LatLon(clicked["lat"], clicked["lng"]))


def _record(desk: Desk, event: Event, kept: KeptEvent, clicked: LatLon | None) -> None:
    evidence = kept.evidence
    if evidence and evidence.doubts:
        st.warning(literal(f"Look first at: {', '.join(evidence.doubts)}"))
    if evidence and evidence.why:
        st.caption(literal(f"Read so because: {evidence.why}"))
    _decisions(desk, event)
    editor.show(desk, kept, clicked)
    _duplicates(desk, event)
    if kept.by:
        st.caption(literal(f"Last changed by {kept.by}, {kept.at}."))


def _decisions(desk: Desk, event: Event) -> None:
    with st.container(horizontal=True):
        st.button(
            "Accept",
            type="primary",
            key="desk-accept",
            shortcut="Ctrl+Enter",
            on_click=_decide,
            args=(partial(desk.store.accept, event.id, by=desk.who, at=desk.now()), f"Accepted: {event.id}."),
        )
        st.button(
            "Reject",
            key="desk-reject",
            shortcut="Ctrl+Backspace",
            on_click=_decide,
            args=(partial(desk.store.reject, event.id, by=desk.who, at=desk.now()), f"Rejected: {event.id}."),
        )


def _decide(act: partial[object], told: str) -> None:
    """Does it, and lets the next waiting record come up."""

    def done() -> str:
        act()
        st.session_state.pop(EVENT, None)
        return told

    session.change(done)


def _duplicates(desk: Desk, event: Event) -> None:
    """Events that may be this one; merging keeps both reports with their figures."""
    for likeness in likely_duplicates(event, desk.atlas)[:3]:
        with st.container(border=True):
            st.markdown(
                f"**Perhaps the same as** {literal(title(likeness.event, desk.atlas))} · "
                f"{literal(date_text(likeness.event))}"
            )
            st.caption(literal(likeness.reason))
            st.button(
                "Same event: merge into one with two reports",
                key=f"merge-{event.id}-{likeness.event.id}",
                on_click=_decide,
                args=(
                    partial(desk.store.merge, likeness.event.id, event.id, by=desk.who, at=desk.now()),
                    f"Merged into {likeness.event.id}.",
                ),
            )
