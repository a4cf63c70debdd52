"""Events -> what is drawn: marks, rings of doubt, arcs between capitals, named places. Pure; knows no map library.

One mark a place, however many events: nothing is moved aside to make room. One arc a pair of countries, layer and
direction. What has neither place nor link is not drawn, and `MapLayers.not_drawn` says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from geo.filters import EventFilter, Selection
from geo.geodesy import Coordinates, arc, arc_middle
from geo.model import Atlas, Event, LatLon, Place, PlaceKind, ReviewState, Status
from geo.symbols import LAYERS, NAMED_COLOUR, SIGN_SIZE, Layer, Sign, layer_of, link_svg, mark_svg, named_svg
from geo.wording import PLACE_KIND_WORDS, country_name, short_place

# Places of these kinds are areas, and so is what lies further than this from its point: the sign is hollow.
AREA_KINDS = frozenset({PlaceKind.PROVINCE, PlaceKind.DISTRICT, PlaceKind.WARD, PlaceKind.SEZ})
EXACT_KM = 5.0
# Each further link between the same two countries bows out by this share of its length.
BOW_STEP = 0.07

Feature = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """One sign at one point. `key` is the id of its first place, `place` the vaguest that it stands for."""

    key: str
    place: Place
    position: LatLon
    events: tuple[Event, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Arc:
    """One line between two capitals. `directed`: people are moved from `start` to `end`."""

    key: str
    layer: Layer
    start: LatLon
    end: LatLon
    directed: bool
    planned: bool
    events: tuple[Event, ...]
    label: str
    bow: float


@dataclass(frozen=True, slots=True)
class MapLayers:
    """Everything a map of a selection shows, and what it cannot show."""

    marks: tuple[Mark, ...]
    arcs: tuple[Arc, ...]
    named: tuple[Place, ...]
    not_drawn: tuple[Event, ...]

    @property
    def drawn(self) -> tuple[Mark | Arc, ...]:
        """Every sign that stands for events."""
        return (*self.marks, *self.arcs)

    def events_at(self, key: str) -> tuple[Event, ...]:
        """The events of the mark or arc with this key; empty for a key that is not on the map (any more)."""
        return next((drawn.events for drawn in self.drawn if drawn.key == key), ())

    def key_of(self, event_id: str) -> str | None:
        """The key of the mark, else of the arc, that stands for an event."""
        return next((drawn.key for drawn in self.drawn if any(event.id == event_id for event in drawn.events)), None)


def map_layers(selection: Selection, *, named_places: bool = True) -> MapLayers:
    """What to draw for a selection. `named_places` adds the places that the selection's articles name without event."""
    marks = _marks(selection)
    arcs = _arcs(selection)
    signs: tuple[Mark | Arc, ...] = (*marks, *arcs)
    drawn = {event.id for sign in signs for event in sign.events}
    return MapLayers(
        marks=marks,
        arcs=arcs,
        named=_named(selection, {mark.key for mark in marks}) if named_places else (),
        not_drawn=tuple(event for event in selection.events if event.id not in drawn),
    )


def area_features(layers: MapLayers, selected: str | None = None) -> list[Feature]:
    """Rings and arcs, with a Leaflet `style` each; what is `selected` (a key) is drawn bolder.

    A ring is a point with `radius_m`: the browser draws it, which saves a weak line hundreds of corners for each place.
    """
    rings = [_ring_feature(mark, selected) for mark in layers.marks if mark.place.radius_km >= 1]
    return [*rings, *(_arc_feature(item, selected) for item in layers.arcs)]


def sign_features(layers: MapLayers, selected: str | None = None) -> list[Feature]:
    """Points with an SVG sign each: named places first, so that events lie on top of them."""
    named = [_named_feature(place) for place in layers.named]
    arcs = [_arc_sign_feature(item, selected) for item in layers.arcs]
    return [*named, *arcs, *(_mark_feature(mark, selected) for mark in layers.marks)]


