import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import GazetteerError
from geo.gazetteer import Candidate, Gazetteer, Layer, Match, Reading, describe, index, readings, settle, sources
from geo.model import LatLon, Place, PlaceKind
from geo.names import fold

DATA = Path(__file__).parents[1] / "data"
CITY, PROVINCE, DISTRICT, SEZ = PlaceKind.CITY, PlaceKind.PROVINCE, PlaceKind.DISTRICT, PlaceKind.SEZ


def settled(gazetteer: Gazetteer, query: str, **hints: object) -> str | None:
    chosen = settle(gazetteer.search(query, **hints))  # type: ignore[arg-type]
    return chosen and chosen.place.id


# What a name may mean, and what a hint leaves of it


@pytest.mark.parametrize(
    ("name", "meanings"),
    [
        ("Pailin", {("kh-pailin", CITY), ("kh-pailin-province", PROVINCE)}),
        ("Koh Kong", {("kh-koh-kong", CITY), ("kh-koh-kong-province", PROVINCE)}),
        ("Samraong", {("kh-samraong", CITY), ("kh-samraong-takeo-district", DISTRICT)}),
    ],
)
def test_names_that_two_places_share_stay_open_with_their_kinds(
    gazetteer: Gazetteer, name: str, meanings: set[tuple[str, PlaceKind]]
) -> None:
    found = gazetteer.candidates(name)
    assert {(one.place.id, one.place.kind) for one in found} == meanings
    assert settle(found) is None


@pytest.mark.parametrize(
    ("query", "hints", "place_id"),
    [
        ("Pailin", {"kind": CITY}, "kh-pailin"),
        ("Pailin", {"kind": PROVINCE}, "kh-pailin-province"),
        ("Pailin province", {}, "kh-pailin-province"),
        ("Provinz Pailin", {}, "kh-pailin-province"),
        ("the town of Pailin", {}, "kh-pailin"),
        ("Samraong, Takeo", {}, "kh-samraong-takeo-district"),
        ("Samraong (Oddar Meanchey)", {}, "kh-samraong"),
        ("Samraong", {"parent": "Oddar Meanchey Province"}, None),
        ("Samraong", {"parent": "Otdar Mean Chey"}, "kh-samraong"),
        ("Samraong district", {}, "kh-samraong-takeo-district"),
        ("Sen Sok, Phnom Penh", {}, "kh-sen-sok-district"),
        ("Sen Sok District, Phnom Penh", {}, "kh-sen-sok-district"),
        ("khan Toul Kork", {}, "kh-toul-kork-district"),
        ("Provinz Kandal", {}, "kh-kandal-province"),
        ("tỉnh Tây Ninh", {}, "vn-tay-ninh-province"),
        ("จังหวัดสระแก้ว", {}, "th-sa-kaeo-province"),
        ("Dara Sakor SEZ", {}, "kh-dara-sakor-sez"),
        ("Dara Sakor special economic zone", {}, "kh-dara-sakor-sez"),
        ("Paris", {}, "geonames:2988507"),
        ("Paris, Texas", {}, "geonames:4717560"),
        ("Paris, TX", {}, "geonames:4717560"),
        ("Paris", {"country": "US", "parent": "Texas"}, "geonames:4717560"),
        ("Paris", {"country": "Frankreich"}, "geonames:2988507"),
        ("Paris, Cambodia", {}, None),
        ("Vancouver, Washington", {}, "geonames:5814616"),
        ("Birmingham, Alabama", {}, "geonames:4049979"),
        ("Birmingham, England", {}, "geonames:2655603"),
        ("Ho Chi Minh City", {}, "vn-ho-chi-minh-city"),
        ("Saint Louis, Missouri", {}, "geonames:4407066"),
        ("St. Louis, Missouri", {}, "geonames:4407066"),
    ],
)
def test_hints_in_the_query_or_beside_it_decide(
    gazetteer: Gazetteer, query: str, hints: dict[str, object], place_id: str | None
) -> None:
    assert settled(gazetteer, query, **hints) == place_id


def test_bailin_in_china_is_no_pailin(gazetteer: Gazetteer) -> None:
    assert {one.place.country for one in gazetteer.search("Pailin")} == {"KH"}
    assert {one.place.country for one in gazetteer.search("Pailin", country="CN")} == set()
    assert {one.place.country for one in gazetteer.search("Bailin")} == {"CN"}


