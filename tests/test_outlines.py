"""The offline base map: valid GeoJSON, small, and on the right side of the world."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from geojson_pydantic import FeatureCollection

from geo.model import LatLon
from geo.places import read_countries

DATA = Path(__file__).parents[1] / "data"
OUTLINES = DATA / "outlines"
LARGEST_BYTES = {"countries.geojson": 450_000, "provinces.geojson": 450_000, "labels.geojson": 60_000}
SUBJECT = {"Cambodia", "Thailand", "Viet Nam", "Laos", "Myanmar", "Philippines", "China", "South Korea"}

Ring = list[list[float]]


def features(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((OUTLINES / name).read_text(encoding="utf-8"))["features"]
    return found


def polygons(feature: dict[str, Any]) -> list[list[Ring]]:
    """The polygons of a feature, each as its rings, the outer first."""
    geometry = feature["geometry"]
    found: list[list[Ring]] = geometry["coordinates"]
    return [found] if geometry["type"] == "Polygon" else found  # type: ignore[list-item]


def signed_area(ring: Ring) -> float:
    """Positive where the ring runs counter-clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def encloses(ring: Ring, lat: float, lon: float) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def distance_km(point: LatLon, feature: dict[str, Any]) -> float:
    """From the point to the nearest border of the feature, 0 inside; on a plane that is right near the point."""
    nearest = math.inf
    for outer, *holes in polygons(feature):
        if encloses(outer, *point) and not any(encloses(hole, *point) for hole in holes):
            return 0
        for start, end in pairwise(outer):
            nearest = min(nearest, to_segment_km(point, start, end))
    return nearest


def to_segment_km(point: LatLon, start: list[float], end: list[float]) -> float:
    scale = math.cos(math.radians(point.lat))
    (x1, y1), (x2, y2) = (((x - point.lon) * scale, y - point.lat) for x, y in (start, end))
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    share = max(0, min(1, -(x1 * (x2 - x1) + y1 * (y2 - y1)) / length)) if length else 0
    return 111.2 * math.hypot(x1 + share * (x2 - x1), y1 + share * (y2 - y1))


def test_the_served_folder_holds_the_three_files_and_nothing_else() -> None:
    assert sorted(path.name for path in OUTLINES.iterdir()) == sorted(LARGEST_BYTES)


@pytest.mark.parametrize("name", LARGEST_BYTES)
def test_a_file_is_small_geojson_that_names_its_origin(name: str) -> None:
    text = (OUTLINES / name).read_text(encoding="utf-8")
    document = json.loads(text)
    collection = FeatureCollection.model_validate(document)
    assert len(text.encode()) <= LARGEST_BYTES[name]
    assert "crs" not in document
    assert "Natural Earth" in document["attribution"]
    assert all(feature.geometry is not None for feature in collection.features)


def test_places_are_drawn_to_three_decimals() -> None:
    for name in LARGEST_BYTES:
        assert "e-" not in (OUTLINES / name).read_text(encoding="utf-8")
    numbers = [
        n for item in features("countries.geojson") for poly in polygons(item) for r in poly for p in r for n in p
    ]
    assert all(number == round(number, 3) for number in numbers)


def test_outer_rings_run_counter_clockwise_and_holes_clockwise() -> None:
    for feature in features("countries.geojson"):
        for outer, *holes in polygons(feature):
            assert outer[0] == outer[-1]
            assert len(outer) >= 4
            assert signed_area(outer) > 0, feature["id"]
            assert all(signed_area(hole) < 0 for hole in holes), feature["id"]


def test_the_countries_of_the_subject_are_drawn() -> None:
    assert {feature["properties"]["name"] for feature in features("countries.geojson")} >= SUBJECT


def test_every_capital_lies_in_or_near_its_country() -> None:
    # Natural Earth counts the west of Western Sahara, with Laayoune, to Morocco.
    elsewhere = {"EH"}
    outlines = {feature["properties"]["iso2"]: feature for feature in features("countries.geojson")}
    countries = read_countries(DATA / "countries.csv")
    far = {
        code: round(distance)
        for code, country in countries.items()
        if code in outlines and (distance := distance_km(country.capital_position, outlines[code])) > 60
    }
    assert far.keys() == elsewhere, far
    assert countries.keys() - outlines.keys() == {"VA"}, "only the Vatican is smaller than the source draws"


