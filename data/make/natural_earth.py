"""Natural Earth 1:10m as the makers need it: rings on the sphere, and whose area is whose.

The layers come from `world_map.gpkg` of Debian's package qgis-common (Natural Earth, public domain). Its country layer
counts overseas parts to the motherland; the first-level layer lets them be told apart by `gu_a3`.
"""

from __future__ import annotations

import math
from pathlib import Path

import geopandas
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

# Areas with an ISO code of their own that the layer files under another state, or under none ("-1").
OWN_CODE = {
    "CCK": "CC", "CXR": "CX", "GLP": "GP", "GUF": "GF", "MTQ": "MQ", "MYT": "YT", "NSV": "SJ", "REU": "RE",
    "BVT": "BV", "CYN": "CY", "SOL": "SO",
}  # fmt: skip
CARIBBEAN_NETHERLANDS = "Caribbean Netherlands"
METRO_MANILA = "RPD9"  # its FIPS code

_GLOBE = Geod(ellps="WGS84")


def read_provinces(gpkg: Path) -> geopandas.GeoDataFrame:
    """The first-level areas, with `iso2`: the ISO 3166-1 alpha-2 code of the area itself, "-1" where there is none."""
    frame = geopandas.read_file(gpkg, layer="states_provinces")
    frame["iso2"] = frame["gu_a3"].map(OWN_CODE).fillna(frame["iso_a2"])
    frame.loc[frame["admin"] == CARIBBEAN_NETHERLANDS, "iso2"] = "BQ"
    return frame


def philippine_cities(frame: geopandas.GeoDataFrame) -> dict[int, int]:
    """Index of each chartered city to that of the province it lies in; those of Metro Manila to its first.

    Natural Earth draws them as provinces of their own. Only cities lack the Yahoo name that provinces have.
    """
    philippines = frame[frame["iso2"] == "PH"]
    manila = philippines.index[philippines["fips"] == METRO_MANILA]
    joined = dict.fromkeys(manila[1:], manila[0])
    is_city = ~philippines["gn_name"].fillna("").str.startswith("Province") & philippines["woe_name"].isna()
    is_city |= philippines["gn_name"].isin(["Zamboanga City", "Cotabato City", "General Santos City"])
    provinces = philippines[~is_city]
    for index, city in philippines[is_city & (philippines["fips"] != METRO_MANILA)].iterrows():
        ring = city.geometry.buffer(0.02)
        joined[index] = provinces.geometry.map(lambda shape, ring=ring: shape.intersection(ring).area).idxmax()
    return joined


def area_km2(shape: BaseGeometry) -> float:
    """The area on the ellipsoid."""
    return abs(_GLOBE.geometry_area_perimeter(shape)[0]) / 1e6


def circle_radius_km(area: float) -> float:
    """The radius of the circle that has this area (km²)."""
    return math.sqrt(area / math.pi)