def test_a_hint_that_contradicts_every_candidate_leaves_none(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Poipet", country="TH") == ()
    assert gazetteer.candidates("Poipet", parent="Kandal") == ()
    assert gazetteer.candidates("Kandal", kind=CITY) == ()
    assert gazetteer.candidates("Poipet", country="Nowhereland") == ()


def test_a_kind_no_candidate_has_admits_a_kindred_one(gazetteer: Gazetteer) -> None:
    assert [one.place.id for one in gazetteer.candidates("Poipet", kind=DISTRICT)] == ["kh-poipet"]
    assert gazetteer.candidates("Poipet", kind=PROVINCE) == ()


# Spellings, languages, romanisations


@pytest.mark.parametrize("name", ["O'Smach", "O’Smach", "O Smach", "O-Smach", "OSMACH", "Ou Smach", "O´Smach"])
def test_o_smach_is_found_however_it_is_typed(gazetteer: Gazetteer, name: str) -> None:
    assert settled(gazetteer, name) == "kh-o-smach"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kambodscha", "KH"),
        ("Campuchia", "KH"),
        ("กัมพูชา", "KH"),
        ("កម្ពុជា", "KH"),
        ("柬埔寨", "KH"),
        ("캄보디아", "KH"),
        ("Kamboja", "KH"),
        ("Cambodge", "KH"),
        ("Südkorea", "KR"),
        ("Burma", "MM"),
        ("Viet Nam", "VN"),
        ("Vietnam", "VN"),
        ("U.S.", "US"),
        ("USA", "US"),
        ("UK", "GB"),
        ("Deutschland", "DE"),
        ("Taiwan", "TW"),
        ("Hong Kong", "HK"),
        ("Singapore", "SG"),
    ],
)
def test_countries_are_known_in_every_language(gazetteer: Gazetteer, name: str, country: str) -> None:
    assert settled(gazetteer, name) == country.lower()


def test_a_country_name_two_languages_give_to_two_countries_stays_open(gazetteer: Gazetteer) -> None:
    found = gazetteer.candidates("Kongo", kind=PlaceKind.COUNTRY)
    assert {one.place.country for one in found} == {"CD", "CG"}
    assert settle(found) is None


def test_a_foreign_name_of_a_country_does_not_displace_the_city_of_that_name(gazetteer: Gazetteer) -> None:
    assert settled(gazetteer, "Tunis") == "geonames:2464470"


@pytest.mark.parametrize(("name", "place_id"), [("Ohsmach", "kh-o-smach"), ("Thma Daa", "kh-thmor-da-sez")])
def test_what_only_sounds_alike_is_found_and_marked(gazetteer: Gazetteer, name: str, place_id: str) -> None:
    (found,) = gazetteer.candidates(name)
    assert (found.place.id, found.match) == (place_id, Match.TRANSLITERATION)
    assert "please check" in describe(found)
    assert gazetteer.candidates(name, sounding=False) == ()


