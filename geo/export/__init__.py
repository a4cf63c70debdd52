"""Ways out of the atlas: one file a format, all of one shape: `to_bytes(document) -> bytes`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geo.errors import ExportError
from geo.export import briefing, csv, geojson
from geo.export.document import Document

__all__ = ["FORMATS", "Document", "Format", "format_named"]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format. `note` tells a user what it is good for."""

    name: str
    label: str
    extension: str
    media_type: str
    note: str
    to_bytes: Callable[[Document], bytes]


FORMATS = (
    Format(
        "geojson",
        "GeoJSON",
        ".geojson",
        "application/geo+json",
        "for QGIS and other map programs",
        geojson.to_bytes,
    ),
    Format("csv", "CSV for Excel", ".csv", "text/csv", "one row an event, opens in Excel", csv.to_bytes),
    Format("briefing", "Briefing", ".html", "text/html", "one page with its map, to mail or print", briefing.to_bytes),
)


def format_named(name: str) -> Format:
    """The format of that name. Raises ExportError listing the names there are."""
    for known in FORMATS:
        if known.name == name:
            return known
    raise ExportError(f"cannot export {name!r}; formats: {', '.join(known.name for known in FORMATS)}")
