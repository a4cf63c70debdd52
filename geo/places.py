"""Reads the curated places and the countries from `data/`: what is on the map, without the worldwide name lists.

`data/places.csv` (one reviewed row a place; UTF-8, `|` between spellings, empty = unknown):
    id, name, kind, country, adm1, parent, lat, lon, radius_km, pcode, iso_3166_2, name_local, names, origin, note
`data/countries.csv`:
    iso2, iso3, name, capital, capital_lat, capital_lon, lat, lon, radius_km, origin
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from geo.errors import GazetteerError, InvalidPosition
from geo.model import Country, LatLon, Place, PlaceKind
from geo.safety import refuse_place
from geo.tables import rows

T = TypeVar("T")

PLACE_COLUMNS = (
    "id name kind country adm1 parent lat lon radius_km pcode iso_3166_2 name_local names origin note".split()
)
COUNTRY_COLUMNS = "iso2 iso3 name capital capital_lat capital_lon lat lon radius_km origin".split()


def read_places(path: Path) -> dict[str, Place]:
    """The curated places by id. Raises GazetteerError naming the row that is broken."""
    places: dict[str, Place] = {}
    for where, row in rows(path, PLACE_COLUMNS):
        place = _built(where, _place, row)
        if place.id in places:
            raise GazetteerError(f"{where}: id {place.id!r} is taken by an earlier row; give it another")
        places[place.id] = place
    for place in places.values():
        if place.parent_id is not None and place.parent_id not in places:
            raise GazetteerError(f"{path.name}: {place.id} lies in {place.parent_id!r}, which is the id of no row")
    return places


def read_countries(path: Path) -> dict[str, Country]:
    """The countries by ISO 3166-1 alpha-2. Raises GazetteerError naming the row that is broken."""
    countries: dict[str, Country] = {}
    for where, row in rows(path, COUNTRY_COLUMNS):
        country = _built(where, _country, row)
        if country.iso2 in countries:
            raise GazetteerError(f"{where}: country {country.iso2!r} is there already")
        countries[country.iso2] = country
    return countries


def _built(where: str, build: Callable[[dict[str, str]], T], row: dict[str, str]) -> T:
    try:
        return build(row)
    except (ValueError, InvalidPosition) as error:
        raise GazetteerError(f"{where} ({row.get('id') or row.get('iso2')}): {error}") from None


def _place(row: dict[str, str]) -> Place:
    if not (row["id"] and row["name"] and row["origin"]):
        raise ValueError("id, name and origin must not be empty")
    if bool(row["lat"]) != bool(row["lon"]):
        raise ValueError("lat and lon are given together or not at all")
    place = Place(
        id=row["id"],
        name=row["name"],
        kind=PlaceKind(row["kind"]),
        country=_code(row["country"]),
        position=LatLon(float(row["lat"]), float(row["lon"])) if row["lat"] else None,
        radius_km=_radius(row["radius_km"]),
        adm1=row["adm1"] or None,
        parent_id=row["parent"] or None,
        pcode=row["pcode"] or None,
        iso_3166_2=row["iso_3166_2"] or None,
        name_local=row["name_local"] or None,
        names=tuple(name.strip() for name in row["names"].split("|") if name.strip()),
        origin=row["origin"],
        note=row["note"],
    )
    refuse_place(place)
    return place


def _country(row: dict[str, str]) -> Country:
    iso2 = _code(row["iso2"])
    return Country(
        iso2=iso2,
        iso3=row["iso3"],
        name=row["name"],
        capital=row["capital"],
        capital_position=LatLon(float(row["capital_lat"]), float(row["capital_lon"])),
        place=Place(
            id=iso2.lower(),
            name=row["name"],
            kind=PlaceKind.COUNTRY,
            country=iso2,
            position=LatLon(float(row["lat"]), float(row["lon"])),
            radius_km=_radius(row["radius_km"]),
            origin=row["origin"],
        ),
    )


def _code(text: str) -> str:
    if len(text) != 2 or not text.isascii() or not text.isupper():
        raise ValueError(f"country {text!r} is no ISO 3166-1 alpha-2 code such as KH")
    return text


def _radius(text: str) -> float:
    radius = float(text)
    if not 0 < radius <= 20_000:
        raise ValueError(f"radius_km {text} is outside 0..20000")
    return radius
