"""What leaves as GeoJSON is RFC 7946, holds every event selected, and says how it was made."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from geojson_pydantic import FeatureCollection
from hypothesis import given, settings

from geo.errors import ExportError
from geo.export import format_named
from geo.export.document import COLUMNS
from geo.export.geojson import to_bytes
from geo.filters import EventFilter, select
from geo.model import Count, DateSpan, EventKind, LatLon, Qualifier, Report, Scope
from tests.samples import HOSTILE, atlas_of, document, event, place, shipped, source
from tests.test_filters import filters


def exported(*events: Any, **rest: Any) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(to_bytes(document(atlas_of(*events, **rest))))
    return read


def test_a_validator_that_is_not_ours_accepts_everything_shipped() -> None:
    content = to_bytes(document(shipped()))
    read = FeatureCollection.model_validate_json(content)
    assert len(read.features) == len(shipped().events)


def test_a_position_is_longitude_first_and_has_five_decimals() -> None:
    (feature,) = exported(event(place=place(position=LatLon(11.123456789, 104.987654321))))["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [104.98765, 11.12346]}
    assert "lat" not in feature["properties"]
    assert "lon" not in feature["properties"]


@pytest.mark.parametrize("values", [{}, {"place": place(position=None)}, {"country": None}])
def test_an_event_without_a_point_is_kept_with_a_null_geometry(values: dict[str, Any]) -> None:
    (feature,) = exported(event(**values))["features"]
    assert feature["geometry"] is None
    assert feature["id"] == "KH-1"


def test_there_is_no_crs_and_no_byte_order_mark() -> None:
    content = to_bytes(document(shipped()))
    assert content.startswith(b"{")
    assert set(json.loads(content)) == {"type", "metadata", "features"}


def test_the_id_of_a_feature_is_the_id_of_its_event() -> None:
    features = json.loads(to_bytes(document(shipped())))["features"]
    ids = [feature["id"] for feature in features]
    assert ids == [event.id for event in select(shipped(), EventFilter()).events]
    assert [feature["properties"]["id"] for feature in features] == ids


def test_the_same_selection_makes_the_same_file() -> None:
    assert to_bytes(document(shipped())) == to_bytes(document(shipped()))


def test_every_feature_has_the_same_flat_properties() -> None:
    for feature in json.loads(to_bytes(document(shipped())))["features"]:
        assert list(feature["properties"]) == [name for name in COLUMNS if name not in ("lat", "lon")]
        assert not [value for value in feature["properties"].values() if isinstance(value, dict | list)]


def test_metadata_tell_the_filters_and_what_was_left_out() -> None:
    atlas = atlas_of(
        event("KH-1", place=place(), date=DateSpan.from_edtf("2025-07-14")),
        event("KH-2"),
        event("KH-3", kind=EventKind.WARNING),
    )
    wanted = EventFilter(kinds=(EventKind.RAID,), since=date(2025, 7, 1), text="happened")
    metadata = json.loads(to_bytes(document(atlas, wanted)))["metadata"]
    assert metadata["filters"] == {"kind": ["raid"], "since": ["2025-07-01"], "q": ["happened"]}
    counts = {key: value for key, value in metadata.items() if key.startswith("events")}
    assert counts == {"events": 2, "events_in_all": 3, "events_without_place": 1, "events_without_date": 1}
    assert metadata["generated_at"] == "2025-12-01T08:30:00Z"
    assert "never to be added" in metadata["method"]
    assert "GeoNames (CC BY 4.0)" in metadata["licence"]


@settings(deadline=None)  # a busy machine is no fault
@given(filters())
def test_any_selection_makes_a_sound_file_of_its_events(wanted: EventFilter) -> None:
    content = to_bytes(document(shipped(), wanted))
    features = FeatureCollection.model_validate_json(content).features
    assert [feature.id for feature in features] == [event.id for event in select(shipped(), wanted).events]


@pytest.mark.parametrize("text", [*HOSTILE, "ភ្នំពេញ", "line\nbreak\u2028", "\ud7ff\U0001f6d1"])
def test_any_text_comes_back_as_it_was(text: str) -> None:
    (feature,) = exported(event(summary=text), sources=(source(title=text),))["features"]
    assert (feature["properties"]["summary"], feature["properties"]["source_titles"]) == (text, text)


def test_dates_figures_and_reports_are_told_flat() -> None:
    held = (Count("arrested", 200, Qualifier.AT_LEAST), Count("arrested", 85, Qualifier.EXACT, Scope.EVENT, "KH", True))
    (feature,) = exported(
        event(
            date=DateSpan.from_edtf("2025-07", year_inferred=True),
            counts=held,
            partners=("KR", "CN"),
            reports=(Report("article", {"event": 2}), Report("other", {"event": 7})),
        ),
        sources=(source(url="https://example.org/a"), source("other", publisher=None, retells="VNA")),
    )["features"]
    told = feature["properties"]
    assert [told[key] for key in ("date_start", "date_end", "date_precision", "date_edtf", "year_inferred")] == [
        "2025-07-01",
        "2025-07-31",
        "month",
        "2025-07",
        True,
    ]
    assert told["counts"] == "arrested=200 at_least event; arrested=85 exact event KH part"
    assert told["partners"] == "KR; CN"
    assert (told["reports"], told["source_ids"], told["paragraphs"]) == (2, "article; other", "2; 7")
    assert told["publishers"] == "A paper; Publisher not named, after VNA"
    assert told["source_urls"] == "https://example.org/a"


def test_a_format_that_is_not_offered_is_refused_with_those_that_are() -> None:
    with pytest.raises(ExportError, match="cannot export 'shp'; formats: briefing, geojson, gpkg, "):
        format_named("shp")
