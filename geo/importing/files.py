"""Bytes → rows. The format is told by what the file holds, not by its name."""

from __future__ import annotations

from pathlib import Path

from geo.errors import TableUnreadable
from geo.importing.csv_file import read_csv
from geo.importing.geojson_file import read_geojson
from geo.importing.geopackage_file import read_geopackage
from geo.importing.sheet import Sheet

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 10_000
SUFFIXES = (".csv", ".tsv", ".geojson", ".json", ".gpkg")

_BLANKS = b" \t\r\n"
# How files begin that are something else, and what to do about each.
_FOREIGN = (
    (b"PK\x03\x04", "is an Excel workbook, an OpenDocument or a zip file; save the sheet as CSV (UTF-8)"),
    (b"\xd0\xcf\x11\xe0", "is an old Excel file; save the sheet as CSV (UTF-8)"),
    (b"%PDF", "is a PDF file; add it as an article, or save its table as CSV"),
    (b"\x1f\x8b", "is packed; unpack it first"),
    (b"<", "is a web page or XML (such as KML); export the events as GeoJSON, CSV or GeoPackage"),
    (b"\xef\xbb\xbf<", "is a web page or XML (such as KML); export the events as GeoJSON, CSV or GeoPackage"),
    (b"\x89PNG", "is an image; expected a table as CSV, GeoJSON or GeoPackage"),
    (b"\xff\xd8\xff", "is an image; expected a table as CSV, GeoJSON or GeoPackage"),
)


def read_file(path: Path) -> Sheet:
    """The rows of a file. Raises TableUnreadable naming the file, the reason and what to do."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise TableUnreadable(f"{path}: cannot be opened: {error.strerror}; give the path of a file") from None
    return read_bytes(content, path.name)


def read_bytes(content: bytes, name: str) -> Sheet:
    """The rows of the bytes of a file, such as an upload. Raises TableUnreadable as `read_file` does."""
    try:
        sheet = _read(content, name)
        if len(sheet.rows) > MAX_ROWS:
            raise TableUnreadable(
                f"has {len(sheet.rows):,} rows, allowed are {MAX_ROWS:,}; split it into several files"
            )
    except TableUnreadable as error:
        raise TableUnreadable(f"{name}: {error}") from None
    return sheet


def _read(content: bytes, name: str) -> Sheet:
    if len(content) > MAX_BYTES:
        raise TableUnreadable(f"is larger than {MAX_BYTES // 2**20} MB; split it into several files")
    if not content.strip(_BLANKS):
        raise TableUnreadable("is empty; choose a file with a header and at least one row")
    if content.startswith(b"SQLite format 3\0"):
        return read_geopackage(content, name)
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip(_BLANKS)
    for beginning, reason in _FOREIGN:
        if start.startswith(beginning) or content.startswith(beginning):
            raise TableUnreadable(reason)
    if start.startswith((b"{", b"[")):
        return read_geojson(content.removeprefix(b"\xef\xbb\xbf"), name)
    return read_csv(content, name)
