"""What a selection draws: every event is either under exactly one kind of sign or in the list of those not drawn."""

from __future__ import annotations

import math
from html import unescape
from typing import Any

import pytest
from hypothesis import given

from geo.filters import EventFilter, select
from geo.layers import MapLayers, area_features, map_layers, sign_features
from geo.model import Atlas, Event, EventKind, LatLon, Mention, PlaceKind, ReviewState, Status
from geo.symbols import COOPERATION, PEOPLE, RAID, SITE
from tests.samples import HOSTILE, atlas_of, event, place, shipped
from tests.test_filters import filters

MOVED: dict[str, Any] = {"kind": EventKind.DEPORTATION, "origin": "KH", "destination": "CN"}
MEETING: dict[str, Any] = {"kind": EventKind.MEETING, "partners": ("KR",)}


def layers_of(*events: Event, **rest: Any) -> MapLayers:
    return map_layers(select(atlas_of(*events, **rest), EventFilter()))


def drawn_ids(layers: MapLayers) -> set[str]:
    return {event.id for sign in layers.drawn for event in sign.events}


@given(filters())
def test_what_is_drawn_and_what_is_not_make_the_selection(wanted: EventFilter) -> None:
    selection = select(shipped(), wanted)
    layers = map_layers(selection)
    not_drawn = {event.id for event in layers.not_drawn}
    assert drawn_ids(layers) | not_drawn == {event.id for event in selection.events}
    assert drawn_ids(layers).isdisjoint(not_drawn)


@given(filters())
def test_every_event_with_a_position_is_under_exactly_one_mark(wanted: EventFilter) -> None:
    selection = select(shipped(), wanted)
    under = [event.id for mark in map_layers(selection).marks for event in mark.events]
    assert sorted(under) == sorted(event.id for event in selection.events if event.place and event.place.position)


def test_all_events_at_one_place_are_one_mark() -> None:
    town = place()
    layers = layers_of(
        event("KH-1", place=town),
        event("KH-2", place=town),
        event("KH-3", place=place("kh-b", position=LatLon(13, 104))),
    )
    assert [[event.id for event in mark.events] for mark in layers.marks] == [["KH-1", "KH-2"], ["KH-3"]]
    assert layers.marks[0].position == LatLon(12, 103)


def test_two_places_that_share_a_point_share_a_mark_as_vague_as_the_vaguer() -> None:
    ward = place("kh-ward", name="Ward", kind=PlaceKind.WARD, radius_km=2)
    district = place("kh-district", name="District", kind=PlaceKind.DISTRICT, radius_km=6)
    (mark,) = layers_of(event("KH-1", place=ward), event("KH-2", place=district)).marks
    assert (mark.key, mark.place) == ("kh-ward", district)
    assert mark.label == "Ward, Province (ward) and District, Province (district): 2 raids or arrests"


def test_a_country_or_nothing_draws_nothing() -> None:
    nowhere = (event("KH-1"), event("KH-2", country=None), event("KH-3", place=place(position=None)))
    layers = layers_of(*nowhere)
    assert layers.not_drawn == nowhere
    assert layers.drawn == ()


def test_an_event_at_a_place_and_between_countries_is_a_mark_and_a_line() -> None:
    layers = layers_of(event("KH-1", place=place(), **MEETING))
    assert [len(layers.marks), len(layers.arcs), len(layers.not_drawn)] == [1, 1, 0]
    assert layers.key_of("KH-1") == "kh-town"


def test_people_are_moved_one_way() -> None:
    atlas = atlas_of(event("KH-1", **MOVED))
    (arc,) = map_layers(select(atlas, EventFilter())).arcs
    assert arc.directed
    assert (arc.start, arc.end) == (atlas.countries["KH"].capital_position, atlas.countries["CN"].capital_position)
    assert arc.label == "Cambodia to China: 1 report of people moved or freed"


def test_governments_that_meet_have_one_line_whoever_is_named_first() -> None:
    layers = layers_of(event("KH-1", **MEETING), event("KR-1", country="KR", kind=EventKind.MEETING, partners=("KH",)))
    (arc,) = layers.arcs
    assert not arc.directed
    assert [event.id for event in arc.events] == ["KH-1", "KR-1"]
    assert arc.label == "Cambodia and South Korea: 2 meetings or agreements"


def test_the_two_directions_of_a_link_are_two_lines() -> None:
    back = MOVED | {"origin": "CN", "destination": "KH"}
    first, second = layers_of(event("KH-1", **MOVED), event("CN-1", country="CN", **back)).arcs
    assert (first.start, first.end) == (second.end, second.start)


