"""What a kind, a country or a larger area leaves of several candidates."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Protocol

from geo.gazetteer.candidate import Candidate, distance_km
from geo.model import Place, PlaceKind

# What a text may call a place that the lists call something else. Looked at only where none is of the kind itself.
# A province has no kin: the town of its name is another place, and a far smaller one.
KINDRED: dict[PlaceKind, frozenset[PlaceKind]] = {
    PlaceKind.CITY: frozenset({PlaceKind.VILLAGE, PlaceKind.DISTRICT, PlaceKind.WARD}),
    PlaceKind.DISTRICT: frozenset({PlaceKind.CITY}),
    PlaceKind.WARD: frozenset({PlaceKind.VILLAGE, PlaceKind.CITY}),
    PlaceKind.VILLAGE: frozenset({PlaceKind.CITY, PlaceKind.WARD}),
    PlaceKind.BORDER_CROSSING: frozenset({PlaceKind.CITY, PlaceKind.VILLAGE}),
}


class PlacesById(Protocol):
    def by_id(self, place_id: str) -> Place | None: ...


def of_kind(found: tuple[Candidate, ...], kind: PlaceKind) -> tuple[Candidate, ...]:
    """Those of the kind, or where there are none, those of a kindred one."""
    kindred = KINDRED.get(kind, frozenset())
    return tuple(one for one in found if one.place.kind is kind) or tuple(
        one for one in found if one.place.kind in kindred
    )


def in_country(found: tuple[Candidate, ...], codes: Collection[str]) -> tuple[Candidate, ...]:
    return tuple(candidate for candidate in found if candidate.place.country in codes)


def in_area(found: tuple[Candidate, ...], areas: Collection[Place], places: PlacesById) -> tuple[Candidate, ...]:
    """Those that lie in one of the areas; an area does not lie in itself."""
    return tuple(candidate for candidate in found if any(_contains(area, candidate.place, places) for area in areas))


def _contains(area: Place, place: Place, places: PlacesById) -> bool:
    if area.id == place.id or area.country != place.country:
        return False
    if area.kind is PlaceKind.COUNTRY:
        return True
    if area.adm1 == area.name and place.kind is not PlaceKind.PROVINCE:
        # Some towns bear the code of an area that was redrawn; its ring is the next best answer for them.
        return distance_km(area, place) <= area.radius_km if place.adm1 is None else place.adm1 == area.adm1
    return area.id in _parents(place, places)


def _parents(place: Place, places: PlacesById) -> Iterator[str]:
    seen: set[str] = set()
    above: Place | None = place
    while above and above.parent_id and above.parent_id not in seen:
        seen.add(above.parent_id)
        yield above.parent_id
        above = places.by_id(above.parent_id)
