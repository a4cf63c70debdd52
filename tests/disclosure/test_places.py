"""What is smaller than a district is told as its district; nothing else moves, but for what was clicked on a map."""

from __future__ import annotations

import pytest

from geo.disclosure.places import public_place
from geo.model import LatLon, PlaceKind
from tests.samples import atlas_of, place, shipped


@pytest.mark.parametrize(
    ("fine", "coarse"),
    [
        ("kh-building-382-o-bek-kom", "kh-sen-sok-district"),
        ("kh-village-6-phsar-depo-1-village", "kh-toul-kork-district"),
        ("kh-phsar-depo-1-ward", "kh-toul-kork-district"),
        ("kh-otres-village", "kh-sihanoukville"),
        ("kh-anlong-reab-ward", "kh-veal-veaeng-district"),
        ("mm-minletpan-village", "mm-kayin-province"),
    ],
)
def test_a_house_a_village_and_a_ward_become_what_they_lie_in(fine: str, coarse: str) -> None:
    places = shipped().places
    assert public_place(places[fine], shipped()) == places[coarse]


def test_no_place_is_told_closer_than_its_district() -> None:
    told = [public_place(each, shipped()) for each in shipped().places.values()]
    fine = {PlaceKind.BUILDING, PlaceKind.VILLAGE, PlaceKind.WARD}
    assert not [each for each in told if each is None or each.kind in fine]


def test_districts_towns_zones_and_crossings_stay_as_they_are() -> None:
    fine = {PlaceKind.BUILDING, PlaceKind.VILLAGE, PlaceKind.WARD}
    for each in shipped().places.values():
        if each.kind not in fine:
            assert public_place(each, shipped()) == each


def test_without_a_district_the_province_stands_for_it_and_without_that_nothing() -> None:
    province = place("kh-province", name="Province", kind=PlaceKind.PROVINCE)
    house = place("kh-house", kind=PlaceKind.BUILDING)
    assert public_place(house, atlas_of(places=(province, house))) == province
    assert public_place(house, atlas_of(places=(house,))) is None


def test_a_point_set_by_hand_goes_to_the_grid_and_its_ring_reaches_the_true_spot() -> None:
    clicked = place(position=LatLon(11.56789, 104.91234), radius_km=0.1, origin="placed by hand")
    told = public_place(clicked, atlas_of(places=(clicked,)))
    assert told is not None and (told.position, told.radius_km) == (LatLon(11.57, 104.91), 0.8)
