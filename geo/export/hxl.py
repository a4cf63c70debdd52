"""CSV with a second header row of HXL hashtags (HXL 1.1), for HDX and other humanitarian tools."""

from __future__ import annotations

from geo.export.csv import to_csv
from geo.export.document import Cell, Document, row
from geo.export.figures import addable
from geo.model import Atlas, Event, PlaceKind

# Our column, its hashtag. "+v_" names the vocabulary of a code.
_TAGS = {
    "id": "#event+id",
    "kind": "#event+type",
    "status": "#event+status",
    "summary": "#description+summary",
    "date_text": "#description+date",
    "date_start": "#date+occurred+start",
    "date_end": "#date+occurred+end",
    "date_precision": "#date+occurred+precision",
    "country": "#country+code+v_iso2",
    "adm1": "#adm1+name",
    "adm1_pcode": "#adm1+code+v_pcode",
    "adm2": "#adm2+name",
    "adm2_pcode": "#adm2+code+v_pcode",
    "place": "#loc+name",
    "place_kind": "#loc+type",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "radius_km": "#geo+precision+km",
    "partners": "#country+code+partner+v_iso2+list",
    "origin": "#country+code+origin+v_iso2",
    "destination": "#country+code+destination+v_iso2",
    "arrested": "#affected+arrested",
    "deported": "#affected+deported",
    "rescued": "#affected+rescued",
    "killed": "#affected+killed",
    "counts_text": "#description+figures",
    "publishers": "#meta+source+list",
    "source_titles": "#meta+source+title+list",
    "source_urls": "#meta+url+list",
    "review": "#meta+review",
    "note": "#description+note",
    "file_note": "#meta+file",
}


def to_bytes(document: Document) -> bytes:
    """As the plain CSV, with fewer columns, P-codes of both levels, and figures of their own columns.

    These figures are those that may be added up: what is planned, a total or an estimate is in words only.
    """
    atlas, note = document.selection.atlas, document.note()
    rows = [_row(event, atlas) | {"file_note": note} for event in document.selection.events]
    return to_csv([_TAGS, _TAGS.values(), *([cells[name] for name in _TAGS] for cells in rows)])


def _row(event: Event, atlas: Atlas) -> dict[str, Cell]:
    figures = {what: addable(event, what) for what in ("arrested", "deported", "rescued", "killed")}
    return row(event, atlas) | _areas(event, atlas) | figures


def _areas(event: Event, atlas: Atlas) -> dict[str, Cell]:
    """Codes of the areas the place lies in, where the gazetteer knows them as places of their own."""
    lineage = atlas.lineage(event.place) if event.place else ()
    # The capital is a first-level area and a city at once.
    province = next((place for place in lineage if place.kind is PlaceKind.PROVINCE or place.name == place.adm1), None)
    district = next((place for place in lineage if place.kind is PlaceKind.DISTRICT), None)
    return {
        "adm1_pcode": province.pcode if province else None,
        "adm2": district.name if district else None,
        "adm2_pcode": district.pcode if district else None,
    }
