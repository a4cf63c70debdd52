"""The map as a still picture, for paper and for browsers without scripts: inline SVG, drawn from the same layers.

Colours of the ground come from classes that `briefing.css` knows; every text is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby

from geo.export.briefing.frame import Frame, Spot
from geo.export.briefing.ground import Ground, Name
from geo.export.briefing.room import Box, Room
from geo.geodesy import arc
from geo.geometry import KM_PER_DEGREE
from geo.layers import Arc, Feature, MapLayers, Mark, area_features, sign_features
from geo.model import Atlas, LatLon, Place
from geo.scene import HOME
from geo.symbols import LAYERS, SIGN_SIZE, numbered_svg
from geo.wording import short_place

# Wide enough for the width of an A4 page at the size that letters and signs are meant to have.
REGION_SIZE = (720, 540)
LINKS_SIZE = (400, 400)
# Rings smaller than this are dots that nobody can tell from a fault.
_LEAST_PIXELS = 1.2
# A single place is shown with so much land around it that a reader sees where in the country it lies.
_LEAST_DEGREES = 2.4
_MOST_SHOWN_LAT = 72.0
# Where along a link its sign may stand: links between the same capitals would hide each other's.
_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A sign in the picture. `parts` counts events by layer; `name` is written beside it; `label` is escaped."""

    spot: Spot
    width: float
    svg: str
    parts: Mapping[str, int]
    label: str
    name: str
    target: str

    def box(self) -> Box:
        (x, y), half = self.spot, self.width / 2
        return Box(x - half, y - SIGN_SIZE / 2, x + half, y + SIGN_SIZE / 2)


def region_picture(layers: MapLayers, atlas: Atlas, ground: Ground, targets: Mapping[str, str]) -> str:
    """The places of the events, with their names. `targets` are the addresses that signs lead to, by key."""
    frame = Frame.around(_corners(layers) or HOME, *REGION_SIZE)
    named = {mark.key: _name_of(mark.place, atlas) for mark in layers.marks}
    signs = _gathered([_shown(frame, feature, named[mark.key], targets) for mark, feature in _marks(layers)])
    room = Room(*REGION_SIZE)
    for sign in signs:
        room.take(sign.box())
    beside = [_name_beside(room, sign) for sign in signs]
    names = [name for name in ground.names if name.text not in named.values()]
    parts = [*_ground(frame, ground), *_names(frame, room, names), *_rings(frame, layers), *_dots(frame, layers, room)]
    return _svg(frame, "Map of the places", [*parts, *map(_sign, signs), *beside])


def _name_of(place: Place, atlas: Atlas) -> str:
    """What stands beside a sign: as in headlines, a house goes by its district; without the province."""
    return short_place(place, atlas).removesuffix(f", {place.adm1}")


def region_bounds(layers: MapLayers) -> tuple[LatLon, LatLon]:
    """South-west and north-east corner of the first view; never so close that nothing else is to be seen."""
    corners = _corners(layers)
    if not corners:
        return HOME
    lats, lons = zip(*corners, strict=True)
    tall, wide = (max(0.0, (_LEAST_DEGREES - (max(part) - min(part))) / 2) for part in (lats, lons))
    south, north = max(-85.0, min(lats) - tall), min(85.0, max(lats) + tall)
    return LatLon(south, max(-180.0, min(lons) - wide)), LatLon(north, min(180.0, max(lons) + wide))


def links_picture(layers: MapLayers, ground: Ground, targets: Mapping[str, str]) -> str:
    """The links between countries, from capital to capital, and where the region lies; empty where there are none."""
    if not layers.arcs:
        return ""
    ways = [_way(item) for item in layers.arcs]
    frame = Frame.around([_below_the_poles(spot) for way in ways for spot in way], *LINKS_SIZE, most_zoom=6)
    room = Room(*LINKS_SIZE)
    features = {feature["properties"]["key"]: feature for feature in sign_features(layers)}
    signs = []
    for item, way in zip(layers.arcs, ways, strict=True):
        sign = _shown(frame, features[escape(item.key)], "", targets)
        signs.append(_where_free(sign, [frame.spot(*way[round(share * (len(way) - 1))]) for share in _SHARES], room))
    # In a picture this small, names of countries may stand closer than on screen.
    names = [name._replace(min_zoom=name.min_zoom - 1) for name in ground.names if name.kind == "country"]
    parts = [*_ground(frame, ground, provinces=False), *_names(frame, room, names), *_arcs(frame, layers)]
    return _svg(frame, "Map of the links between countries", [*parts, *map(_sign, signs)])


