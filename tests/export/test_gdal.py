"""GDAL, which QGIS reads files with, finds the right layers, counts, types and geometries."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from geo.export import Document, format_named
from geo.export.columns import EVENTS
from geo.export.kml import DOUBT, LINKS, WITHOUT_POINT
from geo.filters import EventFilter
from geo.model import Report
from geo.symbols import COOPERATION, RAID, SITE
from tests.export.made_up import SCRIPTS
from tests.samples import HOSTILE, atlas_of, document, event, place, shipped

pytestmark = pytest.mark.skipif(
    shutil.which("ogrinfo") is None, reason="ogrinfo is not installed (sudo apt install gdal-bin)"
)
Features = list[dict[str, Any]]


class Folder:
    """A folder to write files into and ask GDAL about them."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, form: str, made: Document) -> Path:
        known = format_named(form)
        target = self.path / f"file{known.extension}"
        target.write_bytes(known.to_bytes(made))
        return target

    def asked(self, program: str, *arguments: object) -> str:
        """What it prints; any warning or error fails the test."""
        done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=True, timeout=60)
        assert done.stderr == ""
        return done.stdout

    def layers(self, file: Path) -> list[str]:
        return re.findall(r"^\d+: (.*?)(?: \([A-Z0-9][A-Za-z0-9 ]+\))?$", self.asked("ogrinfo", file), re.MULTILINE)

    def types(self, file: Path, layer: str, *options: str) -> dict[str, str]:
        told = self.asked("ogrinfo", "-so", *options, file, layer)
        return dict(re.findall(r"^(\w+): (\w+(?:\(Boolean\))?) \(\d", told, re.MULTILINE))

    def features(self, file: Path, layer: str, *options: str) -> Features:
        """The layer as GDAL understands it, by way of GeoJSON."""
        out = self.path / "read.geojson"
        out.unlink(missing_ok=True)
        self.asked("ogr2ogr", "-f", "GeoJSON", *options, out, file, layer)
        found: Features = json.loads(out.read_text(encoding="utf-8"))["features"]
        return found


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def geometries(features: Features) -> Counter[str | None]:
    return Counter(feature["geometry"]["type"] if feature["geometry"] else None for feature in features)


WHOLE = document(shipped())
PLACED = sum(bool(event.place and event.place.position) for event in WHOLE.selection.events)
POINTS = Counter({"Point": PLACED, None: len(WHOLE.selection.events) - PLACED})
IDS = sorted(event.id for event in WHOLE.selection.events)
GPKG_LAYERS = ["events", "places", "links", "reports", "metadata"]
# What GDAL calls the types of our columns.
TYPES = {"text": "String", "integer": "Integer64", "number": "Real", "flag": "Integer(Boolean)", "day": "Date"}


def id_of(feature: dict[str, Any]) -> str:
    """GDAL writes a property that repeats the id of its feature only once."""
    return str(feature["properties"].get("id") or feature["id"])


def ids(features: Features) -> list[str]:
    return sorted(id_of(feature) for feature in features)


def test_geojson_has_one_layer_of_every_event_with_its_types(folder: Folder) -> None:
    file = folder.write("geojson", WHOLE)
    features = folder.features(file, "file")
    assert ids(features) == IDS
    assert geometries(features) == POINTS
    types = folder.types(file, "file")
    guessed = {"date_start": "Date", "date_end": "Date", "year_inferred": "Integer(Boolean)", "reports": "Integer"}
    assert {name: types[name] for name in guessed} == guessed
    assert types["radius_km"] == "Real"
    assert types["summary"] == types["pcode"] == "String"


def test_geopackage_has_its_layers_with_their_types(folder: Folder) -> None:
    file = folder.write("gpkg", WHOLE)
    assert folder.layers(file) == GPKG_LAYERS
    wanted = {column.name: TYPES[column.type] for column in EVENTS if column.name not in ("lat", "lon")}
    assert folder.types(file, "events") == wanted


def test_geopackage_has_every_row_and_geometry(folder: Folder) -> None:
    file = folder.write("gpkg", WHOLE)
    events = folder.features(file, "events")
    assert ids(events) == IDS
    assert geometries(events) == POINTS
    assert geometries(folder.features(file, "places")) == {"Point": len(WHOLE.selection.places)}
    ties = sum(len(event.links) for event in WHOLE.selection.events)
    assert geometries(folder.features(file, "links")) == {"MultiLineString": ties}
    reports = sum(len(event.reports) for event in WHOLE.selection.events)
    assert geometries(folder.features(file, "reports")) == {None: reports}