def test_what_is_planned_is_never_on_one_line_with_what_is_done() -> None:
    layers = layers_of(event("KH-1", **MOVED), event("KH-2", **MOVED, status=Status.PLANNED))
    assert {arc.planned: [event.id for event in arc.events] for arc in layers.arcs} == {False: ["KH-1"], True: ["KH-2"]}
    assert [arc.label.endswith(" (planned)") for arc in layers.arcs] == [arc.planned for arc in layers.arcs]
    dashes = {"dashArray" in feature["properties"]["style"] for feature in area_features(layers)}
    assert dashes == {True, False}


def test_no_two_lines_between_the_same_countries_lie_on_one_another() -> None:
    back = MOVED | {"origin": "CN", "destination": "KH", "country": "CN"}
    meeting = {"kind": EventKind.MEETING, "partners": ("CN",)}
    layers = layers_of(
        event("KH-1", **MOVED),
        event("KH-2", **MOVED, status=Status.PLANNED),
        event("KH-3", **back),
        event("KH-4", **meeting),
        event("KH-5", **meeting, status=Status.PLANNED),
    )
    assert len(layers.arcs) == 5
    signs = [feature["geometry"]["coordinates"] for feature in sign_features(layers)]
    apart = [math.dist(a, b) for i, a in enumerate(signs) for b in signs[:i]]
    assert min(apart) > 1  # degrees: a hundred kilometres between Cambodia and China


def test_a_link_of_a_country_with_itself_or_with_an_unknown_one_is_not_drawn() -> None:
    layers = layers_of(event("KH-1", partners=("KH",)), event("KH-2", partners=("ZZ",)))
    assert [event.id for event in layers.not_drawn] == ["KH-1", "KH-2"]


def test_every_sign_has_a_key_of_its_own_that_leads_to_its_events() -> None:
    layers = map_layers(select(shipped(), EventFilter()))
    keys = [sign.key for sign in layers.drawn]
    assert len(set(keys)) == len(keys)
    assert [layers.events_at(sign.key) for sign in layers.drawn] == [sign.events for sign in layers.drawn]
    assert layers.events_at("no such key") == ()
    assert layers.key_of("NO-SUCH-EVENT") is None


def mentioning(*place_ids: str) -> tuple[Mention, ...]:
    return tuple(Mention(place_id, "article", "as written", 3) for place_id in place_ids)


def test_places_that_an_article_only_names_are_drawn_once_and_countries_never() -> None:
    town, other = place(), place("kh-other", name="Other", position=LatLon(11, 104))
    unknown = place("kh-unknown", position=None)
    mentions = mentioning("kh-other", "kh-other", "kh-town", "kh", "kh-unknown", "kh-gone")
    layers = layers_of(event("KH-1", place=town), places=(other, unknown), mentions=mentions)
    assert layers.named == (other,)
    assert layers.not_drawn == ()


def test_named_places_follow_the_filter() -> None:
    kandal = place("kh-a", adm1="Kandal", position=LatLon(11, 104))
    bangkok = place("th-b", country="TH", adm1="Bangkok", position=LatLon(13.7, 100.5))
    atlas = atlas_of(
        event("KH-1", place=place(adm1="Takeo")),
        event("KH-2", place=place("kh-c", adm1="Kandal", position=LatLon(11.5, 104))),
        event("TH-1", country="TH"),
        places=(kandal, bangkok),
        mentions=mentioning("kh-a", "th-b"),
    )

    def named(**wanted: Any) -> list[str]:
        return [place.id for place in map_layers(select(atlas, EventFilter(**wanted))).named]

    assert named() == ["kh-a", "th-b"]
    assert named(countries=("TH",)) == ["th-b"]
    assert named(provinces=("Kandal",)) == ["kh-a"]
    assert named(text="nothing like it") == []


def properties(atlas: Atlas, selected: str | None = None) -> list[dict[str, Any]]:
    return [feature["properties"] for feature in sign_features(map_layers(select(atlas, EventFilter())), selected)]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_place_name_is_text_on_the_map(name: str) -> None:
    atlas = atlas_of(event(place=place(name=name, adm1=None)))
    (shown,) = properties(atlas)
    assert unescape(shown["label"]) == f"{name} (town or city): 1 raid or arrest"
    assert not set("<>\"'") & set(shown["label"])


