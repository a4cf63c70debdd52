"""Arcs on the ellipsoid, as GeoJSON coordinates (longitude first, 5 decimals, about a metre)."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise

from geographiclib.geodesic import Geodesic

from geo.model import LatLon

Position = tuple[float, float]
Coordinates = tuple[Position, ...]

_WGS84 = Geodesic.WGS84
_ARC_STEPS = 48
# The same places and capitals are drawn again at every change of a filter.
_remembered = lru_cache(maxsize=20_000)


@_remembered
def arc(start: LatLon, end: LatLon, bow: float = 0.0) -> tuple[Coordinates, ...]:
    """The great-circle line between two points, in one piece, or cut in two where it crosses 180°.

    `bow` pushes the middle to the right of the way by that share of its length, so that several links between the
    same two countries do not hide one another; 0 is the great circle itself.
    """
    return _cut_at_antimeridian([_lon_lat(*point) for point in _way(start, end, bow)])


@_remembered
def arc_middle(start: LatLon, end: LatLon, bow: float = 0.0) -> tuple[LatLon, float]:
    """The middle of the arc, and the direction there in degrees clockwise from north on a Mercator map."""
    way = _way(start, end, bow)
    middle = _ARC_STEPS // 2
    before, after = way[middle - 1], way[middle + 1]
    return LatLon(*way[middle]), _mercator_bearing(before, after)


def _way(start: LatLon, end: LatLon, bow: float) -> list[tuple[float, float]]:
    line = _WGS84.InverseLine(start.lat, start.lon, end.lat, end.lon)
    points = []
    for step in range(_ARC_STEPS + 1):
        spot = line.Position(line.s13 * step / _ARC_STEPS)
        aside = bow * line.s13 * math.sin(math.pi * step / _ARC_STEPS)
        if aside:
            spot = _WGS84.Direct(spot["lat2"], spot["lon2"], spot["azi2"] + 90, aside)
        points.append((spot["lat2"], spot["lon2"]))
    return points


def _lon_lat(lat: float, lon: float) -> Position:
    return round(lon, 5), round(lat, 5)


def _cut_at_antimeridian(points: list[Position]) -> tuple[Coordinates, ...]:
    pieces = [[points[0]]]
    for (lon1, lat1), (lon2, lat2) in pairwise(points):
        if abs(lon2 - lon1) > 180:
            edge = 180.0 if lon1 > 0 else -180.0
            unwrapped = lon2 + 2 * edge
            share = (edge - lon1) / (unwrapped - lon1) if unwrapped != lon1 else 0
            lat = round(lat1 + share * (lat2 - lat1), 5)
            pieces[-1].append((edge, lat))
            pieces.append([(-edge, lat)])
        pieces[-1].append((lon2, lat2))
    return tuple(tuple(piece) for piece in pieces)


def _mercator_bearing(a: tuple[float, float], b: tuple[float, float]) -> float:
    east = math.radians((b[1] - a[1] + 180) % 360 - 180)
    north = _mercator_y(b[0]) - _mercator_y(a[0])
    return math.degrees(math.atan2(east, north)) % 360


def _mercator_y(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(max(-89.0, min(89.0, lat))) / 2))
