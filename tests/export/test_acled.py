"""The crosswalk uses ACLED's columns and never says more than we know."""

from __future__ import annotations

from typing import Any

import pytest

from geo.export.acled import COLUMNS, NOTE, to_bytes
from geo.model import Count, DateSpan, EventKind, PlaceKind, Status
from tests.export.reading import csv_rows
from tests.samples import MADE_AT, atlas_of, document, event, place, shipped


def row_of(**values: Any) -> dict[str, str]:
    (row,) = csv_rows(to_bytes(document(atlas_of(event(**values)))))
    return row


def test_every_row_says_that_it_is_a_crosswalk() -> None:
    rows = csv_rows(to_bytes(document(shipped())))
    assert all(tuple(row) == (*COLUMNS, NOTE) for row in rows)
    assert all(row[NOTE].startswith("Crosswalk, not ACLED coding") for row in rows)
    assert {row["timestamp"] for row in rows} == {str(int(MADE_AT.timestamp()))}


def test_what_we_do_not_know_is_empty() -> None:
    for row in csv_rows(to_bytes(document(shipped()))):
        assert [row[name] for name in ("actor1", "assoc_actor_1", "actor2", "source_scale")] == [""] * 4


@pytest.mark.parametrize(
    ("kind", "sub_event"),
    [
        (EventKind.RAID, "Arrests"),
        (EventKind.AGREEMENT, "Agreement"),
        (EventKind.COMPOUND, "Headquarters or base established"),
        (EventKind.DEPORTATION, "Other"),
        (EventKind.DIRECTIVE, ""),
        (EventKind.WARNING, ""),
    ],
)
def test_the_nearest_word_of_acled_is_given_or_none(kind: EventKind, sub_event: str) -> None:
    row = row_of(kind=kind, place=place())
    kinds = "Strategic developments" if sub_event else ""
    assert [row["disorder_type"], row["event_type"], row["sub_event_type"]] == [kinds, kinds, sub_event]
    assert f"kind={kind};" in row["tags"]


def test_what_is_planned_has_no_kind_of_event_and_no_dead() -> None:
    row = row_of(status=Status.PLANNED, counts=(Count("killed", 2),))
    assert (row["event_type"], row["sub_event_type"], row["fatalities"]) == ("", "", "")
    assert row["notes"].startswith("PLANNED, not done.")


def test_an_estimate_for_a_country_founds_no_base() -> None:
    assert row_of(kind=EventKind.COMPOUND)["sub_event_type"] == ""


@pytest.mark.parametrize(
    ("edtf", "cells"),
    [
        ("2025-07-14", ("2025-07-14", "2025", "1")),
        ("2025-07-14/2025-07-16", ("2025-07-14", "2025", "2")),
        ("2025-07", ("2025-07-01", "2025", "3")),
        ("2025", ("", "2025", "")),
        ("2025-12-01/2026-02-01", ("", "", "")),
    ],
)
def test_a_date_is_as_precise_as_its_code_says_or_left_out(edtf: str, cells: tuple[str, str, str]) -> None:
    row = row_of(date=DateSpan.from_edtf(edtf))
    assert (row["event_date"], row["year"], row["time_precision"]) == cells


def test_an_undated_event_has_no_time() -> None:
    row = row_of()
    assert (row["event_date"], row["year"], row["time_precision"]) == ("", "", "")
    assert "When: undated." in row["notes"]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"place": place()}, "1"),
        ({"place": place(radius_km=12)}, "2"),
        ({"place": place(kind=PlaceKind.DISTRICT)}, "2"),
        ({"place": place(kind=PlaceKind.PROVINCE, radius_km=60)}, "3"),
        ({"place": place(position=None)}, "4"),
        ({}, "4"),
        ({"country": None}, "5"),
    ],
)
def test_a_point_is_as_precise_as_its_code_says(values: dict[str, Any], code: str) -> None:
    row = row_of(**values)
    assert row["geo_precision"] == code
    assert bool(row["latitude"]) is (code in "123")


@pytest.mark.parametrize(("counts", "dead"), [((), ""), ((Count("killed", 0),), "0"), ((Count("killed", 2),), "2")])
def test_nobody_told_of_is_not_nobody(counts: tuple[Count, ...], dead: str) -> None:
    assert row_of(counts=counts)["fatalities"] == dead
