"""A place as the public may know it: its district, never a house."""

from __future__ import annotations

from dataclasses import replace

from geo.model import Atlas, LatLon, Place, PlaceKind
from geo.records.own_places import PLACED_BY_HAND

# Smaller than a district: told as the district they lie in.
FINE_KINDS = frozenset({PlaceKind.BUILDING, PlaceKind.VILLAGE, PlaceKind.WARD})

# What somebody clicked on a map lies as close to the true spot as they could see: it goes to a grid of 0.01 degrees,
# whose cells reach at most 0.8 km from their middle.
_GRID_DECIMALS, _GRID_KM = 2, 0.8


def public_place(place: Place, atlas: Atlas) -> Place | None:
    """The place itself, its district, or whatever larger it lies in; None where not even the province is known.

    The point is that of the larger place: its centre of administration, as the gazetteer has it, the same for all that
    lies in it.
    """
    if place.kind not in FINE_KINDS:
        return _on_grid(place) if place.origin == PLACED_BY_HAND else place
    for step in atlas.lineage(place):
        if step.kind not in FINE_KINDS:
            return public_place(step, atlas)
    return _province(place, atlas)


def _province(place: Place, atlas: Atlas) -> Place | None:
    named = (each for each in atlas.places.values() if each.adm1 == place.adm1 and each.country == place.country)
    # The capital is a first-level area and a city at once.
    return next((each for each in named if each.kind is PlaceKind.PROVINCE or each.name == each.adm1), None)


def _on_grid(place: Place) -> Place:
    if place.position is None:
        return place
    lat, lon = (round(degrees, _GRID_DECIMALS) for degrees in place.position)
    return replace(place, position=LatLon(lat, lon), radius_km=max(place.radius_km, _GRID_KM))