def test_sounding_alike_counts_only_in_the_region(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Parris", country="FR") == ()
    assert gazetteer.candidates("Ohsmach", country="VN") == ()


# Which one stands out


def place(
    identity: str, *, kind: PlaceKind = CITY, country: str = "US", people: int | None = None, **more: object
) -> Place:
    return Place(identity, "X", kind, country, LatLon(10, 10), more.pop("radius_km", 2.0), population=people, **more)  # type: ignore[arg-type]


def claim(of: Place, rank: str, layer: Layer = Layer.GEONAMES) -> Candidate:
    return Candidate(of, "X", Match.EXACT, layer, sources.Rank[rank], of.country)


def test_of_two_cities_ten_times_the_people_decide() -> None:
    small = claim(place("small", people=10_000), "MAIN")
    assert settle([small, claim(place("large", people=100_000), "MAIN")]) is not None
    assert settle([small, claim(place("medium", people=99_999), "MAIN")]) is None


def test_size_never_decides_against_or_between_curated_places() -> None:
    village = claim(place("kh", country="KH", people=500), "REVIEWED", Layer.CURATED)
    assert settle([claim(place("cn", country="CN", people=9_000_000), "MAIN"), village]) is village
    assert settle([village, claim(place("kh2", people=900_000), "REVIEWED", Layer.CURATED)]) is None


def test_a_main_name_beats_another_spelling_however_large_the_place() -> None:
    canton = claim(place("us-canton", people=70_000), "MAIN")
    assert settle([canton, claim(place("guangzhou", country="CN", people=16_000_000), "OTHER")]) is canton


def test_a_country_beats_cities_but_not_a_great_area_of_its_name(gazetteer: Gazetteer) -> None:
    assert settled(gazetteer, "Peru") == "pe"
    assert settled(gazetteer, "Mali") == "ml"
    assert settled(gazetteer, "Georgia") is None
    assert settled(gazetteer, "Georgia", kind=PROVINCE) == "admin1:us-georgia"


def test_a_city_is_not_another_place_than_its_own_municipality(gazetteer: Gazetteer) -> None:
    assert settled(gazetteer, "Berlin") == "geonames:2950159"
    assert settled(gazetteer, "Berlin", kind=PROVINCE) == "admin1:de-berlin"


def test_new_york_is_open_between_state_and_city(gazetteer: Gazetteer) -> None:
    assert settled(gazetteer, "New York") is None
    assert settled(gazetteer, "New York", kind=PROVINCE) == "admin1:us-new-york"
    assert settled(gazetteer, "New York City") == "geonames:5128581"


def test_nothing_stands_out_of_nothing() -> None:
    assert settle([]) is None


# What people read


def test_a_description_says_what_where_how_sure_and_whence(gazetteer: Gazetteer) -> None:
    (found,) = gazetteer.candidates("Poipet")
    assert describe(found) == (
        "Poipet · city · Banteay Meanchey, Cambodia · 13.6580, 102.5636 ± 4 km · curated list, exact name"
        " · geonames:1830194"
    )
    (found,) = gazetteer.candidates("Kambodscha")
    assert "by its other name 'Kambodscha'" in describe(found)


def test_a_place_without_a_known_point_says_so() -> None:
    nowhere = Place("x", "X", CITY, "KH", None, 15.0, origin="none")
    assert "position unknown" in describe(
        Candidate(nowhere, "X", Match.EXACT, Layer.CURATED, sources.Rank.REVIEWED, "KH")
    )


def test_queries_are_taken_literally_before_they_are_taken_apart() -> None:
    assert list(readings("Ho Chi Minh City")) == [Reading("Ho Chi Minh City"), Reading("ho chi minh", CITY)]
    assert list(readings("Sen Sok District, Phnom Penh")) == [
        Reading("Sen Sok District, Phnom Penh"),
        Reading("Sen Sok District", None, ("Phnom Penh",)),
        Reading("sen sok", DISTRICT, ("Phnom Penh",)),
    ]
    assert list(readings("Dara Sakor special economic zone"))[-1] == Reading("dara sakor", SEZ)


# By position


def test_every_curated_point_leads_back_to_a_place_at_it(gazetteer: Gazetteer) -> None:
    missed = []
    for town in gazetteer.all_of(Layer.CURATED):
        if town.position and town.kind is not PROVINCE:
            ((nearest, distance),) = gazetteer.nearest(town.position)
            if nearest.position != town.position or distance > 0.01:
                missed.append(town.id)
    assert missed == []


def test_every_curated_city_is_what_lies_at_its_point(gazetteer: Gazetteer) -> None:
    cities = [town for town in gazetteer.all_of(Layer.CURATED) if town.position and town.kind is CITY]
    found = {town.id: [near.id for near, _ in gazetteer.nearest(town.position, 5, kinds=[CITY])] for town in cities}  # type: ignore[arg-type]
    assert [town for town, near in found.items() if town not in near] == []
    assert len(cities) > 100


def test_nearest_measures_on_the_ellipsoid_and_sorts(gazetteer: Gazetteer) -> None:
    near = gazetteer.nearest(LatLon(13.65805, 102.56365), 4, kinds=[CITY], max_km=200)
    assert near[0][0].id == "kh-poipet"
    assert [round(distance, 1) for _, distance in near] == sorted(round(distance, 1) for _, distance in near)
    assert [place.id for place, _ in gazetteer.nearest(LatLon(0, -160), max_km=50)] == []


@pytest.mark.parametrize("position", [LatLon(-16.8, 179.99), LatLon(-16.8, -179.99), LatLon(89.9, 10), LatLon(-90, 0)])
def test_the_date_line_and_the_poles_are_no_edges(gazetteer: Gazetteer, position: LatLon) -> None:
    ((_, distance),) = gazetteer.nearest(position, max_km=20_100)
    ((_, from_afar),) = gazetteer.nearest(position, max_km=20_050)
    assert distance == from_afar
    if abs(position.lat) < 80:
        assert distance < 150


# For the reader of articles


def test_names_in_a_row_of_words_are_found_at_their_longest(gazetteer: Gazetteer) -> None:
    words = [fold(word) for word in "police raided Ho Chi Minh City and O Smach near Phnom Penh SEZ".split()]
    assert gazetteer.longest_name(words, words.index("ho")) == 4
    assert gazetteer.longest_name(words, words.index("o")) == 2
    assert gazetteer.longest_name(words, words.index("phnom")) == 3
    assert gazetteer.longest_name(words, words.index("raided")) == 0
    assert gazetteer.longest_name(["us", "virgin"]) == 1
    assert gazetteer.longest_name(["washington", "d", "c"]) == 3


def test_names_are_known_by_what_they_begin_with(gazetteer: Gazetteer) -> None:
    assert all(gazetteer.begins_name(beginning) for beginning in ("ho", "ho chi", "ho chi minh"))
    assert not gazetteer.begins_name("raided")
    for name in ("ปอยเปต", "波贝", "ភ្នំពេញ"):
        key = fold(name)
        assert all(gazetteer.begins_name(key[:end]) for end in range(1, len(key) + 1)), name


def test_every_curated_and_country_name_is_known_to_be_one(gazetteer: Gazetteer) -> None:
    names = {
        name
        for layer in (Layer.CURATED, Layer.COUNTRY, Layer.ADMIN1)
        for place in gazetteer.all_of(layer)
        for name in (place.name, *place.names)
    }
    assert [name for name in names if not gazetteer.has_name(fold(name))] == []
    assert not gazetteer.has_name("no such name anywhere")
    assert not gazetteer.has_name("")


@given(text=st.text())
def test_no_text_breaks_a_search(gazetteer: Gazetteer, text: str) -> None:
    for found in gazetteer.search(text):
        assert found.place.name
    list(readings(text))


def test_threads_may_share_a_gazetteer(gazetteer: Gazetteer) -> None:
    names = ["Poipet", "Paris", "Kambodscha", "Samraong", "Ohsmach", "Nosuchplacium"] * 50
    alone = [gazetteer.search(name) for name in names]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(gazetteer.search, names)) == alone


