"""A geometry as one spot with its doubt: a point as it is, a line or an area as the ring that encloses it."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import Any

from geopy.distance import great_circle

from geo.errors import InvalidPosition
from geo.importing.sheet import Spot
from geo.model import LatLon

Corner = tuple[float, float]  # lat, lon

_WIDEST_KM = 300.0
_DEEPEST = 8
_POINT, _LINE, _POLYGON = 1, 2, 3
_ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


def spot_of(corners: Iterable[Corner]) -> Spot | None:
    """The middle of the corners, and how far the farthest lies from it; None where there is no corner.

    Raises InvalidPosition for corners off the globe, and for areas wider than a province.
    """
    positions = [_on_the_globe(lat, lon) for lat, lon in corners]
    if not positions:
        return None
    if len(set(positions)) == 1:
        return Spot(positions[0])
    lats, lons = [at.lat for at in positions], [at.lon for at in positions]
    middle = LatLon((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
    radius_km = max(float(great_circle(middle, at).km) for at in positions)
    if radius_km > _WIDEST_KM:
        raise InvalidPosition(
            f"the area reaches {radius_km:.0f} km from its middle, allowed are {_WIDEST_KM:.0f}; "
            "leave its geometry out and name the country"
        )
    return Spot(middle, max(round(radius_km, 1), 0.1))


def _on_the_globe(lat: float, lon: float) -> LatLon:
    if not -180 <= lon <= 180:
        raise InvalidPosition(f"longitude {lon:g} is outside -180..180; save the file in WGS 84 (EPSG:4326)")
    return LatLon(lat, lon)


def geojson_corners(geometry: Any) -> Iterator[Corner]:
    """The corners of a GeoJSON geometry, whatever its type and winding. Raises InvalidPosition where it is broken."""
    if geometry is None:
        return
    if not isinstance(geometry, dict) or not isinstance(geometry.get("type"), str):
        raise InvalidPosition("the geometry is no GeoJSON geometry; mend it, or set it to null")
    if geometry["type"] == "GeometryCollection":
        for part in geometry.get("geometries") or ():
            if isinstance(part, dict) and part.get("type") == "GeometryCollection":
                raise InvalidPosition("a collection of geometries holds another; leave one of them out")
            yield from geojson_corners(part)
        return
    yield from _nested(geometry.get("coordinates"), _DEEPEST)


def _nested(coordinates: Any, depth: int) -> Iterator[Corner]:
    if not isinstance(coordinates, list) or not depth:
        raise InvalidPosition("the coordinates are no numbers in brackets; mend them, or set the geometry to null")
    numbers = [part for part in coordinates if isinstance(part, int | float) and not isinstance(part, bool)]
    if not numbers:
        for part in coordinates:
            yield from _nested(part, depth - 1)
    elif len(numbers) == len(coordinates) >= 2:
        # GeoJSON has the longitude first.
        yield float(numbers[1]), float(numbers[0])
    else:
        raise InvalidPosition(f"{coordinates!r} is no position; write [longitude, latitude]")


def geopackage_corners(blob: bytes) -> Iterator[Corner]:
    """The corners of a geometry of a GeoPackage (OGC 12-128, "GP" header and WKB). Raises InvalidPosition."""
    try:
        if blob[:2] != b"GP":
            raise InvalidPosition("the geometry is none of a GeoPackage; save the layer again with QGIS")
        flags = blob[3]
        if flags & 0x10:
            return
        yield from _Wkb(blob, 8 + _ENVELOPES[(flags >> 1) & 0x07]).geometry(_DEEPEST)
    except (struct.error, IndexError, KeyError):
        raise InvalidPosition("the geometry is cut off or damaged; save the layer again with QGIS") from None


class _Wkb:
    """Reads well-known binary from an offset on."""

    def __init__(self, blob: bytes, at: int) -> None:
        self._blob, self._at = blob, at

    def geometry(self, depth: int) -> Iterator[Corner]:
        if not depth:
            raise InvalidPosition("the geometry is nested too deep; save the layer again with QGIS")
        order = "<" if self._blob[self._at] else ">"
        self._at += 1
        code = self._whole(order)
        # 1000 more for a height, 2000 for a measure, 3000 for both.
        width, kind = 2 + (0, 1, 1, 2)[code // 1000 % 4], code % 1000
        if kind == _POINT:
            yield from self._corners(order, width, 1)
        elif kind == _LINE:
            yield from self._corners(order, width, self._whole(order))
        elif kind == _POLYGON:
            for _ in range(self._whole(order)):
                yield from self._corners(order, width, self._whole(order))
        elif 4 <= kind <= 7:
            for _ in range(self._whole(order)):
                yield from self.geometry(depth - 1)
        else:
            raise InvalidPosition(f"geometries of type {kind} cannot be read; save the layer as points")

    def _whole(self, order: str) -> int:
        (value,) = struct.unpack_from(f"{order}I", self._blob, self._at)
        self._at += 4
        return int(value)

    def _corners(self, order: str, width: int, number: int) -> Iterator[Corner]:
        for _ in range(number):
            lon, lat, *_rest = struct.unpack_from(f"{order}{width}d", self._blob, self._at)
            self._at += 8 * width
            if lon == lon and lat == lat:  # an empty point is written as two NaN
                yield lat, lon
