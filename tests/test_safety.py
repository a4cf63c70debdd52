"""Where victims are helped is never stored, in whatever language somebody names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import GazetteerError, InvalidRecord
from geo.model import PlaceKind
from geo.places import read_places
from geo.safety import refuse_place, refuse_shelter, shelter_word
from tests.samples import DATA, copy_of_data, place, shipped


@pytest.mark.parametrize(
    "name",
    [
        "Women's shelter", "a safe house", "SAFE HOUSE no. 3", "safe-house",
        "Safehouse Poipet", "Calmette Hospital", "Embassy of Vietnam",
        "Frauenhaus", "Mädchenschutzhaus", "Universitätsklinik", "Deutsche Botschaft", "Österreichische Botschaft",
        "Hôpital Calmette", "foyer d’accueil", "Ambassade de France", "Bệnh viện Chợ Rẫy", "nhà tạm lánh Hà Nội",
        "Rumah Aman Batam", "KEDUTAAN BESAR", "โรงพยาบาลแม่สอด", "บ้านพักฉุกเฉิน", "สถานเอกอัครราชทูต",
        "មន្ទីរពេទ្យកាល់ម៉ែត", "ស្ថានទូតចិន", "金边庇护所", "中国大使馆", "安全屋", "ໂຮງໝໍ",
    ],
)  # fmt: skip
def test_a_place_that_helps_victims_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(InvalidRecord, match="such places are never stored"):
        refuse_shelter(name)


@pytest.mark.parametrize("kind", ["shelter", "Safe house", "hospital", "amenity=embassy", "庇护所"])
def test_a_place_is_refused_by_its_kind_too(kind: str) -> None:
    with pytest.raises(InvalidRecord, match="such places are never stored"):
        refuse_shelter("House 12", kind)


@pytest.mark.parametrize("name", ["", "Poipet", "L'Hospitalet", "Shelterbelt Road", "Golden Fortune", "ភ្នំពេញ", "曼谷"])
def test_other_places_are_not(name: str) -> None:
    assert shelter_word(name) is None


def test_a_town_of_the_worldwide_list_may_bear_such_a_name() -> None:
    refuse_place(place(name="Hospital", kind=PlaceKind.CITY, origin="geonames:3887398"))
    with pytest.raises(InvalidRecord):
        refuse_place(place(name="Hospital", kind=PlaceKind.BUILDING, origin="geonames:3887398"))
    with pytest.raises(InvalidRecord):
        refuse_place(place(name="House 12", name_local="โรงพยาบาล"))


def test_no_place_of_ours_is_one() -> None:
    for known in shipped().places.values():
        refuse_place(known)


def test_a_row_of_the_gazetteer_that_names_one_is_refused(tmp_path: Path) -> None:
    path = copy_of_data(tmp_path) / "places.csv"
    with path.open("a", encoding="utf-8", newline="") as file:
        file.write("kh-refuge,Women's Shelter,building,KH,Takeo,,11.0,104.8,0.1,,,,,own,\r\n")
    with pytest.raises(GazetteerError, match=r"\(kh-refuge\): place \"Women's Shelter\": 'shelter' says"):
        read_places(path)
    assert read_places(DATA / "places.csv")
