"""Arcs run from capital to capital."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from geopy.distance import geodesic, great_circle
from hypothesis import given
from hypothesis import strategies as st

from geo.geodesy import Coordinates, arc, arc_middle
from geo.model import LatLon

PHNOM_PENH, SEOUL, BEIJING = LatLon(11.56, 104.92), LatLon(37.57, 126.98), LatLon(39.91, 116.40)
SUVA, HONOLULU, WASHINGTON = LatLon(-18.14, 178.44), LatLon(21.31, -157.86), LatLon(38.90, -77.04)

SPOTS = st.builds(LatLon, st.floats(-60, 75), st.floats(-180, 180))


def ends(pieces: list[Coordinates]) -> tuple[list[float], list[float]]:
    return pieces[0][0], pieces[-1][-1]


def in_order(position: LatLon) -> list[float]:
    return [round(position.lon, 5), round(position.lat, 5)]


@given(SPOTS, SPOTS, st.sampled_from([-0.14, -0.07, 0.0, 0.07]))
def test_an_arc_begins_and_ends_where_it_is_told_to(start: LatLon, end: LatLon, bow: float) -> None:
    first, last = ends(arc(start, end, bow))
    assert geodesic(first[::-1], start).km < 0.002
    assert geodesic(last[::-1], end).km < 0.002


def test_a_straight_arc_is_the_shortest_way() -> None:
    (points,) = arc(PHNOM_PENH, SEOUL)
    length = sum(geodesic(a[::-1], b[::-1]).km for a, b in pairwise(points))
    assert length == pytest.approx(geodesic(PHNOM_PENH, SEOUL).km, rel=1e-6)


def test_coordinates_have_five_decimals_at_most() -> None:
    for lon, lat in arc(PHNOM_PENH, SEOUL, 0.07)[0]:
        assert (round(lon, 5), round(lat, 5)) == (lon, lat)


@pytest.mark.parametrize(("start", "end"), [(SUVA, HONOLULU), (HONOLULU, SUVA), (PHNOM_PENH, WASHINGTON)])
def test_an_arc_across_180_degrees_is_cut_there(start: LatLon, end: LatLon) -> None:
    west, east = arc(start, end)
    assert abs(west[-1][0]) == abs(east[0][0]) == 180
    assert west[-1][0] == -east[0][0]
    assert west[-1][1] == east[0][1]


@given(SPOTS, SPOTS, st.sampled_from([0.0, 0.07]))
def test_no_piece_of_an_arc_leaps_across_the_map(start: LatLon, end: LatLon, bow: float) -> None:
    for piece in arc(start, end, bow):
        assert len(piece) >= 2
        for (lon1, _), (lon2, _) in pairwise(piece):
            assert -180 <= lon1 <= 180
            # Over a pole the longitude may turn by half a circle from one step to the next.
            assert abs(lon2 - lon1) <= 180


@pytest.mark.parametrize("bow", [0.07, -0.07, 0.14])
def test_a_bow_pushes_the_middle_aside_by_that_share_of_the_length(bow: float) -> None:
    straight, _ = arc_middle(PHNOM_PENH, SEOUL)
    aside, _ = arc_middle(PHNOM_PENH, SEOUL, bow)
    assert geodesic(straight, aside).km == pytest.approx(abs(bow) * geodesic(PHNOM_PENH, SEOUL).km, rel=0.001)
    # Going north-east, the right-hand side lies south-east.
    assert (aside.lon > straight.lon) == (bow > 0)


@pytest.mark.parametrize(
    ("start", "end", "bearing"),
    [
        (LatLon(0, 100), LatLon(10, 100), 0),
        (LatLon(0, 100), LatLon(0, 110), 90),
        (LatLon(10, 100), LatLon(0, 100), 180),
        (LatLon(0, 110), LatLon(0, 100), 270),
        (LatLon(0, 175), LatLon(0, -175), 90),
    ],
)
def test_the_arrow_of_an_arc_points_along_it(start: LatLon, end: LatLon, bearing: float) -> None:
    middle, direction = arc_middle(start, end)
    assert math.isclose(direction, bearing, abs_tol=1e-6)
    assert great_circle(middle, start).km == pytest.approx(great_circle(middle, end).km, rel=1e-3)