def _way(item: Arc) -> list[LatLon]:
    return [LatLon(lat, lon) for piece in arc(item.start, item.end, item.bow) for lon, lat in piece]


def _below_the_poles(spot: LatLon) -> LatLon:
    """A line over the pole would leave no room for the countries it joins; it runs out of the picture instead."""
    return LatLon(max(-_MOST_SHOWN_LAT, min(_MOST_SHOWN_LAT, spot.lat)), spot.lon)


def _where_free(sign: _Shown, spots: Iterable[Spot], room: Room) -> _Shown:
    """The sign at the first of the spots where it covers no other; where it is, if there is none."""
    moved = (replace(sign, spot=spot) for spot in spots)
    return next((candidate for candidate in moved if room.take_if_free(candidate.box())), sign)


def _corners(layers: MapLayers) -> list[LatLon]:
    """Enough of the ground to hold every ring of doubt."""
    corners = []
    for mark in layers.marks:
        lat, lon = mark.position
        reach = mark.place.radius_km / KM_PER_DEGREE
        corners += [LatLon(max(-90.0, lat - reach), lon), LatLon(min(90.0, lat + reach), lon)]
    return corners


def _marks(layers: MapLayers) -> Iterable[tuple[Mark, Feature]]:
    """Marks with their features, the ones with most events first."""
    features = {feature["properties"]["key"]: feature for feature in sign_features(layers)}
    order = sorted(layers.marks, key=lambda mark: -len(mark.events))
    return [(mark, features[escape(mark.key)]) for mark in order]


def _shown(frame: Frame, feature: Feature, name: str, targets: Mapping[str, str]) -> _Shown:
    lon, lat = feature["geometry"]["coordinates"]
    told = feature["properties"]
    key = told["key"]
    parts = dict(told["parts"])
    return _Shown(frame.spot(lat, lon), told["size"][0], told["svg"], parts, told["label"], name, targets.get(key, ""))


def _gathered(signs: Sequence[_Shown]) -> list[_Shown]:
    """Signs that cannot be told apart put into one, at the place with most events, as the script does it on screen."""
    heaps: list[list[_Shown]] = []
    for sign in signs:
        heap = next((heap for heap in heaps if heap[0].box().mostly_covers(sign.box())), None)
        if heap is None:
            heaps.append([sign])
        else:
            heap.append(sign)
    return [heap[0] if len(heap) == 1 else _together(heap) for heap in heaps]


def _together(heap: list[_Shown]) -> _Shown:
    totals = {layer: sum(sign.parts.get(layer.key, 0) for sign in heap) for layer in LAYERS}
    drawn = [numbered_svg(layer, str(total)) for layer, total in totals.items() if total]
    width = SIGN_SIZE * len(drawn) + 8
    pieces = "".join(f'<g transform="translate({4 + SIGN_SIZE * i} 3)">{svg}</g>' for i, svg in enumerate(drawn))
    pill = f'<rect class="pill" width="{width}" height="30" rx="15"/>{pieces}'
    svg = f'<g transform="translate(0 -3)">{pill}</g>'
    label = "; ".join(sign.label for sign in heap)
    return replace(heap[0], width=width, svg=svg, label=label, name=f"{heap[0].name} and {len(heap) - 1} more")


def _sign(sign: _Shown) -> str:
    x, y = sign.spot[0] - sign.width / 2, sign.spot[1] - SIGN_SIZE / 2
    drawn = f'<g class="sign" transform="translate({x:.1f} {y:.1f})"><title>{sign.label}</title>{sign.svg}</g>'
    return f'<a href="{escape(sign.target)}">{drawn}</a>' if sign.target else drawn