def test_geopackage_points_lie_where_the_places_do(folder: Folder) -> None:
    features = folder.features(folder.write("gpkg", WHOLE), "places")
    read = {id_of(feature): feature["geometry"]["coordinates"] for feature in features}
    positions = {spot.id: spot.position for spot in WHOLE.selection.places if spot.position}
    assert read == {spot: pytest.approx([at.lon, at.lat], abs=1e-5) for spot, at in positions.items()}


def test_geopackage_keeps_dates_as_dates(folder: Folder) -> None:
    told = folder.asked("ogrinfo", folder.write("gpkg", WHOLE), "events", "-where", "date_start IS NOT NULL")
    spans = [found.date for found in WHOLE.selection.events if found.date]
    assert sorted(re.findall(r"date_start \(Date\) = (.+)", told)) == sorted(f"{span.start:%Y/%m/%d}" for span in spans)


def test_kml_has_a_folder_a_kind_with_every_event_once(folder: Folder) -> None:
    file = folder.write("kml", WHOLE)
    names = [SITE.word, RAID.word, COOPERATION.word, WITHOUT_POINT, LINKS, DOUBT]
    assert folder.layers(file) == names
    found = {name: folder.features(file, name) for name in names}
    events = [feature for name in names[:4] for feature in found[name]]
    assert ids(events) == IDS
    assert geometries(events) == POINTS
    assert geometries(found[LINKS]) == {"LineString": sum(len(event.links) for event in WHOLE.selection.events)}
    assert geometries(found[DOUBT]) == {"LineString": sum(place.radius_km >= 1 for place in WHOLE.selection.places)}


def test_kml_has_times(folder: Folder) -> None:
    told = folder.asked("ogrinfo", folder.write("kml", WHOLE), RAID.word, "-where", "id = 'KH-2025-07-15-RAID-SEN-SOK'")
    assert "begin (DateTime) = 2025/07/15 00:00:00+00" in told
    assert "end (DateTime) = 2025/07/15 23:59:59+00" in told


CSV_OPTIONS = tuple(
    part
    for option in ("AUTODETECT_TYPE=YES", "X_POSSIBLE_NAMES=lon", "Y_POSSIBLE_NAMES=lat", "EMPTY_STRING_AS_NULL=YES")
    for part in ("-oo", option)
)


def test_csv_has_every_event_with_its_types(folder: Folder) -> None:
    file = folder.write("csv", WHOLE)
    features = folder.features(file, "file", *CSV_OPTIONS)
    assert ids(features) == IDS
    assert geometries(features) == POINTS
    types = folder.types(file, "file", *CSV_OPTIONS)
    assert (types["date_start"], types["radius_km"], types["reports"]) == ("Date", "Real", "Integer")
    assert types["id"] == types["pcode"] == types["date_edtf"] == "String"


@pytest.mark.parametrize("form", ["geojson", "gpkg", "kml", "csv"])
def test_texts_come_back_in_any_script_and_with_any_sign(form: str, folder: Folder) -> None:
    texts = [text.replace("\u200d", "") for text in (*SCRIPTS, *HOSTILE)]
    made = document(atlas_of(*(event(f"KH-{i}", summary=text, place=place()) for i, text in enumerate(texts))))
    file = folder.write(form, made)
    layer = {"gpkg": "events", "kml": RAID.word}.get(form, "file")
    features = folder.features(file, layer, *(CSV_OPTIONS if form == "csv" else ()))
    read = {id_of(feature): feature["properties"]["summary"] for feature in features}
    # The guard of the CSV stands before what a spreadsheet would run.
    assert [read[f"KH-{i}"].removeprefix("'" if form == "csv" else "") for i in range(len(texts))] == [
        text.removeprefix("'" if form == "csv" else "") for text in texts
    ]


@pytest.mark.parametrize(
    ("form", "layers"),
    [
        ("geojson", ["file"]),
        ("gpkg", ["events", "places", "links", "reports", "metadata"]),
        ("kml", []),
        ("csv", ["file"]),
    ],
)
def test_an_empty_selection_opens(form: str, layers: list[str], folder: Folder) -> None:
    file = folder.write(form, document(shipped(), EventFilter(text="nothing like it")))
    assert folder.layers(file) == layers
    for layer in layers[:1]:
        assert folder.features(file, layer) == []


def test_a_report_is_a_row_with_its_article_and_figures(folder: Folder) -> None:
    atlas = atlas_of(event(reports=(Report("article", {"event": 2, "date": 5}),)))
    (row,) = folder.features(folder.write("gpkg", document(atlas)), "reports")
    told = row["properties"]
    assert (told["event_id"], told["title"], told["paragraphs"]) == ("KH-1", "A title", "event=2; date=5")
