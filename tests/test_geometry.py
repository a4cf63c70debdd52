"""How far outside a country a position lies."""

from __future__ import annotations

from pathlib import Path

import pytest
from geopy.distance import great_circle
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import GazetteerError
from geo.geometry import Outline, read_outlines
from geo.model import LatLon

COUNTRIES = Path(__file__).parents[1] / "data" / "outlines" / "countries.geojson"


def _square(south: float, west: float, side: float) -> tuple[tuple[float, float], ...]:
    north, east = south + side, west + side
    return ((south, west), (south, east), (north, east), (north, west), (south, west))


ISLANDS = Outline((_square(10, 100, 4), _square(11, 101, 2), _square(11.5, 101.5, 1), _square(10, 110, 1)))


@pytest.mark.parametrize(
    ("lat", "lon", "inside"),
    [
        pytest.param(10.5, 100.5, True, id="land"),
        pytest.param(11.2, 101.2, False, id="lake"),
        pytest.param(12, 102, True, id="island in the lake"),
        pytest.param(10.5, 110.5, True, id="second island"),
        pytest.param(10.5, 105, False, id="sea between"),
        pytest.param(10.5, 99, False, id="west of all, the ray to the east crosses everything"),
        pytest.param(14.5, 102, False, id="north"),
        pytest.param(9.9, 100, False, id="south"),
        pytest.param(100.5 - 90, 10.5, False, id="swapped"),
    ],
)
def test_lakes_are_outside_and_islands_in_them_inside(lat: float, lon: float, inside: bool) -> None:
    assert ISLANDS.contains(LatLon(lat, lon)) is inside
    assert (ISLANDS.distance_km(LatLon(lat, lon)) == 0) is inside


@given(lat=st.floats(-60, 60), east=st.floats(0.001, 1), south=st.floats(0.1, 1.9))
def test_distances_agree_with_geopy(lat: float, east: float, south: float) -> None:
    square = Outline((_square(lat - 1, 0, 2),))
    spot = LatLon(lat - 1 + south, 2 + east)
    nearest = (spot.lat, 2)
    assert square.distance_km(spot) == pytest.approx(great_circle(spot, nearest).km, rel=0.02)


def test_the_nearest_point_may_be_a_corner() -> None:
    distance = Outline((_square(0, 0, 1),)).distance_km(LatLon(1.1, 1.1))
    assert distance == pytest.approx(great_circle((1.1, 1.1), (1, 1)).km, rel=0.001)


def test_distances_take_the_short_way_across_the_date_line() -> None:
    assert Outline((_square(0, 178, 2),)).distance_km(LatLon(1, -179.9)) == pytest.approx(11.1, abs=0.1)


@pytest.mark.parametrize(
    ("code", "spot", "least", "most"),
    [
        pytest.param("KH", LatLon(11.56, 104.92), 0, 0, id="Phnom Penh"),
        pytest.param("KH", LatLon(14.42, 103.70), 0, 15, id="O'Smach, on the border"),
        pytest.param("KH", LatLon(13.75, 100.50), 150, 250, id="Bangkok"),
        pytest.param("TH", LatLon(11.56, 104.92), 150, 250, id="Phnom Penh is not in Thailand"),
    ],
)
def test_real_towns_lie_where_they_should(code: str, spot: LatLon, least: float, most: float) -> None:
    assert least <= read_outlines(COUNTRIES)[code].distance_km(spot) <= most


def test_geojson_is_turned_to_latitude_first_and_land_of_nobody_left_out(tmp_path: Path) -> None:
    path = tmp_path / "c.geojson"
    path.write_text(
        """{"type": "FeatureCollection", "features": [
        {"properties": {"iso2": "KH"}, "geometry": {"type": "Polygon", "coordinates":
          [[[103, 11], [104, 11], [103, 11]]]}},
        {"properties": {"iso2": null}, "geometry": {"type": "Polygon", "coordinates": []}},
        {"properties": {"iso2": "TH"}, "geometry": {"type": "MultiPolygon", "coordinates":
          [[[[100, 15], [101, 15], [100, 15]]], [[[98, 8], [99, 8], [98, 8]]]]}}]}""",
        encoding="utf-8",
    )
    assert read_outlines(path) == {
        "KH": Outline((((11, 103), (11, 104), (11, 103)),)),
        "TH": Outline((((15, 100), (15, 101), (15, 100)), ((8, 98), (8, 99), (8, 98)))),
    }


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"features": [{}]}', '{"features": [{"properties": {"iso2": "KH"}, "geometry": {"type": "Point"}}]}'],
)
def test_a_file_of_something_else_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "c.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"c\.geojson: is no GeoJSON of polygons with iso2"):
        read_outlines(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"no outlines at .*nowhere\.geojson"):
        read_outlines(tmp_path / "nowhere.geojson")