def _name_beside(room: Room, sign: _Shown) -> str:
    """The name of a sign where there is room for it: under it, at its sides or above."""
    x, y = sign.spot
    wide, half = Room.width_of(sign.name), sign.width / 2 + 3
    for left, middle in (
        (x - wide / 2, y + 19),
        (x + half, y),
        (x - half - wide, y),
        (x - wide / 2, y - 20),
    ):
        if room.take_if_free(Box(left, middle - 6, left + wide, middle + 7)):
            return _text("own", left + wide / 2, middle, sign.name)
    return ""


def _names(frame: Frame, room: Room, names: Iterable[Name]) -> list[str]:
    """Names of the ground as far as this zoom has them and nothing lies there; towns have a dot, too."""
    drawn = []
    for name in names:
        x, y = frame.spot(name.lat, name.lon)
        if name.min_zoom > frame.zoom or not frame.holds((x, y)):
            continue
        wide, middle = Room.width_of(name.text), y + (9 if name.kind == "city" else 0)
        if room.take_if_free(Box(x - wide / 2, middle - 7, x + wide / 2, middle + 7)):
            drawn.append(_text(name.kind, x, middle, name.text))
            if name.kind == "city":
                drawn.append(f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="1.8"/>')
    return drawn


def _text(kind: str, x: float, y: float, text: str) -> str:
    return f'<text class="name {kind}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


def _ground(frame: Frame, ground: Ground, *, provinces: bool = True) -> list[str]:
    land = "".join(
        _path(frame.cut_ring(frame.line(ring)), "Z")
        for country in ground.countries
        for polygon in country
        for ring in polygon
    )
    borders = (piece for lines in ground.provinces for line in lines for piece in frame.cut_line(frame.line(line)))
    drawn = [f'<rect class="sea" width="{frame.width}" height="{frame.height}"/>', f'<path class="land" d="{land}"/>']
    if provinces:
        drawn.append(f'<path class="provinces" d="{"".join(_path(piece) for piece in borders)}"/>')
    return drawn


def _path(line: Sequence[Spot], close: str = "") -> str:
    """Path data to a tenth of a pixel, without corners that fall together; empty for what would be but a dot."""
    corners = [corner for corner, _ in groupby((round(x, 1), round(y, 1)) for x, y in line)]
    if len(corners) < 2:
        return ""
    xs, ys = zip(*corners, strict=True)
    if max(max(xs) - min(xs), max(ys) - min(ys)) < _LEAST_PIXELS:
        return ""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in corners) + close


def _rings(frame: Frame, layers: MapLayers) -> list[str]:
    drawn = []
    for feature in area_features(layers):
        if feature["geometry"]["type"] == "Point":
            lon, lat = feature["geometry"]["coordinates"]
            x, y = frame.spot(lat, lon)
            style, radius = feature["properties"]["style"], feature["properties"]["radius_m"] / 1000
            drawn.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{frame.pixels(radius, lat):.1f}" fill="{style["color"]}" '
                f'fill-opacity="{style["fillOpacity"]}" stroke="{style["color"]}" stroke-width="{style["weight"]}" '
                f'stroke-dasharray="{style["dashArray"]}"/>'
            )
    return drawn


def _dots(frame: Frame, layers: MapLayers, room: Room) -> list[str]:
    """Places that an article only names, where no sign lies on them."""
    spots = [frame.spot(place.position.lat, place.position.lon) for place in layers.named if place.position]
    free = [(x, y) for x, y in spots if frame.holds((x, y)) and room.is_free(Box(x - 5, y - 5, x + 5, y + 5))]
    return [f'<circle class="named" cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in free]


def _arcs(frame: Frame, layers: MapLayers) -> list[str]:
    drawn = []
    for item in layers.arcs:
        dash = ' stroke-dasharray="7 6"' if item.planned else ""
        lines = (frame.line(piece) for piece in arc(item.start, item.end, item.bow))
        path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in line) for line in lines)
        drawn.append(f'<path d="{path}" fill="none" stroke="{item.layer.colour}" stroke-width="2.5"{dash}/>')
    return drawn


def _svg(frame: Frame, label: str, parts: Iterable[str]) -> str:
    size = f'viewBox="0 0 {frame.width} {frame.height}"'
    return f'<svg class="picture" {size} role="group" aria-label="{escape(label)}">{"".join(parts)}</svg>'
