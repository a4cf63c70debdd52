"""Places a user adds to the curated ones: set by hand on the map, or taken over from the worldwide name lists."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from geo.model import LatLon, Place, PlaceKind
from geo.records.ids import free_id, slug

PLACED_BY_HAND = "placed by hand"


def placed_by_hand(
    name: str,
    kind: PlaceKind,
    country: str,
    position: LatLon,
    radius_km: float,
    taken: Container[str],
    *,
    adm1: str | None = None,
    parent_id: str | None = None,
) -> Place:
    """A new place where a user clicked. `taken` are the ids of the places there are; `parent_id` is one of them."""
    place_id = free_id(_place_id(name, kind, country), taken)
    return Place(
        place_id, name, kind, country, position, radius_km, adm1=adm1, parent_id=parent_id, origin=PLACED_BY_HAND
    )


def taken_over(place: Place, known: Container[str]) -> Place:
    """A place of the gazetteer as an entry may name it; a place that is known already stays as it is.

    Ids of the name lists ("geonames:1816670") become such as cn-beijing-1816670, the same each time; `origin` keeps
    where it comes from. What it lies in is kept only where that is known, for `adm1` says it as well.
    """
    if place.id in known:
        return place
    numbers = re.findall(r"\d+", place.id.partition(":")[2])
    place_id = "-".join([_place_id(place.name, place.kind, place.country), *numbers]) if ":" in place.id else place.id
    parent_id = place.parent_id if place.parent_id and place.parent_id in known else None
    return replace(place, id=place_id, parent_id=parent_id, origin=place.origin or place.id)


def _place_id(name: str, kind: PlaceKind, country: str) -> str:
    """As in places.csv: towns by their bare name, other kinds with the word for it."""
    word = "" if kind is PlaceKind.CITY else slug(kind.value.replace("_", " "))
    return "-".join(part for part in (country.lower(), slug(name) or "place", word) if part)
