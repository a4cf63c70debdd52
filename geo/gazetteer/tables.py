"""Reads the gazetteer's own tables beside `places.csv` and `countries.csv`; each error names the row that is broken.

`admin1.csv`: id, name, names, country, kind, lat, lon, radius_km, origin: first-level areas worldwide, `|` between
    names; `kind` is what the area is called at home ("department"), to us they are all provinces.
`admin1_codes.csv`: country, code, admin1: GeoNames' code of a first-level area; its id in one of the other tables.
`counties.csv`: country, adm1, name, lat, lon, radius_km, origin: second-level areas; `adm1` as in `admin1.csv`.
`country_names.csv`: country, name: further usual names of countries ("Britain"); alpha-2 codes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from geo.errors import GazetteerError
from geo.model import LatLon, Place, PlaceKind
from geo.names import fold
from geo.tables import rows

ADMIN1_COLUMNS = "id name names country kind lat lon radius_km origin".split()
ADMIN1_CODE_COLUMNS = "country code admin1".split()
COUNTY_COLUMNS = "country adm1 name lat lon radius_km origin".split()
COUNTRY_NAME_COLUMNS = "country name".split()


def read_admin1(path: Path) -> dict[str, Place]:
    """The first-level areas by their id in the file; the place's own says "admin1:" before it, for curated towns have
    ids of the same form."""
    areas: dict[str, Place] = {}
    for where, row in rows(path, ADMIN1_COLUMNS):
        try:
            areas[row["id"]] = Place(
                id=f"admin1:{row['id']}",
                name=row["name"],
                kind=PlaceKind.PROVINCE,
                country=row["country"],
                position=LatLon(float(row["lat"]), float(row["lon"])),
                radius_km=float(row["radius_km"]),
                adm1=row["name"],
                names=tuple(name.strip() for name in row["names"].split("|") if name.strip()),
                origin=row["origin"],
            )
        except ValueError as error:
            raise GazetteerError(f"{where} ({row['id']}): {error}") from None
    return areas


def read_admin1_codes(path: Path) -> dict[tuple[str, str], str]:
    """Ids of first-level areas by country and GeoNames code."""
    return {(row["country"], row["code"]): row["admin1"] for _, row in rows(path, ADMIN1_CODE_COLUMNS)}


def read_counties(path: Path) -> Iterator[Place]:
    """The areas of the second level, as districts."""
    for where, row in rows(path, COUNTY_COLUMNS):
        try:
            yield Place(
                id=f"county:{row['country'].lower()}-{fold(row['adm1'] + ' ' + row['name']).replace(' ', '-')}",
                name=row["name"],
                kind=PlaceKind.DISTRICT,
                country=row["country"],
                position=LatLon(float(row["lat"]), float(row["lon"])),
                radius_km=float(row["radius_km"]),
                adm1=row["adm1"],
                origin=row["origin"],
            )
        except ValueError as error:
            raise GazetteerError(f"{where} ({row['name']}): {error}") from None


def read_country_names(path: Path) -> dict[str, list[str]]:
    """Further usual names by country."""
    names: dict[str, list[str]] = defaultdict(list)
    for _, row in rows(path, COUNTRY_NAME_COLUMNS):
        names[row["country"]].append(row["name"])
    return names
