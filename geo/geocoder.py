"""The gazetteer as a geopy geocoder: the usual `geocode` and `reverse`, without a network."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeopyError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.errors import AmbiguousName, GeocoderUnavailable
from geo.gazetteer import Candidate, Gazetteer, describe, settle
from geo.model import LatLon, Place, PlaceKind

_REVERSE_LIMIT = 10


class AmbiguousPlace(AmbiguousName, GeopyError):
    """Several places bear the name equally well; `candidates` holds them all, the likeliest first.

    A GeopyError, so that callers of geopy catch it; but no GeocoderServiceError, for those geopy's RateLimiter
    would ask again and then pass off as "not found".
    """

    def __init__(self, query: str, candidates: Sequence[Candidate]) -> None:
        self.candidates = tuple(candidates)
        choices = "; ".join(describe(candidate) for candidate in candidates[:5])
        super().__init__(f"{query!r} may be any of {len(candidates)} places: {choices}. Give kind, country or parent.")


class _Offline(BaseSyncAdapter):
    """Stands where geopy keeps its connections, and opens none."""

    def get_json(self, url: str, *, timeout: float, headers: object) -> Any:
        raise GeocoderUnavailable(f"the gazetteer works offline; it will not open {url}")

    get_text = get_json


class GazetteerGeocoder(Geocoder):
    """Answers from a `Gazetteer`. `timeout` is taken as geopy has it, and has no effect."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__(user_agent="compound-atlas", adapter_factory=_Offline)
        self._gazetteer = gazetteer

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        kind: PlaceKind | None = None,
        country: str | None = None,
        parent: str | None = None,
        limit: int | None = None,
        timeout: object = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """The place that a name means, or with `exactly_one=False` all that bear it, the likeliest first.

        None where no place of that name is known, or none whose position is. Raises AmbiguousPlace where exactly one is
        wanted and nothing tells several apart. The hints are those of `Gazetteer.search`. `Location.raw`: place_id,
        name, kind, country, adm1, radius_km, match, wording, layer, rank, origin, and `described`, a line for people.
        """
        found = self._gazetteer.search(query, kind=kind, country=country, parent=parent)
        if exactly_one:
            if not found:
                return None
            chosen = settle(found)
            if chosen is None:
                raise AmbiguousPlace(query, found)
            return _location(chosen) if chosen.place.position else None
        return [_location(candidate) for candidate in found if candidate.place.position][:limit] or None

    def reverse(
        self,
        query: Point | str | Sequence[float],
        *,
        exactly_one: bool = True,
        kinds: Collection[PlaceKind] | None = None,
        limit: int = _REVERSE_LIMIT,
        max_km: float = 100.0,
        timeout: object = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """The place nearest to a point (latitude first), or the nearest ones; None where none is within `max_km`.

        Countries and provinces only where `kinds` asks for them. `Location.raw` has also distance_km, on the ellipsoid.
        Raises ValueError, as geopy does, where the point cannot be read.
        """
        point = Point(query)
        near = self._gazetteer.nearest(
            LatLon(point.latitude, point.longitude), 1 if exactly_one else limit, kinds=kinds, max_km=max_km
        )
        locations = [
            Location(self._address(place), tuple(place.position or ()), _facts(place) | {"distance_km": distance})
            for place, distance in near
        ]
        if exactly_one:
            return locations[0] if locations else None
        return locations or None

    def _address(self, place: Place) -> str:
        parts = (place.name, place.adm1, self._gazetteer.country_name(place.country))
        return ", ".join(dict.fromkeys(part for part in parts if part))


def _location(candidate: Candidate) -> Location:
    raw = _facts(candidate.place) | {
        "match": candidate.match.value,
        "wording": candidate.wording,
        "layer": candidate.layer.value,
        "rank": int(candidate.rank),
        "described": describe(candidate),
    }
    return Location(candidate.address, tuple(candidate.place.position or ()), raw)


def _facts(place: Place) -> dict[str, object]:
    return {
        "place_id": place.id,
        "name": place.name,
        "kind": place.kind.value,
        "country": place.country,
        "adm1": place.adm1,
        "radius_km": place.radius_km,
        "origin": place.origin,
    }
