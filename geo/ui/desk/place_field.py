"""The place of a record: the one it has, one that is searched for, or a point clicked on the map."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from geo.gazetteer import Gazetteer
from geo.model import LatLon, Place, PlaceKind
from geo.reading.findings import Reading
from geo.records.own_places import placed_by_hand, taken_over
from geo.store import KeptEvent
from geo.ui.desk.editor import key
from geo.ui.desk.session import Desk
from geo.ui.desk.words import was
from geo.ui.text import literal
from geo.wording import PLACE_KIND_WORDS, country_name, doubt_text, place_name

_MOST = 6
# How far off a point set by hand may be, unless the person says otherwise.
_HAND_RADIUS_KM = 3.0
_BY_HAND = [kind for kind in PlaceKind if kind not in (PlaceKind.COUNTRY, PlaceKind.PROVINCE)]


@dataclass(frozen=True, slots=True)
class _Choice:
    """A place to choose; `place` is None for no place. `told` says what kind it is, and how sure."""

    label: str
    told: str
    place: Place | None


def show(desk: Desk, kept: KeptEvent, reading: Reading | None, clicked: LatLon | None) -> Place | None:
    """The place chosen; beside the form, for looking up needs the page drawn anew."""
    wanted = st.text_input(
        "Place",
        key=key("place", kept.entry),
        placeholder="search another: Sen Sok, Phnom Penh",
        help="Press Enter to search. The list of names lies on this machine. A click on the map offers that point.",
    )
    current = desk.atlas.places.get(kept.entry.place or "")
    found = _found(desk, wanted) if wanted.strip() else _named(desk, kept, reading)
    if wanted.strip() and not found:
        st.caption("No place of that name is known. Try another spelling, or click the spot on the map.")
    hand = [_point(desk, kept, clicked, wanted)] if clicked else []
    keep = [_choice(desk, current, "as it is")] if current else []
    others = [choice for choice in found if choice.place != current]
    choices = [*keep, *hand, *others, _Choice("No place", "stays off the map, in table and counts", None)]
    # What was just clicked, or searched for, is what is meant most likely.
    first = hand[0] if hand else others[0] if wanted.strip() and others else choices[0] if keep else choices[-1]
    chosen = _radio(choices, choices.index(first), key(f"which:{wanted}:{clicked}", kept.entry))
    if kept.first.place != kept.entry.place:
        before = desk.atlas.places.get(kept.first.place or "")
        st.caption(literal(was(kept, place_name(before, desk.atlas) if before else "no place")))
    if clicked and chosen is hand[0]:
        return _placed(desk, kept, clicked, wanted)
    return chosen.place


def _radio(choices: list[_Choice], index: int, name: str) -> _Choice:
    number = st.radio(
        "Which place",
        range(len(choices)),
        index=index,
        format_func=lambda at: literal(choices[at].label),
        captions=[literal(choice.told) for choice in choices],
        key=name,
        label_visibility="collapsed",
    )
    return choices[number]


def _choice(desk: Desk, place: Place, remark: str = "") -> _Choice:
    country = country_name(place.country, desk.atlas.countries)
    told = doubt_text(place) + (f" · {remark}" if remark else "")
    return _Choice(f"{place_name(place, desk.atlas)}, {country}", told, place)


def _found(desk: Desk, wanted: str) -> list[_Choice]:
    found = [candidate.place for candidate in desk.gazetteer().search(wanted)[:_MOST]]
    return [_choice(desk, taken_over(place, desk.atlas.places)) for place in found]


def _named(desk: Desk, kept: KeptEvent, reading: Reading | None) -> list[_Choice]:
    """The places that the record's sentence names, or may mean."""
    evidence = kept.evidence
    if reading is None or evidence is None:
        return []
    inside = [mention for mention in reading.places if evidence.start <= mention.start < evidence.end]
    places = [place for mention in inside for place in ([mention.place] if mention.place else mention.candidates)]
    known = {place.id: taken_over(place, desk.atlas.places) for place in places if place.kind is not PlaceKind.COUNTRY}
    return [_choice(desk, place, "in this sentence") for place in list(known.values())[:_MOST]]


def _point(desk: Desk, kept: KeptEvent, clicked: LatLon, wanted: str) -> _Choice:
    near = _nearest(desk.gazetteer(), clicked)
    told = f"{near[1]:.0f} km from {near[0].name}" if near else "far from any place that is known here"
    return _Choice(f"The point clicked on the map ({clicked.lat:.4f}, {clicked.lon:.4f})", told, None)


def _placed(desk: Desk, kept: KeptEvent, clicked: LatLon, wanted: str) -> Place:
    """A place at the point, in the country and area of the nearest known one: not what the record says so far."""
    near = _nearest(desk.gazetteer(), clicked)
    neighbour = near[0] if near else None
    name, kind, radius_km = _about_the_point(f"{kept.entry.id}:{clicked}", wanted.strip() or _usual_name(near))
    return placed_by_hand(
        name.strip() or _usual_name(near),
        kind,
        neighbour.country if neighbour else kept.entry.country or "KH",
        clicked,
        radius_km,
        desk.atlas.places,
        adm1=neighbour.adm1 if neighbour else None,
    )


def _about_the_point(name: str, usual: str) -> tuple[str, PlaceKind, float]:
    left, middle, right = st.columns([2, 1.4, 1])
    return (
        left.text_input("Name of the spot", usual, max_chars=80, key=f"hand-name:{name}"),
        middle.selectbox(
            "What it is",
            _BY_HAND,
            _BY_HAND.index(PlaceKind.VILLAGE),
            PLACE_KIND_WORDS.__getitem__,
            key=f"hand-kind:{name}",
        ),
        right.number_input(
            "Off by (km)",
            0.1,
            100.0,
            _HAND_RADIUS_KM,
            key=f"hand-radius:{name}",
            help="How far from the point the true spot may be; drawn as a ring.",
        ),
    )


def _nearest(gazetteer: Gazetteer, point: LatLon) -> tuple[Place, float] | None:
    return next(iter(gazetteer.nearest(point, 1)), None)


def _usual_name(near: tuple[Place, float] | None) -> str:
    if near is None:
        return "Point set by hand"
    place, km = near
    return f"{km:.0f} km from {place.name}" if km >= 1 else f"In {place.name}"
