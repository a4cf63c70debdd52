"""The countries and first-level areas of `data/`, as the app reads them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from geopy.distance import geodesic

from geo.model import Country
from geo.places import read_countries

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="module")
def countries() -> dict[str, Country]:
    return read_countries(DATA / "countries.csv")


@pytest.fixture(scope="module")
def admin1() -> list[dict[str, str]]:
    with (DATA / "admin1.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_country_with_a_seat_of_government_is_there(countries: dict[str, Country]) -> None:
    assert len(countries) == 244
    assert {"TW", "HK", "MO", "XK", "PS", "VA"} <= countries.keys()
    assert "AQ" not in countries
    assert len({country.iso3 for country in countries.values()}) == 244
    assert len({country.name for country in countries.values()}) == 244


@pytest.mark.parametrize(
    ("code", "name", "capital", "near"),
    [
        ("KH", "Cambodia", "Phnom Penh", (11.56, 104.92)),
        ("TH", "Thailand", "Bangkok", (13.75, 100.5)),
        ("VN", "Viet Nam", "Hanoi", (21.02, 105.84)),
        ("LA", "Laos", "Vientiane", (17.97, 102.6)),
        ("MM", "Myanmar", "Naypyidaw", (19.75, 96.13)),
        ("PH", "Philippines", "Manila", (14.6, 120.98)),
        ("CN", "China", "Beijing", (39.91, 116.4)),
        ("KR", "South Korea", "Seoul", (37.57, 126.98)),
        ("MY", "Malaysia", "Kuala Lumpur", (3.14, 101.69)),
        ("US", "United States", "Washington", (38.9, -77.04)),
        ("JP", "Japan", "Tokyo", (35.69, 139.69)),
        ("IN", "India", "New Delhi", (28.64, 77.22)),
        ("ID", "Indonesia", "Jakarta", (-6.21, 106.85)),
        ("TW", "Taiwan", "Taipei", (25.05, 121.53)),
        ("HK", "Hong Kong", "Hong Kong", (22.28, 114.17)),
        ("MO", "Macao", "Macao", (22.2, 113.55)),
    ],
)
def test_arcs_end_at_the_capital(
    countries: dict[str, Country], code: str, name: str, capital: str, near: tuple[float, float]
) -> None:
    country = countries[code]
    assert (country.name, country.capital) == (name, capital)
    assert geodesic(country.capital_position, near).km < 10


@pytest.mark.parametrize(
    ("code", "middle", "radius_km"),
    [
        ("KH", (13.0, 105.0), 240),
        ("KR", (37.0, 127.5), 177),
        ("CN", (35.0, 105.0), 1727),
        ("FR", (46.0, 2.0), 418),
        ("VA", (41.9, 12.45), 5),
        ("FJ", (-18.0, 178.0), 76),
    ],
)
def test_a_country_is_a_point_with_the_doubt_of_its_size(
    countries: dict[str, Country], code: str, middle: tuple[float, float], radius_km: float
) -> None:
    place = countries[code].place
    assert place.position == middle
    assert place.radius_km == radius_km


def test_malaysia_is_where_its_government_is(countries: dict[str, Country]) -> None:
    place = countries["MY"].place
    assert place.position is not None
    assert geodesic(place.position, countries["MY"].capital_position).km < 150


def test_every_origin_is_credited(countries: dict[str, Country]) -> None:
    origins = {part.split(":")[0] for country in countries.values() for part in country.place.origin.split("; ")}
    assert origins == {"factbook", "geonames", "geonames country", "naturalearth", "own"}


def test_first_level_areas_are_unique_and_on_the_globe(admin1: list[dict[str, str]]) -> None:
    assert list(admin1[0]) == "id name names country kind lat lon radius_km origin".split()
    assert len(admin1) == 4449
    assert len({row["id"] for row in admin1}) == 4449
    assert (DATA / "admin1.csv").stat().st_size < 500_000
    for row in admin1:
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert 1 <= float(row["radius_km"]) < 1500, row
        assert row["name"] not in row["names"].split("|"), row


@pytest.mark.parametrize(
    ("area_id", "name", "spelling", "near"),
    [
        ("us-california", "California", "Calif.", (36.8, -119.4)),
        ("ca-british-columbia", "British Columbia", "B.C.", (54.0, -125.0)),
        ("de-bavaria", "Bavaria", "Bayern", (48.95, 11.4)),
        ("gb-scotland", "Scotland", "", (57.0, -4.5)),
        ("it-sicily", "Sicily", "", (37.5, 14.1)),
        ("es-catalonia", "Catalonia", "", (41.8, 1.6)),
        ("id-west-java", "West Java", "Jawa Barat", (-6.9, 107.6)),
        ("kh-oddar-meanchey", "Oddar Meanchey", "Otdar Meanchey", (14.2, 103.6)),
        ("mm-kayin", "Kayin", "Karen State", (17.0, 97.7)),
        ("vn-dong-nai", "Dong Nai", "", (11.1, 107.2)),
        ("vn-tay-ninh", "Tay Ninh", "Tây Ninh", (11.4, 106.15)),
        ("ph-metro-manila", "Metro Manila", "", (14.58, 121.03)),
        ("cn-tibet", "Tibet", "Xizang", (31.5, 88.5)),
    ],
)
def test_a_first_level_area_is_found_under_its_english_name(
    admin1: list[dict[str, str]], area_id: str, name: str, spelling: str, near: tuple[float, float]
) -> None:
    row = next(row for row in admin1 if row["id"] == area_id)
    assert row["name"] == name
    assert spelling in row["names"].split("|")
    assert geodesic((float(row["lat"]), float(row["lon"])), near).km < 100


def test_words_of_any_text_are_no_areas(admin1: list[dict[str, str]]) -> None:
    names = {name for row in admin1 for name in (row["name"], *row["names"].split("|"))}
    assert not names & {"Central", "Northern", "Capital", "Unity", "Union", "Mon", "Chin", "Đông Bắc"}


def test_a_chartered_city_is_not_taken_for_its_province(admin1: list[dict[str, str]]) -> None:
    assert [row["id"] for row in admin1 if row["country"] == "PH" and row["name"] == "Cebu"] == ["ph-cebu"]
    assert not [row for row in admin1 if row["id"] in {"ph-manila", "ph-makati", "ph-baguio"}]
