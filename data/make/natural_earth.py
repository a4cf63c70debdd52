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

_GLOBE = Geod(ellps="WGS84")


def read_provinces(gpkg: Path) -> geopandas.GeoDataFrame:
    """The first-level areas, with `iso2`: the ISO 3166-1 alpha-2 code of the area itself, "-1" where there is none."""
    frame = geopandas.read_file(gpkg, layer="states_provinces")
    frame["iso2"] = frame["gu_a3"].map(OWN_CODE).fillna(frame["iso_a2"])
    frame.loc[frame["admin"] == CARIBBEAN_NETHERLANDS, "iso2"] = "BQ"
    return frame


def area_km2(shape: BaseGeometry) -> float:
    """The area on the ellipsoid."""
    return abs(_GLOBE.geometry_area_perimeter(shape)[0]) / 1e6


def circle_radius_km(area: float) -> float:
    """The radius of the circle that has this area (km²)."""
    return math.sqrt(area / math.pi)


def distance_km(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """The geodesic distance."""
    return _GLOBE.inv(lon1, lat1, lon2, lat2)[2] / 1000
