"""Whether a position lies in a country, and how far outside it if not.

Small on purpose: positions are tested against outlines of a few thousand corners, a few hundred at a time.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from geo.errors import GazetteerError
from geo.model import LatLon

Corner = tuple[float, float]  # lat, lon

# Length of a degree of latitude on the mean sphere (radius 6371.009 km, as in geopy's great circle).
KM_PER_DEGREE = math.pi * 6371.009 / 180


@dataclass(frozen=True, slots=True)
class Outline:
    """An area as closed rings of (lat, lon) corners; a ring within a ring is a hole, islands stand side by side."""

    rings: tuple[tuple[Corner, ...], ...]
    _south_north: tuple[tuple[float, float], ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        spans = ([lat for lat, _ in ring] for ring in self.rings)
        object.__setattr__(self, "_south_north", tuple((min(lats), max(lats)) for lats in spans))

    def contains(self, spot: LatLon) -> bool:
        """Whether the spot is within: a ray from it to the east crosses the rings an odd number of times."""
        lat, lon = spot
        inside = False
        for ring, (south, north) in zip(self.rings, self._south_north, strict=True):
            if not south <= lat <= north:  # most rings are islands far off
                continue
            for (lat1, lon1), (lat2, lon2) in pairwise(ring):
                if (lat1 > lat) != (lat2 > lat) and lon < lon1 + (lat - lat1) / (lat2 - lat1) * (lon2 - lon1):
                    inside = not inside
        return inside

    def distance_km(self, spot: LatLon) -> float:
        """How far outside the spot lies; 0.0 within.

        Edges are taken as straight on a plane that touches the globe at the spot: exact to 1 % up to some 100 km,
        which is where the answer matters.
        """
        if self.contains(spot):
            return 0.0
        edges = (edge for ring in self.rings for edge in pairwise(_plane(spot, ring)))
        return math.sqrt(min(_squared_distance(start, end) for start, end in edges))


def _squared_distance(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Of the origin to an edge of the plane."""
    (x1, y1), (x2, y2) = start, end
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = -(x1 * dx + y1 * dy) / length if length else 0.0
    if along >= 1:
        return x2 * x2 + y2 * y2
    if along <= 0:
        return x1 * x1 + y1 * y1
    return (x1 + along * dx) ** 2 + (y1 + along * dy) ** 2


def _plane(spot: LatLon, corners: Iterable[Corner]) -> Iterator[tuple[float, float]]:
    """Kilometres east and north of the spot, the short way round the globe."""
    lat, lon = spot
    eastward = math.cos(math.radians(lat)) * KM_PER_DEGREE
    for corner_lat, corner_lon in corners:
        yield ((corner_lon - lon + 180) % 360 - 180) * eastward, (corner_lat - lat) * KM_PER_DEGREE


def read_outlines(path: Path) -> dict[str, Outline]:
    """The outlines in a GeoJSON file by their property `iso2`; areas that are nobody's are left out.

    Raises GazetteerError where the file is missing or no collection of polygons.
    """
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        return {
            feature["properties"]["iso2"]: Outline(_rings(feature["geometry"]))
            for feature in features
            if feature["properties"]["iso2"]
        }
    except FileNotFoundError:
        raise GazetteerError(f"no outlines at {path}; restore them from the repository") from None
    except (ValueError, KeyError, TypeError) as error:
        raise GazetteerError(f"{path.name}: is no GeoJSON of polygons with iso2 ({error!r}); restore it") from None


def _rings(geometry: dict[str, Any]) -> tuple[tuple[Corner, ...], ...]:
    polygons = {"Polygon": lambda rings: [rings], "MultiPolygon": list}[geometry["type"]](geometry["coordinates"])
    # GeoJSON has the longitude first.
    return tuple(tuple((lat, lon) for lon, lat in ring) for polygon in polygons for ring in polygon)