def _marks(selection: Selection) -> tuple[Mark, ...]:
    """Events by position: a ward and its district may share one point, and two signs on one point hide each other."""
    spots: dict[LatLon, list[tuple[Place, Event]]] = defaultdict(list)
    for event in selection.events:
        if event.place is not None and event.place.position is not None:
            spots[event.place.position].append((event.place, event))
    return tuple(_mark(position, pairs, selection.atlas) for position, pairs in spots.items())


def _mark(position: LatLon, pairs: list[tuple[Place, Event]], atlas: Atlas) -> Mark:
    places = list({place.id: place for place, _ in pairs}.values())
    events = tuple(event for _, event in pairs)
    where = " and ".join(f"{short_place(place, atlas)} ({PLACE_KIND_WORDS[place.kind]})" for place in places)
    widest = max(places, key=lambda place: place.radius_km)
    return Mark(places[0].id, widest, position, events, f"{where}: {_tally(events)}")


def _tally(events: Sequence[Event]) -> str:
    """ "2 raids or arrests, 1 order or warning"."""
    counts = [(layer, sum(event.kind in layer.kinds for event in events)) for layer in LAYERS]
    return ", ".join(f"{n} {layer.plural if n > 1 else layer.singular}" for layer, n in counts if n)


def _arcs(selection: Selection) -> tuple[Arc, ...]:
    countries = selection.atlas.countries
    groups: dict[tuple[str, str, str, bool], list[Event]] = defaultdict(list)
    for event in selection.events:
        directed = event.origin is not None and event.destination is not None
        for a, b in event.links:
            if a in countries and b in countries and a != b:
                ends = (a, b) if directed else (min(a, b), max(a, b))
                layer = layer_of(event.kind).key + ("-PLANNED" if event.status is Status.PLANNED else "")
                groups[(*ends, layer, directed)].append(event)
    arcs = []
    used: dict[frozenset[str], int] = defaultdict(int)
    for (a, b, _, directed), events in sorted(groups.items()):
        pair = frozenset((a, b))
        arcs.append(_arc(a, b, directed, events, used[pair], selection.atlas))
        used[pair] += 1
    return tuple(arcs)


