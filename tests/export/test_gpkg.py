"""The GeoPackage has typed layers, keeps what has no place, and gives back every value as it was."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from geo.export.gpkg import to_bytes
from geo.export.tables import Table, events_table, links_table, places_table, reports_table
from geo.filters import EventFilter
from geo.model import Atlas, DateSpan, LatLon
from tests.export.made_up import atlases
from tests.export.reading import database, gpkg_rows
from tests.samples import MADE_AT, atlas_of, document, event, place, shipped


def test_it_is_a_sound_geopackage() -> None:
    with database(to_bytes(document(shipped()))) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] == int.from_bytes(b"GPKG", "big")
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        contents = connection.execute("SELECT table_name, data_type, last_change FROM gpkg_contents").fetchall()
    assert {tuple(row)[:2] for row in contents} == {
        ("events", "features"),
        ("links", "features"),
        ("places", "features"),
        ("reports", "attributes"),
        ("metadata", "attributes"),
    }
    assert {row["last_change"] for row in contents} == {MADE_AT.strftime("%Y-%m-%dT%H:%M:%S.000Z")}


def plain(table: Table) -> list[dict[str, Any]]:
    """As SQLite keeps it: days as ISO 8601 text, and the point in the geometry alone."""
    return [
        {
            name: cell.isoformat() if isinstance(cell, date) else cell
            for name, cell in row.items()
            if name not in ("lat", "lon")
        }
        for row in table.rows
    ]


@given(atlases())
@settings(max_examples=30, deadline=None)
def test_every_value_comes_back_as_it_was(atlas: Atlas) -> None:
    made = document(atlas)
    content = to_bytes(made)
    for table in (events_table(made), links_table(made), places_table(made), reports_table(made)):
        rows = [
            {name: row[name] for name in row if name not in ("fid", "geom")} for row in gpkg_rows(content, table.name)
        ]
        assert rows == plain(table), table.name


@pytest.mark.parametrize("values", [{}, {"place": place(position=None)}, {"country": None}])
def test_an_event_without_a_point_has_a_null_geometry(values: dict[str, Any]) -> None:
    (row,) = gpkg_rows(to_bytes(document(atlas_of(event(**values)))), "events")
    assert row["geom"] is None


def test_a_point_at_zero_is_a_point() -> None:
    (row,) = gpkg_rows(to_bytes(document(atlas_of(event(place=place(position=LatLon(0, 0)))))), "events")
    assert row["geom"] is not None


def test_a_day_that_is_not_known_is_null_and_one_of_july_is_its_first_and_last() -> None:
    content = to_bytes(document(atlas_of(event("KH-1", date=DateSpan.from_edtf("2025-07")), event("KH-2"))))
    days = [(row["date_start"], row["date_end"], row["year_inferred"]) for row in gpkg_rows(content, "events")]
    assert days == [("2025-07-01", "2025-07-31", 0), (None, None, None)]


def test_a_link_to_a_country_nobody_knows_the_capital_of_is_kept_without_a_line() -> None:
    rows = gpkg_rows(to_bytes(document(atlas_of(event(partners=("KR", "ZZ"))))), "links")
    assert [(row["id"], row["geom"] is None) for row in rows] == [("KH-1:KH-KR", False), ("KH-1:KH-ZZ", True)]


def test_people_are_moved_one_way_and_partners_act_together() -> None:
    atlas = atlas_of(event("KH-1", origin="KH", destination="CN"), event("KH-2", partners=("CN",)))
    moved = [(row["id"], row["people_moved"]) for row in gpkg_rows(to_bytes(document(atlas)), "links")]
    assert moved == [("KH-1:KH-CN", 1), ("KH-2:KH-CN", 0)]


def test_an_empty_selection_has_all_layers_and_says_why_they_are_empty() -> None:
    content = to_bytes(document(shipped(), EventFilter(text="nothing like it")))
    assert [gpkg_rows(content, name) for name in ("events", "links", "places", "reports")] == [[], [], [], []]
    told = {row["name"]: row["value"] for row in gpkg_rows(content, "metadata")}
    assert (told["filters"], told["events"]) == ("q: nothing like it", "0")
