"""CSV with the column names of ACLED, to lay beside its data: a crosswalk, not ACLED coding.

ACLED (https://acleddata.com) codes by its own codebook; we name the nearest of its words, and leave empty what we do
not know or what ACLED does not code: actors, the scale of a source, and everything planned, ordered or warned of.
"""

from __future__ import annotations

from datetime import timedelta

from geo.export.csv import to_csv
from geo.export.document import Cell, Document
from geo.export.figures import addable
from geo.layers import EXACT_KM
from geo.model import Atlas, DateSpan, Event, EventKind, Place, PlaceKind, Status
from geo.wording import country_name, counts_text, date_text, doubt_text, publisher_text

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "actor2", "country", "admin1", "admin2", "location", "latitude", "longitude"),
    *("geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)
NOTE = "crosswalk_note"
_CAVEAT = (
    "Crosswalk, not ACLED coding: nearest ACLED words; empty where unknown or not coded by ACLED. "
    "geo_precision 4 = country only, 5 = unknown (ours, not ACLED's). event_date is the first possible day."
)

_STRATEGIC = "Strategic developments"
# The nearest sub-event. A raid need not end in arrests; orders and warnings have no counterpart.
_SUB_EVENTS = {
    EventKind.RAID: "Arrests",
    EventKind.ARREST: "Arrests",
    EventKind.COMPOUND: "Headquarters or base established",
    EventKind.AGREEMENT: "Agreement",
    EventKind.MEETING: "Other",
    EventKind.DEPORTATION: "Other",
    EventKind.RESCUE: "Other",
}
_SPOTS = (PlaceKind.BUILDING, PlaceKind.VILLAGE, PlaceKind.WARD, PlaceKind.CITY, PlaceKind.BORDER_CROSSING)


def to_bytes(document: Document) -> bytes:
    """One row an event, its id ours. `timestamp` is when the file was made, in seconds since 1970."""
    note = f"{_CAVEAT} | {document.note()}"
    made_at = int(document.made_at.timestamp())
    rows = [_row(event, document.selection.atlas) | {"timestamp": made_at} for event in document.selection.events]
    return to_csv([(*COLUMNS, NOTE), *([*(cells.get(name) for name in COLUMNS), note] for cells in rows)])


def _row(event: Event, atlas: Atlas) -> dict[str, Cell]:
    return {
        "event_id_cnty": event.id,
        **_when(event.date),
        **_what(event),
        **_where(event, atlas),
        "source": "; ".join(publisher_text(atlas.sources[report.source_id]) for report in event.reports),
        "notes": _notes(event, atlas),
        "fatalities": addable(event, "killed"),
        "tags": f"kind={event.kind}; status={event.status}; strength={event.strength}; review={event.review}",
    }


def _when(span: DateSpan | None) -> dict[str, Cell]:
    """1 the day, 2 within a week, 3 within a month; no date where it is vaguer, for that would look like one."""
    if span is None:
        return {}
    year = span.start.year if span.start.year == span.last.year else None
    length = span.end - span.start
    if length > timedelta(days=31):
        return {"year": year}
    precision = 1 if length == timedelta(days=1) else 2 if length <= timedelta(days=7) else 3
    return {"event_date": span.start.isoformat(), "year": year, "time_precision": precision}


def _what(event: Event) -> dict[str, Cell]:
    sub_event = _SUB_EVENTS.get(event.kind)
    # An estimate of all the sites of a country founds none of them.
    nowhere = event.kind is EventKind.COMPOUND and event.place is None
    if event.status is Status.PLANNED or sub_event is None or nowhere:
        return {}
    return {"disorder_type": _STRATEGIC, "event_type": _STRATEGIC, "sub_event_type": sub_event}


def _where(event: Event, atlas: Atlas) -> dict[str, Cell]:
    place = event.place
    country = country_name(event.country, atlas.countries) if event.country else None
    if place is None:
        return {"country": country, "geo_precision": 4 if country else 5}
    position = place.position
    district = next((step for step in atlas.lineage(place) if step.kind is PlaceKind.DISTRICT), None)
    return {
        "country": country or country_name(place.country, atlas.countries),
        "admin1": place.adm1,
        "admin2": district.name if district else None,
        "location": place.name,
        "latitude": round(position.lat, 5) if position else None,
        "longitude": round(position.lon, 5) if position else None,
        "geo_precision": _geo_precision(place),
    }


def _geo_precision(place: Place) -> int:
    """1 a named place, 2 near one or a small area, 3 a larger region; 4 a country only is ours."""
    if place.kind is PlaceKind.COUNTRY or place.position is None:
        return 4
    if place.kind is PlaceKind.PROVINCE:
        return 3
    return 1 if place.kind in _SPOTS and place.radius_km <= EXACT_KM else 2


def _notes(event: Event, atlas: Atlas) -> str:
    """The summary, with every word of doubt that a code cannot carry."""
    place = event.place
    told = [
        "PLANNED, not done." if event.status is Status.PLANNED else "",
        event.summary,
        f"When: {date_text(event)}.",
        f"Where: {doubt_text(place)}." if place else "",
        f"Figures: {counts_text(event, atlas.countries)}." if event.counts else "",
        event.note,
    ]
    return " ".join(part for part in told if part)
