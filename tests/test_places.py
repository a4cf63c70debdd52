"""The curated gazetteer is complete, agrees with itself, and broken copies of it are refused by line and value."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.model import Place, PlaceKind
from geo.places import PLACE_COLUMNS, read_places

PLACES = read_places(Path(__file__).parents[1] / "data" / "places.csv")

HEADER = ",".join(PLACE_COLUMNS)
PROVINCE = "kh-a-province,A,province,KH,A,,11.5,104.9,40,KH01,KH-1,,,own,"
TOWN = "kh-b,B,city,KH,A,kh-a-province,11.6,104.8,3,,,,Be|Bee,own,"

CONTAINERS = {PlaceKind.PROVINCE, PlaceKind.CITY, PlaceKind.DISTRICT, PlaceKind.WARD, PlaceKind.VILLAGE}

CITED_BY_RECORDS = """
    kh-phnom-penh kh-sen-sok-district kh-toul-kork-district kh-o-bek-kom-ward kh-phsar-depo-1-ward
    kh-trong-moan-village kh-village-6-phsar-depo-1-village kh-building-382-o-bek-kom kh-building-15-phsar-depo-1
    kh-preah-sihanouk-province kh-pailin-province kh-anlong-veng kh-o-smach kh-kandal-province kh-pursat-province
    kh-koh-kong-province kh-bavet kh-chrey-thom kh-kampot-province kh-oddar-meanchey-province kh-poipet
    kh-banteay-meanchey-province kh-dara-sakor-sez kh-thmor-da-sez th-bangkok