def _arc(a: str, b: str, directed: bool, events: list[Event], rank: int, atlas: Atlas) -> Arc:
    layer = layer_of(events[0].kind)
    planned = events[0].status is Status.PLANNED
    names = [country_name(code, atlas.countries) for code in (a, b)]
    label = f"{names[0]} {'to' if directed else 'and'} {names[1]}: {_tally(events)}{' (planned)' if planned else ''}"
    # Bows alternate sides; a link running the other way around is bowed as seen from its own start.
    side = (-1 if rank % 2 else 1) * (1 if a < b else -1)
    return Arc(
        key=f"{a}-{b}-{layer.key}{'-planned' if planned else ''}{'-moved' if directed else ''}",
        layer=layer,
        start=atlas.countries[a].capital_position,
        end=atlas.countries[b].capital_position,
        directed=directed,
        planned=planned,
        events=tuple(events),
        label=label,
        bow=side * BOW_STEP * ((rank + 1) // 2),
    )


def _named(selection: Selection, marked: set[str]) -> tuple[Place, ...]:
    """Places that the sources of the selection name and no mark stands on; countries have no dot.

    None under a filter that asks for something else than places and articles: a name is no kind and has no date.
    """
    wanted = selection.filter
    if wanted != EventFilter(wanted.countries, wanted.provinces, sources=wanted.sources):
        return ()
    cited = {report.source_id for event in selection.events for report in event.reports}
    ids = dict.fromkeys(m.place_id for m in selection.atlas.mentions if m.source_id in cited)
    places = (selection.atlas.places.get(place_id) for place_id in ids if place_id not in marked)
    kept = (place for place in places if place and place.position and place.id not in _country_ids(selection.atlas))
    return tuple(
        place
        for place in kept
        if (not wanted.countries or place.country in wanted.countries)
        and (not wanted.provinces or place.adm1 in wanted.provinces)
    )


def _country_ids(atlas: Atlas) -> set[str]:
    return {code.lower() for code in atlas.countries}


def _signs(mark: Mark) -> tuple[Sign, ...]:
    hollow = mark.place.kind in AREA_KINDS or mark.place.radius_km > EXACT_KM
    signs = []
    for layer in LAYERS:
        events = [event for event in mark.events if event.kind in layer.kinds]
        if events:
            planned = all(event.status is Status.PLANNED for event in events)
            unreviewed = all(event.review is ReviewState.UNREVIEWED for event in events)
            signs.append(Sign(layer, len(events), hollow, planned, unreviewed))
    return tuple(signs)


def _mark_feature(mark: Mark, selected: str | None) -> Feature:
    signs = _signs(mark)
    parts = [(sign.layer.key, sign.number) for sign in signs]
    size = (SIGN_SIZE * len(signs), SIGN_SIZE)
    # The vaguer a place, the lower its sign lies: a province must not cover a town.
    rank = -round(min(mark.place.radius_km, 500))
    look = {"svg": mark_svg(signs), "size": size, "rank": rank, "parts": parts}
    return _point(mark.position, mark.key, mark.label, look, mark.events, selected)


def _arc_sign_feature(item: Arc, selected: str | None) -> Feature:
    middle, bearing = arc_middle(item.start, item.end, item.bow)
    svg = link_svg(item.layer, bearing if item.directed else None, len(item.events))
    look = {"svg": svg, "size": (SIGN_SIZE, SIGN_SIZE), "rank": -600, "parts": []}
    return _point(middle, item.key, item.label, look, item.events, selected)


def _named_feature(place: Place) -> Feature:
    assert place.position is not None
    label = f"{place.name} ({PLACE_KIND_WORDS[place.kind]}): named in an article; no event shown here"
    look = {"svg": named_svg(), "size": (12, 12), "rank": -1000, "parts": []}
    return _point(place.position, f"named-{place.id}", label, look, (), None)


def _point(
    position: LatLon, key: str, label: str, look: Mapping[str, object], events: tuple[Event, ...], selected: str | None
) -> Feature:
    """`key` and `label` are escaped here, once, because the map puts them into the page as HTML."""
    properties = {
        "key": escape(key),
        "label": escape(label),
        "selected": key == selected,
        "ids": [event.id for event in events],
        **look,
    }
    return {"type": "Feature", "geometry": _spot(position), "properties": properties}


def _spot(position: LatLon) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [round(position.lon, 5), round(position.lat, 5)]}


def _ring_feature(mark: Mark, selected: str | None) -> Feature:
    layers = {layer_of(event.kind).key: layer_of(event.kind) for event in mark.events}
    colour = next(iter(layers.values())).colour if len(layers) == 1 else NAMED_COLOUR
    chosen = mark.key == selected
    style = {
        "color": colour,
        "weight": 2.5 if chosen else 1.2,
        "dashArray": "4 4",
        "fillOpacity": 0.16 if chosen else 0.06,
    }
    properties = {"radius_m": round(mark.place.radius_km * 1000), "style": style}
    return {"type": "Feature", "geometry": _spot(mark.position), "properties": properties}


def _arc_feature(item: Arc, selected: str | None) -> Feature:
    pieces = arc(item.start, item.end, item.bow)
    chosen = item.key == selected
    style: Mapping[str, object] = {
        "color": item.layer.colour,
        "weight": 4 if chosen else 2.5,
        "opacity": 0.9,
        "fill": False,
        **({"dashArray": "7 6"} if item.planned else {}),
    }
    if len(pieces) == 1:
        return _area("LineString", pieces[0], style)
    return _area("MultiLineString", pieces, style)


def _area(kind: str, coordinates: Coordinates | tuple[Coordinates, ...], style: Mapping[str, object]) -> Feature:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "geometry": geometry, "properties": {"style": dict(style)}}
