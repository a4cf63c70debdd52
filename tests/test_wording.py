"""What readers see says how sure it is, and never makes a number look firmer than its source."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from geo.model import Count, DateSpan, EventKind, PlaceKind, Qualifier, ReviewState, Scope, Status
from geo.wording import (
    KIND_WORDS,
    PLACE_KIND_WORDS,
    REVIEW_WORDS,
    STATUS_WORDS,
    citation,
    count_text,
    country_name,
    counts_text,
    date_text,
    day_text,
    doubt_text,
    language_text,
    link_text,
    place_name,
    place_text,
    published_text,
    publisher_text,
    short_place,
    span_text,
    title,
)
from tests.samples import CAPITALS, atlas_of, country, event, place, source

COUNTRIES = {code: country(code) for code in CAPITALS}


@pytest.mark.parametrize(
    ("words", "of"),
    [(KIND_WORDS, EventKind), (PLACE_KIND_WORDS, PlaceKind), (STATUS_WORDS, Status), (REVIEW_WORDS, ReviewState)],
)
def test_there_is_a_word_for_everything_that_a_record_may_say(words: dict[Any, str], of: type[Any]) -> None:
    assert set(words) == set(of)
    assert len(set(words.values())) == len(words)


@pytest.mark.parametrize(("code", "name"), [("KR", "South Korea"), ("ZZ", "ZZ"), (None, "unknown")])
def test_a_country_goes_by_its_name(code: str | None, name: str) -> None:
    assert country_name(code, COUNTRIES) == name


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("2025", "2025"),
        ("2025-07", "July 2025"),
        ("2025-07-04", "4 July 2025"),
        ("2025-07-04/2025-08-01", "4 July 2025 to 1 August 2025"),
    ],
)
def test_a_date_is_told_no_finer_than_it_is_known(edtf: str, text: str) -> None:
    assert span_text(DateSpan.from_edtf(edtf)) == text


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"date": DateSpan.from_edtf("2025-07-14", year_inferred=True)}, "14 July 2025 (year inferred)"),
        ({"date": DateSpan.from_edtf("2025-07-14"), "date_text": "on Monday"}, "14 July 2025"),
        ({"date_text": "17 October, year not stated"}, "17 October, year not stated"),
        ({}, "undated"),
    ],
)
def test_when_says_how_sure(values: dict[str, Any], text: str) -> None:
    assert date_text(event(**values)) == text


@pytest.mark.parametrize(
    ("count", "planned", "text"),
    [
        (Count("arrested", 200, Qualifier.AT_LEAST), False, "at least 200 held"),
        (Count("arrested", 85, nationality="KH", part=True), False, "85 of them held (nationals of Cambodia)"),
        (Count("workers", 150_000, Qualifier.ABOUT, Scope.ESTIMATE), False, "about 150,000 workers, an estimate"),
        (Count("deported", 889, scope=Scope.CUMULATIVE), False, "889 deported, running total"),
        (Count("deported", 59, nationality="KR"), True, "59 deported (nationals of South Korea), planned"),
        (Count("compounds", 1), False, "1 site"),
        (Count("rescued", 0), False, "0 freed"),
        (Count("seized_tablets", 1), False, "1 tablet seized"),
        (Count("seized_desktop_computers", 47), False, "47 desktop computers seized"),
        (Count("committee_members", 24), False, "24 committee members"),
        (Count("guards", 2, nationality="ZZ"), False, "2 guards (nationals of ZZ)"),
    ],
)
def test_a_figure_says_what_it_counts_and_how(count: Count, planned: bool, text: str) -> None:
    assert count_text(count, COUNTRIES, planned=planned) == text


def test_figures_stand_side_by_side_and_are_never_added() -> None:
    held = (Count("arrested", 200, Qualifier.AT_LEAST), Count("arrested", 85, part=True))
    assert counts_text(event(counts=held), COUNTRIES) == "at least 200 held; 85 of them held"
    assert counts_text(event(counts=held[:1], status=Status.PLANNED), COUNTRIES) == "at least 200 held, planned"
    assert counts_text(event(), COUNTRIES) == ""


CITY = place("kh-city", name="Phnom Penh", adm1="Phnom Penh", radius_km=15)
WARD = place("kh-ward", name="Phsar Depo 1", kind=PlaceKind.WARD, parent_id="kh-district", adm1="Phnom Penh")
DISTRICT = place("kh-district", name="Toul Kork", kind=PlaceKind.DISTRICT, parent_id="kh-city", adm1="Phnom Penh")
VILLAGE = place(
    "kh-village", name="Village 6, Phsar Depo 1", kind=PlaceKind.VILLAGE, parent_id="kh-ward", adm1="Phnom Penh"
)
LONE_WARD = place("kh-lone", name="Some Ward", kind=PlaceKind.WARD, adm1="Kandal")
WITH_PLACES = atlas_of(places=(CITY, WARD, DISTRICT, VILLAGE, LONE_WARD))


@pytest.mark.parametrize(
    ("spot", "full", "short"),
    [
        pytest.param(CITY, "Phnom Penh", "Phnom Penh", id="a city that is its own province"),
        pytest.param(DISTRICT, "Toul Kork, Phnom Penh", "Toul Kork, Phnom Penh", id="a district"),
        pytest.param(WARD, "Phsar Depo 1, Toul Kork, Phnom Penh", "Toul Kork, Phnom Penh", id="a ward"),
        pytest.param(
            VILLAGE, "Village 6, Phsar Depo 1, Toul Kork, Phnom Penh", "Toul Kork, Phnom Penh", id="name with parent"
        ),
        pytest.param(LONE_WARD, "Some Ward, Kandal", "Some Ward, Kandal", id="a ward of no known district"),
    ],
)
def test_a_place_is_named_with_what_it_lies_in(spot: Any, full: str, short: str) -> None:
    assert place_name(spot, WITH_PLACES) == full
    assert short_place(spot, WITH_PLACES) == short


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"kind": PlaceKind.SEZ, "radius_km": 10.0}, "special economic zone, within 10 km of the point drawn"),
        ({"radius_km": 1.5}, "town or city, within 1.5 km of the point drawn"),
        ({"position": None}, "town or city, no point known"),
    ],
)
def test_a_place_says_how_far_off_its_point_may_be(values: dict[str, Any], text: str) -> None:
    assert doubt_text(place(**values)) == text


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"place": CITY, "partners": ("KR",)}, "Phnom Penh"),
        ({"partners": ("KR", "CN")}, "Cambodia – South Korea; Cambodia – China"),
        ({"origin": "KH", "destination": "CN"}, "Cambodia → China"),
        ({"origin": "KH"}, "Cambodia (country only)"),
        ({"country": None}, "no place given"),
    ],
)
def test_a_headline_says_where_as_well_as_is_known(values: dict[str, Any], text: str) -> None:
    assert place_text(event(**values), WITH_PLACES) == text


def test_people_are_moved_one_way_and_governments_meet_both_ways() -> None:
    assert link_text(event(origin="KH", destination="CN", partners=("US",)), COUNTRIES) == "Cambodia → China"
    assert link_text(event(partners=("CN",)), COUNTRIES) == "Cambodia – China"
    assert link_text(event(), COUNTRIES) == ""


def test_a_title_says_when_something_is_only_planned() -> None:
    moved = {"kind": EventKind.DEPORTATION, "origin": "KH", "destination": "KR"}
    assert title(event(**moved), WITH_PLACES) == "Deportation · Cambodia → South Korea"
    assert title(event(**moved, status=Status.PLANNED), WITH_PLACES) == "Planned deportation · Cambodia → South Korea"


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"publisher": "Báo", "retells": "VNA"}, "Báo, after VNA"),
        ({"publisher": "Báo"}, "Báo"),
        ({"publisher": None}, "Publisher not named"),
        ({"publisher": None, "retells": "VNA"}, "Publisher not named, after VNA"),
    ],
)
def test_a_publisher_says_whose_story_it_passes_on(values: dict[str, Any], text: str) -> None:
    assert publisher_text(source(**values)) == text


@pytest.mark.parametrize(
    ("values", "text"),
    [
        pytest.param(
            {"publisher_country": "KR", "published": date(2025, 7, 1), "url": "https://example.org/a"},
            "A title. A paper (South Korea). 1 July 2025. https://example.org/a",
            id="with everything",
        ),
        pytest.param({"title": "It ends."}, "It ends. A paper. Undated.", id="no second full stop"),
    ],
)
def test_a_citation_can_be_pasted_into_a_report(values: dict[str, Any], text: str) -> None:
    assert citation(source(**values), COUNTRIES) == text


def test_days_and_languages_are_written_out() -> None:
    assert day_text(date(2025, 7, 4)) == "4 July 2025"
    assert published_text(source()) == "undated"
    assert (language_text(source(language="de")), language_text(source(language="km"))) == ("German", "km")


def test_a_country_given_as_the_place_is_called_by_its_name() -> None:
    cambodia = place("kh", name="Cambodia", kind=PlaceKind.COUNTRY, adm1=None)
    atlas = atlas_of(event("KH-1", place=cambodia))
    assert short_place(cambodia, atlas) == "Cambodia"
    assert place_name(cambodia, atlas) == "Cambodia"
