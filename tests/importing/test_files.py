"""A file is told by what it holds; what is no table of events is refused with the reason and what to do."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from geo.errors import TableUnreadable
from geo.export import format_named
from geo.importing import files, read_bytes, read_file
from tests.importing.tables import GOOD, HEADER, feature, geojson, sheet_of
from tests.samples import atlas_of, document, event, place, shipped

ROWS = f"{HEADER}\n{GOOD}\n"


@pytest.mark.parametrize("name", ["events.csv", "events.gpkg", "events"])
@pytest.mark.parametrize(("form", "label"), [("csv", "CSV"), ("geojson", "GeoJSON"), ("gpkg", "GeoPackage")])
def test_the_format_is_told_by_the_content_whatever_the_name(form: str, label: str, name: str) -> None:
    sheet = read_bytes(format_named(form).to_bytes(document(shipped())), name)
    assert (sheet.form, len(sheet.rows)) == (label, len(shipped().events))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n ", "is empty"),
        (b"PK\x03\x04...", "is an Excel workbook, an OpenDocument or a zip file; save the sheet as CSV"),
        (b"%PDF-1.7", "is a PDF file"),
        (b"<html><body>", "is a web page or XML"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><kml/>", "is a web page or XML"),
        (b'{"type": "Topology"}', "is GeoJSON of type 'Topology'; expected a FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": []}', "holds no feature"),
        (b'{"type": "FeatureCollection", "features": [NaN]}', "is damaged JSON"),
        (b'{"type": ', "is damaged JSON"),
        (b"[" * 100_000, "is damaged JSON"),
        (b"[1, 2]", "is JSON, but no GeoJSON"),
        (b"SQLite format 3\0" + b"\0" * 100, "is a damaged GeoPackage"),
        (b"one\ntwo\n", "has one column only"),
        (b'a,b\n"1,2\n3,4\n', "is broken in line"),
        (b"\xff\xfea\xd8b\xd8", "is damaged: not all of it is the Unicode it says"),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(TableUnreadable, match=f"^some.csv: {reason}"):
        read_bytes(content, "some.csv")


def test_files_too_large_to_look_at_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TableUnreadable, match="is larger than 10 MB"):
        read_bytes(b"a,b\n" + b"1,2\n" * (files.MAX_BYTES // 4), "big.csv")
    monkeypatch.setattr(files, "MAX_ROWS", 2)
    with pytest.raises(TableUnreadable, match="has 3 rows, allowed are 2"):
        read_bytes(b"a,b\n" + b"1,2\n" * 3, "long.csv")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(TableUnreadable, match="cannot be opened: No such file"):
        read_file(tmp_path / "none.csv")


def test_a_database_that_is_no_geopackage_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.gpkg")) as other:
        other.execute("CREATE TABLE people (name)")
        other.commit()
    with pytest.raises(TableUnreadable, match="is a database, but no GeoPackage"):
        read_file(tmp_path / "other.gpkg")


@pytest.mark.parametrize(
    ("content", "remarks"),
    [
        (ROWS.encode(), ()),
        (ROWS.encode("utf-8-sig"), ()),
        (ROWS.encode("utf-16"), ()),
        (ROWS.replace(",", ";").encode(), ("Its columns are separated by semicolons.",)),
        (("sep=;\r\n" + ROWS.replace(",", ";")).encode(), ("Its columns are separated by semicolons.",)),
        (ROWS.replace(",", "\t").encode(), ("Its columns are separated by tabs.",)),
        (f"\n\n{ROWS}\n ,,\n".encode(), ()),
    ],
    ids=["UTF-8", "with a mark", "UTF-16", "semicolons", "sep=", "tabs", "empty lines"],
)
def test_a_csv_is_read_however_it_was_saved(content: bytes, remarks: tuple[str, ...]) -> None:
    sheet = read_bytes(content, "raids.csv")
    assert sheet.columns == tuple(HEADER.split(","))
    assert [[*each.cells.values()] for each in sheet.rows] == [GOOD.split(",")]
    assert sheet.remarks == remarks


@pytest.mark.parametrize(
    ("text", "encoding", "remark"),
    [
        ("Köln räumt – „Anlage“", "cp1252", "read as Windows-1252"),
        ("กรุงเทพมหานครและเชียงใหม่ตำรวจจับกุมผู้ต้องหา", "cp874", "letters were guessed"),
    ],
)
def test_tables_older_than_unicode_are_read_and_say_so(text: str, encoding: str, remark: str) -> None:
    sheet = read_bytes(f"Ort;Notiz\nBavet;{text}\n".encode(encoding), "alt.csv")
    assert sheet.rows[0].cells["Notiz"] == text
    assert remark in sheet.remarks[0]


def test_rows_are_numbered_as_a_spreadsheet_shows_them_and_long_ones_are_problems() -> None:
    sheet = sheet_of("a,b", '1,"two\nlines"', "", "3,4,5", "6", "7,8")
    assert [(each.number, dict(each.cells)) for each in sheet.rows] == [
        (2, {"a": "1", "b": "two\nlines"}),
        (5, {"a": "6", "b": ""}),
        (6, {"a": "7", "b": "8"}),
    ]
    assert [(each.row, each.message.partition(";")[0]) for each in sheet.problems] == [
        (4, "the row has 3 cells, the header 2")
    ]


def test_columns_without_a_name_and_with_the_same_name_are_told_apart() -> None:
    assert sheet_of("a,,a,", "1,2,3,4").columns == ("a", "column 2", "a (3)")


def test_a_row_of_hashtags_is_known_wherever_it_stands() -> None:
    for lines in (("Where,When", "#loc+name,#date"), ("A title,", "", "Where,When", "#loc +name,#date")):
        sheet = sheet_of(*lines, "Bavet,2025")
        assert (sheet.columns, dict(sheet.rows[0].cells)) == (("Where", "When"), {"Where": "Bavet", "When": "2025"})
        assert set(sheet.tags) == {"Where", "When"}


SQUARE = [[106.0, 11.0], [106.2, 11.0], [106.2, 11.2], [106.0, 11.2], [106.0, 11.0]]


@pytest.mark.parametrize(
    ("geometry", "spot"),
    [
        (None, None),
        ({"type": "Point", "coordinates": [106.17, 11.07]}, (11.07, 106.17, None)),
        ({"type": "Point", "coordinates": [106.17, 11.07, 12]}, (11.07, 106.17, None)),
        ({"type": "Polygon", "coordinates": [SQUARE]}, (11.1, 106.1, 15.6)),
        ({"type": "Polygon", "coordinates": [SQUARE[::-1]]}, (11.1, 106.1, 15.6)),
        ({"type": "MultiPolygon", "coordinates": [[SQUARE]]}, (11.1, 106.1, 15.6)),
        ({"type": "LineString", "coordinates": SQUARE[:3]}, (11.1, 106.1, 15.6)),
        ({"type": "MultiPoint", "coordinates": [[106.17, 11.07]]}, (11.07, 106.17, None)),
        ({"type": "Polygon", "coordinates": []}, None),
        ({"type": "GeometryCollection", "geometries": [{"type": "LineString", "coordinates": SQUARE[:3]}]},
         (11.1, 106.1, 15.6)),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) else "",
)  # fmt: skip
def test_lines_and_areas_become_the_ring_that_encloses_them(geometry: Any, spot: Any) -> None:
    (row,) = geojson(feature(geometry)).rows
    found = row.spot and (*(round(part, 6) for part in row.spot.position), row.spot.radius_km)
    assert found == spot


@pytest.mark.parametrize(
    ("geometry", "reason"),
    [
        ({"type": "Point", "coordinates": [11.07, 106.17]}, "latitude 106.17 is outside -90..90"),
        ({"type": "Point", "coordinates": [500_000, 1_200_000]}, "longitude 500000 is outside"),
        ({"type": "Point", "coordinates": "here"}, "the coordinates are no numbers"),
        ({"type": "Point", "coordinates": [106.1]}, r"\[106.1\] is no position"),
        ({"type": "LineString", "coordinates": [[100, 10], [110, 10]]}, "the area reaches 548 km from its middle"),
        ("POINT (1 2)", "the geometry is no GeoJSON geometry"),
    ],
)
def test_a_geometry_that_cannot_be_drawn_makes_its_row_a_problem(geometry: Any, reason: str) -> None:
    sheet = geojson(feature({"type": "Point", "coordinates": [106.17, 11.07]}), feature(geometry), "no feature")
    assert [each.number for each in sheet.rows] == [1]
    assert [each.row for each in sheet.problems] == [2, 3]
    assert re.match(reason, sheet.problems[0].message)


def test_positions_in_another_system_are_refused() -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32648"}}
    with pytest.raises(TableUnreadable, match=r"another system .*32648.* save it in WGS 84"):
        geojson(feature(None), crs=crs)
    assert geojson(feature(None), crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}).rows


def test_properties_become_text_and_the_id_of_a_feature_is_kept() -> None:
    whole = feature(None, closed=True, workers=30, radius=2.5, tags=["a"], nothing=None) | {"id": 7}
    (row,) = geojson(whole).rows
    told = {name: row.cells[name] for name in ("closed", "workers", "radius", "tags", "nothing", "id")}
    assert told == {
        "closed": "yes",
        "workers": "30",
        "radius": "2.5",
        "tags": json.dumps(["a"]),
        "nothing": "",
        "id": "7",
    }


def test_of_a_geopackage_of_others_one_layer_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    content = format_named("gpkg").to_bytes(document(atlas_of(event(place=place()))))
    path = tmp_path / "other.gpkg"
    path.write_bytes(content)
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE gpkg_contents SET data_type = 'other' WHERE table_name = 'events'")
        other.commit()
    sheet = read_file(path)
    assert sheet.remarks == ("Only its layer “places” was read, not links, reports, metadata.",)
    assert [tuple(each.spot.position) for each in sheet.rows if each.spot] == [(12.0, 103.0)]


def test_a_geopackage_in_another_system_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "utm.gpkg"
    path.write_bytes(format_named("gpkg").to_bytes(document(atlas_of(event(place=place())))))
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE gpkg_geometry_columns SET srs_id = 32648")
        other.commit()
    with pytest.raises(TableUnreadable, match="in the system EPSG:32648; save it in WGS 84"):
        read_file(path)
