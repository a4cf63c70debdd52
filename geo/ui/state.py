"""What a reader has chosen: the filter widgets, the view and the selected record, seeded from the address once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from geo.address import Address, View, from_query, to_query
from geo.errors import InvalidFilter
from geo.filters import EventFilter
from geo.model import Atlas

# Widget keys; each holds one field of the filter.
TEXT, COUNTRIES, PROVINCES, KINDS = "filter-text", "filter-country", "filter-province", "filter-kind"
SINCE, UNTIL, UNDATED = "filter-since", "filter-until", "filter-undated"
STATUSES, SOURCES, REVIEWS = "filter-status", "filter-source", "filter-review"
VIEW, SELECTED, PLACE, NOTES = "view", "selected-event", "selected-place", "address-notes"
# Counts the selections made outside the table: each makes the table anew, with another row marked.
TABLE_TURN = "table-turn"


def start(atlas: Atlas, *, desk: bool) -> None:
    """On the first run of a session, what the address asks for; nonsense in it becomes a note.

    `desk`: whether there is a review desk.
    """
    if VIEW in st.session_state:
        return
    query = {key: st.query_params.get_all(key) for key in st.query_params}
    address, notes = from_query(query, atlas)
    if address.view is View.DESK and not desk:
        address, notes = replace(address, view=View.MAP), (*notes, "articles are added in the internal view only")
    set_filter(address.filter)
    st.session_state[VIEW] = address.view
    st.session_state[SELECTED] = address.event
    st.session_state[PLACE] = None
    st.session_state[NOTES] = notes
    st.session_state[TABLE_TURN] = 0


def current_filter() -> EventFilter:
    """The filter that the widgets ask for, without the end of a range that runs backwards."""
    state = st.session_state
    wanted = EventFilter(
        countries=tuple(state[COUNTRIES]),
        provinces=tuple(state[PROVINCES]),
        kinds=tuple(state[KINDS]),
        statuses=tuple(state[STATUSES]),
        sources=tuple(state[SOURCES]),
        reviews=tuple(state[REVIEWS]),
        since=state[SINCE],
        include_undated=state[UNDATED],
        text=state[TEXT].strip(),
    )
    try:
        return replace(wanted, until=state[UNTIL])
    except InvalidFilter:
        return wanted


def set_filter(wanted: EventFilter) -> None:
    """Puts a filter into the widgets; only before they are drawn, so at the start or in a callback."""
    values: dict[str, Any] = {
        TEXT: wanted.text,
        COUNTRIES: list(wanted.countries),
        PROVINCES: list(wanted.provinces),
        KINDS: list(wanted.kinds),
        STATUSES: list(wanted.statuses),
        SOURCES: list(wanted.sources),
        REVIEWS: list(wanted.reviews),
        SINCE: wanted.since,
        UNTIL: wanted.until,
        UNDATED: wanted.include_undated,
    }
    st.session_state.update(values)


def reset_filter() -> None:
    set_filter(EventFilter())


def drop(key: str, value: object = None) -> None:
    """Takes one condition out of the filter: a value from a list, or the whole of a single one."""
    held = st.session_state[key]
    if isinstance(held, list):
        st.session_state[key] = [item for item in held if item != value]
    elif isinstance(held, bool):
        st.session_state[key] = True
    elif isinstance(held, date):
        st.session_state[key] = None
    else:
        st.session_state[key] = ""


def selected_event() -> str | None:
    chosen: str | None = st.session_state[SELECTED]
    return chosen


def selected_place() -> str | None:
    """A place that an article only names, chosen on the map; None while an event or nothing is selected."""
    chosen: str | None = st.session_state[PLACE]
    return chosen


def select_event(event_id: str | None, *, in_table: bool = False) -> None:
    """Selects a record. `in_table`: a row was chosen, so that the table has it marked already."""
    st.session_state[SELECTED] = event_id
    st.session_state[PLACE] = None
    if not in_table:
        renew_table()


def renew_table() -> None:
    st.session_state[TABLE_TURN] += 1


def select_place(place_id: str) -> None:
    select_event(None)
    st.session_state[PLACE] = place_id


def current_address(wanted: EventFilter) -> Address:
    return Address(wanted, View(st.session_state[VIEW] or View.MAP), selected_event())


def write_address(wanted: EventFilter) -> None:
    """Keeps the browser's address in step, but for the search words: see `to_query`."""
    query = to_query(current_address(wanted), with_text=False)
    if {key: st.query_params.get_all(key) for key in st.query_params} != query:
        st.query_params.from_dict(query)