def test_a_hostile_id_of_a_place_is_text_on_the_map() -> None:
    (shown,) = properties(atlas_of(event(place=place("<b>&"))))
    assert shown["key"] == "&lt;b&gt;&amp;"


def test_a_sign_says_what_and_how_many_it_stands_for() -> None:
    town = place()
    kinds = (EventKind.RAID, EventKind.ARREST, EventKind.COMPOUND)
    events = [event(f"KH-{number}", kind=kind, place=town) for number, kind in enumerate(kinds)]
    (shown,) = properties(atlas_of(*events))
    assert shown["parts"] == [(SITE.key, 1), (RAID.key, 2)]
    assert shown["ids"] == ["KH-0", "KH-1", "KH-2"]
    assert shown["size"] == (48, 24)
    assert shown["label"].endswith("1 reported scam site, 2 raids or arrests")


@pytest.mark.parametrize(
    ("values", "hollow"),
    [
        ({}, False),
        ({"radius_km": 5.0}, False),
        ({"radius_km": 5.1}, True),
        ({"kind": PlaceKind.PROVINCE}, True),
        ({"kind": PlaceKind.SEZ}, True),
        ({"kind": PlaceKind.BUILDING}, False),
    ],
)
def test_only_what_is_exact_has_a_filled_sign(values: dict[str, Any], hollow: bool) -> None:
    (shown,) = properties(atlas_of(event(place=place(**values))))
    assert ('fill="#fff" stroke="#0072B2"' in shown["svg"]) == hollow


def test_signs_of_planned_and_of_unreviewed_events_look_so() -> None:
    (planned,) = properties(atlas_of(event(place=place(), status=Status.PLANNED)))
    (unreviewed,) = properties(atlas_of(event(place=place(), review=ReviewState.UNREVIEWED)))
    assert "stroke-dasharray" in planned["svg"]
    assert 'opacity="0.5"' in unreviewed["svg"]
    assert ">1?<" in unreviewed["svg"]


def test_one_event_that_is_done_draws_the_sign_solid() -> None:
    town = place()
    (shown,) = properties(atlas_of(event("KH-1", place=town, status=Status.PLANNED), event("KH-2", place=town)))
    assert "stroke-dasharray" not in shown["svg"]


def test_a_ring_is_drawn_where_the_doubt_is_a_kilometre_or_more() -> None:
    exact, vague = place("kh-a", radius_km=0.5), place("kh-b", radius_km=1.0, position=LatLon(11, 104))
    layers = layers_of(event("KH-1", place=exact), event("KH-2", place=vague))
    (ring,) = area_features(layers)
    assert ring["geometry"] == {"type": "Point", "coordinates": [104, 11]}
    assert ring["properties"]["radius_m"] == 1000
    assert ring["properties"]["style"]["color"] == RAID.colour


def test_an_arc_across_the_pacific_is_drawn_in_two_pieces() -> None:
    layers = layers_of(event("KH-1", kind=EventKind.MEETING, partners=("US",)))
    (line,) = area_features(layers)
    assert line["geometry"]["type"] == "MultiLineString"
    assert line["properties"]["style"]["color"] == COOPERATION.colour


def test_the_selected_sign_is_brought_out_with_its_ring_or_line() -> None:
    atlas = atlas_of(event("KH-1", place=place()), event("KH-2", **MOVED))
    assert [shown["selected"] for shown in properties(atlas, "kh-town")] == [False, True]
    layers = map_layers(select(atlas, EventFilter()))
    key = layers.key_of("KH-2")
    assert key == f"KH-CN-{PEOPLE.key}-moved"
    plain, chosen = area_features(layers)[1], area_features(layers, key)[1]
    assert plain["properties"]["style"]["weight"] < chosen["properties"]["style"]["weight"]


def test_the_vaguer_a_place_the_lower_lies_its_sign() -> None:
    town, province = place("kh-a", radius_km=2), place("kh-b", radius_km=60, position=LatLon(11, 104))
    shown = properties(
        atlas_of(
            event("KH-1", place=province), event("KH-2", place=town), event("KH-3", **MOVED),
            places=(place("kh-c", position=LatLon(10.5, 104)),), mentions=mentioning("kh-c"),
        )
    )  # fmt: skip
    assert {each["key"]: each["rank"] for each in shown} == {
        "kh-a": -2,
        "kh-b": -60,
        "KH-CN-people-moved": -600,
        "named-kh-c": -1000,
    }
