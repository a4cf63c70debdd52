"""The ids of the events in a file, as a program that is not ours would find them."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any
from xml.etree import ElementTree

from openpyxl import Workbook, load_workbook

from geo.export.kml import DOUBT, LINKS

KML = "{http://www.opengis.net/kml/2.2}"
Cells = dict[str, Any]


def csv_rows(content: bytes) -> list[dict[str, str]]:
    """As a spreadsheet reads it."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@contextmanager
def database(content: bytes) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        connection.row_factory = sqlite3.Row
        yield connection


def gpkg_rows(content: bytes, table: str) -> list[Cells]:
    with database(content) as connection:
        return [dict(row) for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY fid')]


def workbook(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def sheet_rows(content: bytes, sheet: str) -> list[Cells]:
    head, *lines = workbook(content)[sheet].iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


def placemarks(content: bytes) -> dict[str, list[ElementTree.Element]]:
    """By the name of their folder."""
    folders = ElementTree.fromstring(content).iter(f"{KML}Folder")
    return {str(folder.findtext(f"{KML}name")): folder.findall(f"{KML}Placemark") for folder in folders}


def kml_data(mark: ElementTree.Element) -> dict[str, str]:
    return {data.attrib["name"]: data.findtext(f"{KML}value") or "" for data in mark.iter(f"{KML}Data")}


def _in_kml(content: bytes) -> list[str]:
    found = placemarks(content).items()
    return [kml_data(mark)["id"] for name, marks in found if name not in (LINKS, DOUBT) for mark in marks]


def _in_notes(content: bytes) -> list[str]:
    """In the annotations of citations: an event that several articles report stands in each."""
    text = content.decode()
    notes = [
        line.rpartition("Compound Atlas: ")[2]
        for line in text.splitlines()
        if line.startswith(("  annote", "N1")) and "Compound Atlas: " in line
    ]
    return [event_id for note in notes for event_id in re.findall(r"[\w-]+", note)]


_READERS: dict[str, Callable[[bytes], list[str]]] = {
    "briefing": lambda content: re.findall(r'<article class="record" id="record-([^"]+)"', content.decode()),
    "geojson": lambda content: [feature["id"] for feature in json.loads(content)["features"]],
    "gpkg": lambda content: [row["id"] for row in gpkg_rows(content, "events")],
    "kml": _in_kml,
    "csv": lambda content: [row["id"] for row in csv_rows(content)],
    "xlsx": lambda content: [row["id"] for row in sheet_rows(content, "Events") if row["id"]],
    "hxl": lambda content: [row["id"] for row in csv_rows(content)[1:]],
    "acled": lambda content: [row["event_id_cnty"] for row in csv_rows(content)],
    "bibtex": _in_notes,
    "ris": _in_notes,
}


def ids_in(form: str, content: bytes) -> list[str]:
    """Each once, in the alphabet: a folder a kind, or an entry an article, has an order of its own."""
    return sorted(set(_READERS[form](content)))
