"""Correcting a record: every value as a field, the machine's own value beside what a person changed."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from geo.corrections import corrected
from geo.gazetteer import describe
from geo.model import EventKind, LatLon, Place, PlaceKind, Qualifier, Scope, Status, Strength
from geo.own_places import placed_by_hand, taken_over
from geo.schema import EventEntry
from geo.store import KeptEvent
from geo.ui.desk import session
from geo.ui.desk.session import EVENT, Desk
from geo.ui.text import literal
from geo.wording import KIND_WORDS, PLACE_KIND_WORDS, STATUS_WORDS, STRENGTH_WORDS, country_name, place_name

_COUNT_COLUMNS = ["what", "value", "qualifier", "scope", "nationality", "part"]
_NONE, _POINT = "no place", "the point clicked on the map"
# How far off a point set by hand may be, unless the person says otherwise.
_HAND_RADIUS_KM = 3.0


def show(desk: Desk, kept: KeptEvent, clicked: LatLon | None) -> None:
    """The fields of one record, and the button that keeps what was changed."""
    entry = kept.entry
    with st.expander("Correct it", expanded=True):
        place = _place_field(desk, entry, clicked)
        with st.form(f"edit-{entry.id}", border=False):
            values = _fields(desk, entry)
            save = st.form_submit_button("Save the correction", width="stretch")
        _machine_values(kept)
    if save:
        _save(desk, entry, values, place)
        st.rerun()


def _fields(desk: Desk, entry: EventEntry) -> dict[str, Any]:
    left, right = st.columns(2)
    values: dict[str, Any] = {
        "summary": st.text_area("Summary, in your own words", entry.summary, height=80),
        "kind": left.selectbox("Kind", list(EventKind), _at(EventKind, entry.kind), KIND_WORDS.__getitem__),
        "status": right.selectbox("Status", list(Status), _at(Status, entry.status), STATUS_WORDS.__getitem__),
        "date": left.text_input("Date", entry.date or "", placeholder="2025-07-14, 2025-07 or a range with /"),
        "date_text": right.text_input("What the article says of it", entry.date_text or ""),
        "year_inferred": left.checkbox("The year is inferred", entry.year_inferred),
        "strength": right.selectbox(
            "Said", list(Strength), _at(Strength, entry.strength), lambda word: STRENGTH_WORDS[word]
        ),
    }
    values |= _country_fields(desk, entry)
    values["counts"] = _count_rows(entry)
    values["note"] = st.text_input("Note", entry.note)
    return values


def _country_fields(desk: Desk, entry: EventEntry) -> dict[str, Any]:
    countries = desk.atlas.countries
    codes = sorted(countries, key=lambda code: countries[code].name)
    one = [None, *codes]

    def name(code: str | None) -> str:
        return country_name(code, countries) if code else "–"

    left, right = st.columns(2)
    return {
        "country": left.selectbox("Country", one, one.index(entry.country), name),
        "partners": right.multiselect("Together with", codes, entry.partners, name),
        "origin": left.selectbox("People sent from", one, one.index(entry.origin), name),
        "destination": right.selectbox("to", one, one.index(entry.destination), name),
    }


def _count_rows(entry: EventEntry) -> list[dict[str, Any]]:
    """The figures as a table to edit; rows without a thing counted are left out."""
    rows = [count.model_dump(mode="json") for count in entry.counts]
    st.caption("Figures, each as the article states it; a *part* is contained in another one.")
    edited = st.data_editor(
        pd.DataFrame(rows, columns=_COUNT_COLUMNS).astype({"part": bool}),
        num_rows="dynamic",
        hide_index=True,
        key=f"counts-{entry.id}",
        column_config={
            "value": st.column_config.NumberColumn(min_value=0, step=1),
            "qualifier": st.column_config.SelectboxColumn(options=[word.value for word in Qualifier]),
            "scope": st.column_config.SelectboxColumn(options=[word.value for word in Scope]),
        },
    )
    return [_count(row) for row in edited.to_dict("records") if _text(row["what"])]


def _count(row: dict[Any, Any]) -> dict[str, Any]:
    return {
        "what": _text(row["what"]),
        "value": 0 if pd.isna(row["value"]) else int(row["value"]),
        "qualifier": _text(row["qualifier"]) or Qualifier.EXACT.value,
        "scope": _text(row["scope"]) or Scope.EVENT.value,
        "nationality": _text(row["nationality"]),
        "part": bool(row["part"]) and not pd.isna(row["part"]),
    }


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _place_field(desk: Desk, entry: EventEntry, clicked: LatLon | None) -> Place | None:
    """The place: the one it has, one that is searched for, or the point clicked; outside the form, as it looks up."""
    current = desk.atlas.places.get(entry.place or "")
    wanted = st.text_input("Place", key=f"place-{entry.id}", placeholder="search another, such as Sen Sok, Phnom Penh")
    found = {describe(candidate): candidate.place for candidate in _search(desk, wanted)}
    choices: dict[str, Place | None] = {}
    if current:
        choices[f"as it is: {place_name(current, desk.atlas)} ({PLACE_KIND_WORDS[current.kind]})"] = current
    choices |= {label: taken_over(place, desk.atlas.places) for label, place in found.items()}
    if clicked:
        choices[f"{_POINT} ({clicked.lat:.4f}, {clicked.lon:.4f})"] = _by_hand(desk, entry, clicked, wanted)
    choices[_NONE] = None
    # What was just searched for, or clicked, is what is meant most likely.
    first = next(iter(found), None) or next((label for label in choices if label.startswith(_POINT)), None)
    labels = list(choices)
    label = st.selectbox(
        "… which is",
        labels,
        index=labels.index(first) if first else 0,
        key=f"which-{entry.id}-{wanted}-{clicked}",
        label_visibility="collapsed",
    )
    return choices[label]


def _search(desk: Desk, wanted: str) -> list[Any]:
    return list(desk.gazetteer().search(wanted)[:8]) if wanted.strip() else []


def _by_hand(desk: Desk, entry: EventEntry, clicked: LatLon, name: str) -> Place:
    """A place at the point, in the country and area of the nearest known place: not what the record says so far."""
    near = desk.gazetteer().nearest(clicked, 1)
    neighbour = near[0][0] if near else None
    country = neighbour.country if neighbour else entry.country or "KH"
    wanted = name.strip() or (f"Near {neighbour.name}" if neighbour else "Point set by hand")
    adm1 = neighbour.adm1 if neighbour else None
    return placed_by_hand(wanted, PlaceKind.CITY, country, clicked, _HAND_RADIUS_KM, desk.atlas.places, adm1=adm1)


def _machine_values(kept: KeptEvent) -> None:
    """What was read at first, for every field that is different now."""
    now, first = kept.entry.model_dump(mode="json"), kept.first.model_dump(mode="json")
    for field in ("kind", "status", "date", "place", "country", "partners", "origin", "destination", "counts"):
        if now[field] != first[field]:
            st.caption(literal(f"{field}: read as {first[field] or 'nothing'}"))


def _save(desk: Desk, entry: EventEntry, values: dict[str, Any], place: Place | None) -> None:
    def save() -> str:
        given = {key: value.strip() or None if isinstance(value, str) else value for key, value in values.items()}
        given |= {"place": place.id if place else None, "note": given["note"] or "", "summary": given["summary"] or ""}
        changed = corrected(entry, given)
        desk.store.correct(entry.id, changed, by=desk.who, at=desk.now(), seen=entry, places=[place] if place else [])
        st.session_state.pop(EVENT, None)
        return f"Saved: {entry.id}."

    session.change(save)


def _at(words: Any, value: object) -> int:
    return list(words).index(value)
