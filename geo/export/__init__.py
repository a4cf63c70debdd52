"""Ways out of the atlas: one file a format, all of one shape: `to_bytes(document) -> bytes`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from geo.errors import ExportError
from geo.export import acled, bibtex, briefing, csv, geojson, gpkg, hxl, kml, ris, xlsx
from geo.export.document import Document

__all__ = ["FORMATS", "Document", "Format", "Group", "format_named"]


class Group(StrEnum):
    """What a user wants the file for, in the words of the page."""

    READING = "To mail, print or read offline"
    MAPS = "For map programs"
    TABLES = "For spreadsheets"
    EXCHANGE = "To join with other data"
    CITATIONS = "The articles, to cite them"


@dataclass(frozen=True, slots=True)
class Format:
    """A file format. `note` tells a user what it is good for."""

    name: str
    label: str
    extension: str
    media_type: str
    group: Group
    note: str
    to_bytes: Callable[[Document], bytes]


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_GEOJSON, _GPKG = "application/geo+json", "application/geopackage+sqlite3"
_KML = "application/vnd.google-earth.kml+xml"

FORMATS = (
    Format("briefing", "Briefing", ".html", "text/html", Group.READING, "one page with its map", briefing.to_bytes),
    Format("geojson", "GeoJSON", ".geojson", _GEOJSON, Group.MAPS, "QGIS and the web", geojson.to_bytes),
    Format("gpkg", "GeoPackage", ".gpkg", _GPKG, Group.MAPS, "QGIS, with links and places", gpkg.to_bytes),
    Format("kml", "KML", ".kml", _KML, Group.MAPS, "Google Earth", kml.to_bytes),
    Format("csv", "CSV for Excel", ".csv", "text/csv", Group.TABLES, "one row an event", csv.to_bytes),
    Format("xlsx", "Excel workbook", ".xlsx", _XLSX, Group.TABLES, "sheets, dates, sources", xlsx.to_bytes),
    Format("hxl", "CSV with HXL", ".hxl.csv", "text/csv", Group.EXCHANGE, "HDX, hashtags", hxl.to_bytes),
    Format("acled", "ACLED columns", ".acled.csv", "text/csv", Group.EXCHANGE, "a crosswalk", acled.to_bytes),
    Format("bibtex", "BibTeX", ".bib", "application/x-bibtex", Group.CITATIONS, "LaTeX, JabRef", bibtex.to_bytes),
    Format("ris", "RIS", ".ris", "application/x-research-info-systems", Group.CITATIONS, "Zotero", ris.to_bytes),
)


def format_named(name: str) -> Format:
    """The format of that name. Raises ExportError listing the names there are."""
    for known in FORMATS:
        if known.name == name:
            return known
    raise ExportError(f"cannot export {name!r}; formats: {', '.join(known.name for known in FORMATS)}")
