"""The words of the trade hold what they promise."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import GeoError, InvalidPosition, InvalidRecord
from geo.model import Atlas, Count, DateSpan, Event, EventKind, LatLon, Place, PlaceKind, Precision

DAYS = st.dates(max_value=date(9998, 12, 31))


def test_a_position_is_latitude_first() -> None:
    spot = LatLon(11.56, 104.92)
    assert (spot.lat, spot.lon) == (11.56, 104.92) == tuple(spot)


def test_swapped_coordinates_of_cambodia_are_refused_with_a_hint() -> None:
    with pytest.raises(InvalidPosition, match=r"latitude 104\.92 is outside -90\.\.90; .* were they swapped\?"):
        LatLon(104.92, 11.56)


@pytest.mark.parametrize(("lat", "lon"), [(math.nan, 0), (0, math.nan), (math.inf, 0), (0, -math.inf)])
def test_a_part_that_is_no_finite_number_is_refused(lat: float, lon: float) -> None:
    with pytest.raises(InvalidPosition, match="no finite number"):
        LatLon(lat, lon)


@pytest.mark.parametrize(
    ("given_lon", "lon"), [(181, -179), (-181, 179), (540, -180), (180, 180), (-180, -180), (361, 1)]
)
def test_longitudes_beyond_180_come_back_onto_the_globe(given_lon: float, lon: float) -> None:
    assert LatLon(0, given_lon).lon == lon


@given(lat=st.floats(-90, 90), lon=st.floats(-1e6, 1e6))
def test_every_position_is_on_the_globe(lat: float, lon: float) -> None:
    spot = LatLon(lat, lon)
    assert spot.lat == lat
    assert -180 <= spot.lon <= 180


def test_both_kinds_of_invalid_data_are_errors_of_this_project_and_value_errors() -> None:
    for error in (InvalidPosition, InvalidRecord):
        assert issubclass(error, GeoError)
        assert issubclass(error, ValueError)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2025", date(2025, 1, 1), date(2026, 1, 1), Precision.YEAR),
        ("2025-02", date(2025, 2, 1), date(2025, 3, 1), Precision.MONTH),
        ("2024-12", date(2024, 12, 1), date(2025, 1, 1), Precision.MONTH),
        ("2025-07-14", date(2025, 7, 14), date(2025, 7, 15), Precision.DAY),
        ("2025-07-14/2025-07-16", date(2025, 7, 14), date(2025, 7, 17), Precision.RANGE),
        ("2025-07/2025-08", date(2025, 7, 1), date(2025, 9, 1), Precision.RANGE),
        (" 2025-07-14 / 2025-07-16 ", date(2025, 7, 14), date(2025, 7, 17), Precision.RANGE),
    ],
)
def test_a_date_covers_the_whole_of_what_its_text_says(text: str, start: date, end: date, precision: Precision) -> None:
    assert DateSpan.from_edtf(text) == DateSpan(start, end, precision)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("14 July 2025", "cannot read date '14 July 2025'; write YYYY"),
        ("2025-7-14", "cannot read date '2025-7-14'"),
        ("", "cannot read date ''"),
        ("2025/", "cannot read date ''"),
        ("2025-02-30", "date '2025-02-30' is on no calendar"),
        ("2025-13", "date '2025-13' is on no calendar"),
        ("0000", "date '0000' is on no calendar"),
        ("9999-12", "date '9999-12' is on no calendar"),
        ("2025-07-16/2025-07-14", "date span ends on 2025-07-15, not after its start 2025-07-16"),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_its_text(text: str, words: str) -> None:
    with pytest.raises(InvalidRecord, match=words):
        DateSpan.from_edtf(text)


@given(day=DAYS, precision=st.sampled_from([Precision.DAY, Precision.MONTH, Precision.YEAR]), inferred=st.booleans())
def test_days_months_and_years_survive_being_written_and_read(day: date, precision: Precision, inferred: bool) -> None:
    length = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}[precision]
    text = day.isoformat()[:length]
    span = DateSpan.from_edtf(text, year_inferred=inferred)
    assert span.start <= day < span.end
    assert (span.precision, span.year_inferred, span.to_edtf()) == (precision, inferred, text)


@given(day=st.dates(max_value=date(9990, 1, 1)), length=st.integers(1, 1000))
def test_ranges_survive_being_written_and_read(day: date, length: int) -> None:
    span = DateSpan(day, day + timedelta(days=length), Precision.RANGE)
    assert DateSpan.from_edtf(span.to_edtf()) == span


def test_the_last_day_of_a_month_is_in_it() -> None:
    assert DateSpan.from_edtf("2024-02").last == date(2024, 2, 29)


def test_a_count_below_zero_is_refused() -> None:
    with pytest.raises(InvalidRecord, match="count of arrested is -1; a count is 0 or more"):
        Count("arrested", -1)


def test_a_deportation_links_origin_with_destination_and_nothing_else() -> None:
    event = Event("A", EventKind.DEPORTATION, "", country="KH", partners=("TH",), origin="KH", destination="CN")
    assert event.links == (("KH", "CN"),)
    assert event.countries == ("KH", "TH", "CN")


def test_an_agreement_links_its_country_with_each_partner() -> None:
    assert Event("A", EventKind.AGREEMENT, "", country="KH", partners=("KR", "CN")).links == (
        ("KH", "KR"),
        ("KH", "CN"),
    )


def test_a_raid_in_one_country_links_nothing() -> None:
    assert Event("A", EventKind.RAID, "", country="KH").links == ()


def _place(place_id: str, kind: PlaceKind, parent: str | None = None) -> Place:
    return Place(place_id, place_id, kind, "KH", None, 1, parent_id=parent)


def test_a_lineage_runs_from_the_smallest_to_the_largest_without_the_country() -> None:
    ward, district = _place("ward", PlaceKind.WARD, "district"), _place("district", PlaceKind.DISTRICT, "kh")
    country = _place("kh", PlaceKind.COUNTRY)
    atlas = Atlas({place.id: place for place in (ward, district, country)}, {}, {}, ())
    assert atlas.lineage(ward) == (ward, district)


def test_a_place_that_lies_in_itself_has_a_lineage_that_ends() -> None:
    odd, even = _place("odd", PlaceKind.WARD, "even"), _place("even", PlaceKind.WARD, "odd")
    assert Atlas({"odd": odd, "even": even}, {}, {}, ()).lineage(odd) == (odd, even)