""".split()

BOXES = {  # south, west, north, east: a degree or less beyond the country's own extremes
    "KH": (9.9, 102.2, 14.8, 107.8),
    "LA": (13.8, 100.0, 22.6, 107.8),
    "MM": (9.5, 92.0, 28.7, 101.3),
    "TH": (5.5, 97.2, 20.6, 105.8),
    "VN": (8.4, 102.0, 23.5, 109.6),
    "PH": (4.5, 116.8, 21.3, 126.7),
    "MY": (0.8, 99.5, 7.5, 119.4),
    "ID": (-11.1, 94.9, 6.1, 141.1),
    "TL": (-9.6, 124.0, -8.1, 127.4),
}


def km(a: Place, b: Place) -> float:
    assert a.position and b.position
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a.position, *b.position))
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(half))


def folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(char for char in decomposed if char.isalnum() or unicodedata.category(char) in ("Mn", "Mc"))
    return re.sub("[\u0300-\u036f]", "", plain)


def test_the_gazetteer_holds_the_region() -> None:
    countries = Counter(place.country for place in PLACES.values())
    assert len(PLACES) >= 300
    assert countries["KH"] >= 150
    assert set(countries) == set(BOXES)


@pytest.mark.parametrize("place_id", CITED_BY_RECORDS)
def test_a_place_that_records_cite_is_there(place_id: str) -> None:
    assert place_id in PLACES


def test_cambodia_has_25_first_level_areas_whose_codes_agree() -> None:
    areas = [place for place in PLACES.values() if re.fullmatch(r"KH\d\d", place.pcode or "")]
    assert sorted(place.pcode or "" for place in areas) == [f"KH{number:02}" for number in range(1, 26)]
    for place in areas:
        assert place.iso_3166_2 == f"KH-{int((place.pcode or '')[2:])}"
        assert place.adm1 == place.name
        assert place.parent_id is None


def test_the_other_countries_of_the_mainland_are_covered_too() -> None:
    codes = Counter(place.country for place in PLACES.values() if place.iso_3166_2)
    assert {country: codes[country] for country in ("KH", "LA", "MM", "TH", "VN")} == {
        "KH": 25,
        "LA": 18,
        "MM": 15,
        "TH": 77,
        "VN": 63,
    }


@pytest.mark.parametrize("code", ["pcode", "iso_3166_2"])
def test_no_code_is_given_twice(code: str) -> None:
    given = Counter(value for place in PLACES.values() if (value := getattr(place, code)))
    assert [value for value, times in given.items() if times > 1] == []


def test_phnom_penh_is_one_row_with_its_14_districts() -> None:
    named = [place for place in PLACES.values() if place.name == "Phnom Penh"]
    districts = [place for place in PLACES.values() if place.parent_id == "kh-phnom-penh"]
    assert [(place.kind, place.pcode) for place in named] == [(PlaceKind.CITY, "KH12")]
    assert sorted(place.pcode or "" for place in districts) == [f"KH12{number:02}" for number in range(1, 15)]


def test_every_province_is_its_own_first_level_area() -> None:
    assert [p.id for p in PLACES.values() if p.kind is PlaceKind.PROVINCE and (p.adm1 != p.name or p.parent_id)] == []


def test_every_place_is_placed_in_a_first_level_area_of_the_file() -> None:
    areas = {(place.country, place.name) for place in PLACES.values() if place.iso_3166_2}
    assert [place.id for place in PLACES.values() if (place.country, place.adm1) not in areas] == []


def test_ids_tell_country_and_kind() -> None:
    endings = {PlaceKind.BORDER_CROSSING: "-crossing", PlaceKind.BUILDING: "", PlaceKind.CITY: ""}
    for place in PLACES.values():
        assert re.fullmatch(r"[a-z]{2}(-[a-z0-9]+)+", place.id)
        assert place.id.startswith(place.country.lower() + "-")
        assert place.id.endswith(endings.get(place.kind, f"-{place.kind}")), place.id


def test_a_parent_lies_in_the_same_area_and_near() -> None:
    for place in PLACES.values():
        if place.parent_id is None:
            continue
        parent = PLACES[place.parent_id]
        assert (parent.country, parent.adm1) == (place.country, place.adm1), place.id
        assert parent.kind in CONTAINERS, place.id
        if place.position and parent.position:
            assert km(place, parent) <= parent.radius_km * 1.5 + place.radius_km + 10, place.id


def test_parents_lead_to_a_first_level_area() -> None:
    for place in PLACES.values():
        top, steps = place, 0
        while top.parent_id is not None and steps < 6:
            top, steps = PLACES[top.parent_id], steps + 1
        assert (top.name, top.parent_id) == (place.adm1, None), place.id


def test_every_position_lies_about_its_country() -> None:
    for place in PLACES.values():
        if place.position:
            south, west, north, east = BOXES[place.country]
            assert south <= place.position.lat <= north, place.id
            assert west <= place.position.lon <= east, place.id


def test_the_origin_says_where_each_position_comes_from() -> None:
    known = re.compile(
        r"geonames:\d+(\+\d+)?( \(.+\))?"
        r"|naturalearth:[A-Z]{2}-\w+ (centroid|interior point).*"
        r"|ourairports:[A-Z]{3}( \(.+\))?"
    )
    for place in PLACES.values():
        assert known.fullmatch(place.origin) if place.position else place.origin.startswith("none: "), place.id


def test_borrowed_positions_have_wider_radii_than_towns() -> None:
    exact_spots = (PlaceKind.VILLAGE, PlaceKind.WARD, PlaceKind.BUILDING, PlaceKind.SEZ)
    narrow = [p.id for p in PLACES.values() if p.kind in exact_spots and "(" in p.origin and p.radius_km < 2]
    assert narrow == []


@pytest.mark.parametrize(
    ("building", "ward"),
    [
        ("kh-building-382-o-bek-kom", "kh-o-bek-kom-ward"),
        ("kh-building-15-phsar-depo-1", "kh-phsar-depo-1-ward"),
    ],
)
def test_a_building_is_placed_no_better_than_its_ward(building: str, ward: str) -> None:
    assert PLACES[building].kind is PlaceKind.BUILDING
    assert PLACES[building].position == PLACES[ward].position
    assert PLACES[building].radius_km == PLACES[ward].radius_km


def test_samraong_is_honestly_ambiguous() -> None:
    found = {(place.id, place.adm1) for place in PLACES.values() if place.name == "Samraong"}
    assert found == {("kh-samraong", "Oddar Meanchey"), ("kh-samraong-takeo-district", "Takeo")}


@pytest.mark.parametrize("name", ["Koh Kong", "Pailin", "Kampot", "Takeo", "Svay Rieng"])
def test_a_town_and_its_province_share_a_name(name: str) -> None:
    kinds = sorted(place.kind for place in PLACES.values() if place.name == name)
    assert kinds == [PlaceKind.CITY, PlaceKind.PROVINCE]


def test_no_name_stands_for_two_places_of_one_kind_and_country() -> None:
    bearers: dict[tuple[str, PlaceKind, str], set[str]] = defaultdict(set)
    for place in PLACES.values():
        for name in (place.name, *place.names, *filter(None, [place.name_local])):
            bearers[folded(name), place.kind, place.country].add(place.id)
    assert [ids for ids in bearers.values() if len(ids) > 1] == []


def test_no_name_is_listed_twice_in_a_row() -> None:
    for place in PLACES.values():
        assert len({place.name, *place.names}) == 1 + len(place.names), place.id


@pytest.mark.parametrize(
    ("spelling", "place_id"),
    [
        ("T'rung Moan", "kh-trong-moan-village"),
        ("Hamlet 6, Phsar Depo 1", "kh-village-6-phsar-depo-1-village"),
        ("Paoy Paet", "kh-poipet"),
        ("Tuol Kouk", "kh-toul-kork-district"),
        ("Kings Romans", "la-golden-triangle-sez"),
        ("妙瓦底", "mm-myawaddy"),
        ("西哈努克港", "kh-sihanoukville"),
        ("Sonderwirtschaftszone Goldenes Dreieck", "la-golden-triangle-sez"),
    ],
)
def test_spellings_of_the_press_are_listed(spelling: str, place_id: str) -> None:
    assert [place.id for place in PLACES.values() if spelling in place.names] == [place_id]


def test_no_place_of_refuge_is_listed() -> None:
    refuge = re.compile(r"shelter|safe ?house|hospital|clinic|embassy|consulate|refuge", re.IGNORECASE)
    assert [p.id for p in PLACES.values() if refuge.search(" ".join((p.id, p.name, *p.names, p.note)))] == []


def gazetteer(folder: Path, *lines: str, header: str = HEADER) -> Path:
    path = folder / "places.csv"
    path.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
    return path


def test_a_row_becomes_a_place(tmp_path: Path) -> None:
    places = read_places(gazetteer(tmp_path, PROVINCE, TOWN))
    town = places["kh-b"]
    assert list(places) == ["kh-a-province", "kh-b"]
    assert (town.kind, town.position, town.radius_km) == (PlaceKind.CITY, (11.6, 104.8), 3.0)
    assert (town.parent_id, town.names, town.pcode, town.name_local) == ("kh-a-province", ("Be", "Bee"), None, None)


def test_a_place_may_have_no_position(tmp_path: Path) -> None:
    places = read_places(gazetteer(tmp_path, PROVINCE.replace("11.5,104.9", ",")))
    assert places["kh-a-province"].position is None


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ([PROVINCE.replace("11.5", "104.9")], r"places\.csv line 2 \(kh-a-province\): latitude 104\.9 is outside"),
        ([PROVINCE.replace("11.5", "north")], r"places\.csv line 2 \(kh-a-province\): .*'north'"),
        ([PROVINCE.replace("11.5,", ",")], r"line 2 \(kh-a-province\): lat and lon are given together"),
        ([PROVINCE.replace(",40,", ",0,")], r"line 2 \(kh-a-province\): radius_km 0 is outside"),
        ([PROVINCE.replace(",own,", ",,")], r"line 2 \(kh-a-province\): id, name and origin must not be empty"),
        ([PROVINCE, TOWN.replace("city", "hamlet")], r"line 3 \(kh-b\): 'hamlet' is not a valid PlaceKind"),
        ([PROVINCE, TOWN.replace(",KH,", ",khm,")], r"line 3 \(kh-b\): country 'khm' is no ISO 3166-1"),
        ([PROVINCE, TOWN, PROVINCE], r"line 4: id 'kh-a-province' is taken by an earlier row"),
        ([PROVINCE, TOWN.replace("kh-a-province", "kh-c")], r"kh-b lies in 'kh-c', which is the id of no row"),
        ([PROVINCE, TOWN.removesuffix(",")], r"line 3: expected 15 cells"),
        ([PROVINCE, TOWN + ",more"], r"line 3: expected 15 cells; quote cells that hold a comma"),
    ],
)
def test_a_broken_row_is_refused_by_line_and_value(tmp_path: Path, lines: list[str], complaint: str) -> None:
    with pytest.raises(GazetteerError, match=complaint):
        read_places(gazetteer(tmp_path, *lines))


def test_other_columns_are_refused(tmp_path: Path) -> None:
    path = gazetteer(tmp_path, PROVINCE, header=HEADER.replace("lat,lon", "lon,lat"))
    with pytest.raises(GazetteerError, match=r"columns are \['id', .*'lon', 'lat'.* expected \['id'"):
        read_places(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"no gazetteer at .*places\.csv; restore it"):
        read_places(tmp_path / "places.csv")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_bytes((HEADER + "\n" + PROVINCE.replace(",A,", ",Kratié,", 1)).encode("latin-1"))
    with pytest.raises(GazetteerError, match=r"places\.csv is not UTF-8"):
        read_places(path)