# Data


def test_every_town_of_the_region_knows_its_province(gazetteer: Gazetteer) -> None:
    towns = [town for town in gazetteer.all_of(Layer.GEONAMES) if town.country == "KH"]
    provinces = {area.name for area in gazetteer.all_of(Layer.CURATED) if area.iso_3166_2 and area.country == "KH"}
    assert len(provinces) == 25
    assert {town.adm1 for town in towns} <= provinces
    assert len(towns) > 100


def test_a_geonames_town_in_the_curated_list_is_listed_once(gazetteer: Gazetteer) -> None:
    assert gazetteer.place("kh-poipet") is not None
    assert gazetteer.place("geonames:1830194") is None
    assert [one.place.id for one in gazetteer.candidates("Пойпет")] == ["kh-poipet"]


def test_airport_codes_and_machine_made_romanisations_are_no_names(gazetteer: Gazetteer) -> None:
    assert not gazetteer.has_name("kkz")
    assert not gazetteer.has_name("baylyn")


# The index on disk


@pytest.fixture(scope="module")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real tables, the worldwide area list cut to a few rows."""
    folder = tmp_path_factory.mktemp("data")
    for name in sources.FILES:
        shutil.copy(DATA / name, folder / name)
    return folder


@pytest.fixture
def few_cities(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Leaves out what takes seconds to read, cities and foreign names; counts how often the cities are asked for."""
    asked: list[int] = []

    def none_of(least: int, *_: object) -> list[tuple[Place, list[str]]]:
        asked.append(least)
        return []

    monkeypatch.setattr(sources, "read_cities", none_of)
    monkeypatch.setattr(sources, "country_names", list)
    return asked