@pytest.mark.parametrize(
    ("code", "lat", "lon", "inside"),
    [
        ("KH", 11.5564, 104.9282, True),
        ("KH", 13.3633, 103.8564, True),
        ("TH", 13.7563, 100.5018, True),
        ("VN", 10.8231, 106.6297, True),
        ("KH", 10.8231, 106.6297, False),
        ("CN", 25.04, 121.56, False),
        ("TW", 25.0, 121.5, True),
        ("KR", 37.57, 127.0, True),
        ("KP", 39.03, 125.75, True),
        ("MY", 3.14, 101.69, True),
    ],
)
def test_a_city_lies_in_its_country(code: str, lat: float, lon: float, inside: bool) -> None:
    feature = next(feature for feature in features("countries.geojson") if feature["id"] == code)
    assert (distance_km(LatLon(lat, lon), feature) == 0) is inside


def test_borders_of_provinces_are_lines_in_seven_countries() -> None:
    found = features("provinces.geojson")
    assert [feature["id"] for feature in found] == ["KH", "LA", "MM", "MY", "PH", "TH", "VN"]
    assert {feature["geometry"]["type"] for feature in found} == {"MultiLineString"}
    for feature in found:
        assert all(len(line) >= 2 for line in feature["geometry"]["coordinates"])


def test_borders_of_provinces_end_on_the_border_of_their_country() -> None:
    """A gap between the two files would show: where a line ends, another begins or the outline passes."""
    outlines = {feature["id"]: feature for feature in features("countries.geojson")}
    for feature in features("provinces.geojson"):
        rim = {tuple(point) for polygon in polygons(outlines[feature["id"]]) for ring in polygon for point in ring}
        lines = feature["geometry"]["coordinates"]
        ends = [tuple(line[end]) for line in lines for end in (0, -1)]
        loose = [end for end in ends if ends.count(end) == 1 and end not in rim]
        assert not loose, feature["id"]


def label(name: str, kind: str) -> dict[str, Any]:
    return next(
        feature
        for feature in features("labels.geojson")
        if feature["properties"]["name"] == name and feature["properties"]["kind"] == kind
    )


@pytest.mark.parametrize(
    ("name", "kind", "rank", "code"),
    [
        ("Cambodia", "country", 1, "KH"),
        ("Viet Nam", "country", 1, "VN"),
        ("South Korea", "country", 1, "KR"),
        ("Phnom Penh", "city", 2, "KH"),
        ("Preah Sihanouk", "province", 2, "KH"),
        ("Tboung Khmum", "province", 2, "KH"),
        ("Bavet", "city", 3, "KH"),
        ("Kayin", "province", 3, "MM"),
        ("Tay Ninh", "city", 3, "VN"),
    ],
)
def test_a_label_stands_in_its_country(name: str, kind: str, rank: int, code: str) -> None:
    found = label(name, kind)
    lon, lat = found["geometry"]["coordinates"]
    outline = next(feature for feature in features("countries.geojson") if feature["id"] == code)
    assert found["properties"]["rank"] == rank
    assert distance_km(LatLon(lat, lon), outline) == 0


def test_cambodia_is_named_before_its_provinces_and_these_before_small_towns() -> None:
    assert label("Cambodia", "country")["properties"]["min_zoom"] == 4
    assert label("Phnom Penh", "city")["properties"]["min_zoom"] == 5
    assert label("Banteay Meanchey", "province")["properties"]["min_zoom"] == 7
    assert label("Kampong Speu", "city")["properties"]["min_zoom"] == 8


def test_all_provinces_of_cambodia_are_named_its_capital_as_a_city() -> None:
    found = [feature for feature in features("labels.geojson") if feature["properties"]["rank"] == 2]
    assert sum(feature["properties"]["kind"] == "province" for feature in found) == 24


@pytest.mark.parametrize("zoom", [4, 5, 6, 7, 8, 9])
def test_no_two_labels_stand_on_each_other(zoom: int) -> None:
    boxes = [box(feature, zoom) for feature in features("labels.geojson") if feature["properties"]["min_zoom"] <= zoom]
    piled = [
        (one, other)
        for number, (one, x1, y1, w1) in enumerate(boxes)
        for other, x2, y2, w2 in boxes[:number]
        if abs(x1 - x2) < (w1 + w2) / 2 and abs(y1 - y2) < 15
    ]
    assert not piled


def box(feature: dict[str, Any], zoom: int) -> tuple[str, float, float, float]:
    """Name, middle and width in pixels of a label in 12 px text; a city's stands under its point."""
    lon, lat = feature["geometry"]["coordinates"]
    name, kind = feature["properties"]["name"], feature["properties"]["kind"]
    size = 256 * 2**zoom
    y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * size
    return name, (lon + 180) / 360 * size, y + (14 if kind == "city" else 0), len(name) * 6.6
