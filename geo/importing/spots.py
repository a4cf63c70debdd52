"""Positions that are none: off the globe, at 0, 0, or in another country than the row says."""

from __future__ import annotations

from collections.abc import Mapping

from geo.errors import InvalidPosition
from geo.geometry import Outline
from geo.model import LatLon

# As for the gazetteer: outlines at this scale put border towns on the wrong side, by 10 km at a crossing.
_MARGIN_KM = 15


def position_of(lat: float, lon: float) -> LatLon:
    """The position. Raises InvalidPosition where it is off the globe or stands for an empty cell."""
    if not -180 <= lon <= 180:
        raise InvalidPosition(f"longitude {lon:g} is outside -180..180; write decimal degrees, such as 104.9160")
    if lat == 0 and lon == 0:
        raise InvalidPosition(
            "0, 0 lies in the sea off Africa and mostly stands for an empty cell; leave both cells empty, or mend them"
        )
    return LatLon(lat, lon)


def refuse_elsewhere(position: LatLon, country: str, outlines: Mapping[str, Outline]) -> None:
    """Raises InvalidPosition where the position lies outside the country it is said to be in."""
    outline = outlines.get(country)
    if outline is None or (distance := outline.distance_km(position)) <= _MARGIN_KM:
        return
    told = f"{position.lat:g}, {position.lon:g} lies {distance:.0f} km outside {country}"
    if abs(position.lon) <= 90 and outline.distance_km(LatLon(position.lon, position.lat)) <= _MARGIN_KM:
        raise InvalidPosition(f"{told}, but the other way round it lies in it; swap latitude and longitude")
    raise InvalidPosition(f"{told}; correct the position or the country")