@pytest.mark.usefixtures("few_cities")
def test_an_index_is_made_once_and_then_opened(small_data: Path, tmp_path: Path, few_cities: list[int]) -> None:
    Gazetteer.open(small_data, tmp_path).close()
    Gazetteer.open(small_data, tmp_path).close()
    assert few_cities == [15000, 500, 1000]
    assert [path.suffix for path in tmp_path.iterdir()] == [".sqlite"]


@pytest.mark.usefixtures("few_cities")
def test_a_changed_table_makes_another_index(small_data: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(small_data, data)
    before = index.checksum(data)
    with (data / "country_names.csv").open("a", encoding="utf-8") as file:
        file.write("KH,Angkor Land\n")
    assert index.checksum(data) != before
    opened = Gazetteer.open(data, tmp_path / "cache")
    assert settled(opened, "Angkor Land") == "kh"


@pytest.mark.usefixtures("few_cities")
@pytest.mark.parametrize("harm", ["emptied", "cut", "overwritten", "another database"])
def test_a_damaged_index_is_made_anew(small_data: Path, tmp_path: Path, harm: str) -> None:
    Gazetteer.open(small_data, tmp_path).close()
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    if harm == "another database":
        path.unlink()
        sqlite3.connect(path).executescript("CREATE TABLE fact (name, value);").close()
    else:
        path.write_bytes({"emptied": b"", "cut": whole[: len(whole) // 2], "overwritten": b"x" * len(whole)}[harm])
    opened = Gazetteer.open(small_data, tmp_path)
    assert settled(opened, "Poipet") == "kh-poipet"
    opened.close()
    assert path.stat().st_size == len(whole)


@pytest.mark.usefixtures("few_cities")
def test_damage_that_only_a_look_shows_is_told_with_the_file_to_delete(small_data: Path, tmp_path: Path) -> None:
    Gazetteer.open(small_data, tmp_path).close()
    (path,) = tmp_path.iterdir()
    whole = bytearray(path.read_bytes())
    middle = range(len(whole) // 8, len(whole) * 7 // 8)
    whole[middle.start : middle.stop] = bytes(len(middle))
    path.write_bytes(whole)
    with pytest.raises(GazetteerError, match=f"delete {path} and start again"):
        Gazetteer.open(small_data, tmp_path).all_of(Layer.ADMIN1)


@pytest.mark.usefixtures("few_cities")
def test_a_cache_folder_that_cannot_be_written_costs_only_time(small_data: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "a file, not a folder"
    blocked.write_text("in the way")
    opened = Gazetteer.open(small_data, blocked / "cache")
    assert settled(opened, "Poipet") == "kh-poipet"


@pytest.mark.usefixtures("few_cities")
def test_only_the_newest_indexes_are_kept(small_data: Path, tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"gazetteer-{number}.sqlite").write_text("old")
    Gazetteer.open(small_data, tmp_path).close()
    assert len(list(tmp_path.glob("gazetteer-*.sqlite"))) == 3
    assert (tmp_path / f"gazetteer-{index.checksum(small_data)}.sqlite").exists()


@pytest.mark.parametrize("name", sources.FILES)
def test_a_missing_table_is_named(small_data: Path, tmp_path: Path, name: str) -> None:
    data = tmp_path / "data"
    shutil.copytree(small_data, data)
    (data / name).unlink()
    with pytest.raises(GazetteerError, match=name):
        Gazetteer.open(data, tmp_path / "cache")


@pytest.mark.usefixtures("few_cities")
@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("admin1.csv", "xx-x,X,,XX,,91,0,5,own\n", r"admin1.csv line \d+ \(xx-x\): latitude 91.0 is outside"),
        ("admin1.csv", "xx-x,X,,XX\n", r"admin1.csv line \d+: expected 9 cells"),
        ("admin1_codes.csv", "XX,99,xx-nowhere\n", "no area has the id 'xx-nowhere'"),
        ("country_names.csv", "XX,Nowhereland\n", "country_names.csv: 'XX' is no country of countries.csv"),
    ],
)
def test_a_broken_row_is_named(small_data: Path, tmp_path: Path, name: str, line: str, message: str) -> None:
    data = tmp_path / "data"
    shutil.copytree(small_data, data)
    with (data / name).open("a", encoding="utf-8") as file:
        file.write(line)
    with pytest.raises(GazetteerError, match=message):
        Gazetteer.open(data, tmp_path / "cache")
