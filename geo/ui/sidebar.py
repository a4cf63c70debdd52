"""The filters. Each widget holds one field of the one filter; see `state`."""

from __future__ import annotations

from collections import Counter
from datetime import date

import streamlit as st

from geo.filters import EventFilter, known_countries, known_provinces, undated_in
from geo.model import Atlas, EventKind, ReviewState
from geo.settings import Settings, Tiles
from geo.ui import state
from geo.wording import KIND_WORDS, REVIEW_WORDS, STATUS_WORDS, country_name, publisher_text

TILES_KEY = "tiles"


def filters(atlas: Atlas) -> EventFilter:
    """Draws the filters and returns what they ask for."""
    with st.sidebar:
        st.text_input(
            "Search",
            key=state.TEXT,
            placeholder="place, publisher, word …",
            type="search",
            max_chars=200,
            live="300ms",
            help="Finds events that hold every word, in the summary, the place, the countries or the source. "
            "Search words are not written into the browser's address.",
        )
        _kinds(atlas)
        st.multiselect(
            "Country",
            known_countries(atlas),
            key=state.COUNTRIES,
            format_func=lambda code: country_name(code, atlas.countries),
            placeholder="any country",
            help="The country of the event, or either end of a link between two countries.",
        )
        st.multiselect("Province", known_provinces(atlas), key=state.PROVINCES, placeholder="any province")
        _dates(atlas)
        _records(atlas)
        wanted = state.current_filter()
        if wanted.until != st.session_state[state.UNTIL]:
            st.warning("The range ends before it begins. Its end is left out.")
    return wanted


def tiles_switch(settings: Settings) -> bool:
    """Whether the street map is on; the switch is there unless the configuration forbids tiles."""
    if settings.tiles is Tiles.NEVER:
        st.sidebar.caption("No outside requests: the street map is switched off by configuration.")
        return False
    return st.sidebar.toggle(
        "Street map (asks OpenStreetMap)",
        value=settings.tiles is Tiles.ON,
        key=TILES_KEY,
        help="Off: nothing leaves this machine. On: your browser asks OpenStreetMap's servers for map pictures, "
        "so that they can see which part of the map you look at.",
    )


def _kinds(atlas: Atlas) -> None:
    counts = Counter(event.kind for event in atlas.events if event.review is not ReviewState.REJECTED)
    st.pills(
        "Kind of event",
        [kind for kind in EventKind if counts[kind] or kind in st.session_state[state.KINDS]],
        key=state.KINDS,
        selection_mode="multi",
        format_func=lambda kind: f"{KIND_WORDS[kind]} {counts[kind]}",
    )


def _dates(atlas: Atlas) -> None:
    spans = [event.date for event in atlas.events if event.date]
    # An address may ask for days long before or after all events: the calendar reaches so far.
    chosen = [day for key in (state.SINCE, state.UNTIL) if (day := st.session_state[key])]
    first = min([date(min((span.start.year for span in spans), default=2000), 1, 1), *chosen])
    last = max([date(max((span.last.year for span in spans), default=2100), 12, 31), *chosen])
    for label, key in (("From", state.SINCE), ("Until", state.UNTIL)):
        st.date_input(label, key=key, min_value=first, max_value=last, format="YYYY-MM-DD")
    undated = undated_in(atlas, state.current_filter())
    st.checkbox(f"Include undated ({undated})", key=state.UNDATED)


def _records(atlas: Atlas) -> None:
    st.multiselect(
        "Source",
        list(atlas.sources),
        key=state.SOURCES,
        format_func=lambda source_id: (
            f"{publisher_text(atlas.sources[source_id])}: {atlas.sources[source_id].title[:60]}"
        ),
        placeholder="any article",
    )
    st.pills(
        "Status", list(STATUS_WORDS), key=state.STATUSES, selection_mode="multi", format_func=STATUS_WORDS.__getitem__
    )
    reviews = {event.review for event in atlas.events}.union(st.session_state[state.REVIEWS])
    st.pills(
        "Review",
        [review for review in ReviewState if review in reviews],
        key=state.REVIEWS,
        selection_mode="multi",
        format_func=REVIEW_WORDS.__getitem__,
    )
