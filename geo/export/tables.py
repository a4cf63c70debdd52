"""The selection as typed tables: what the GeoPackage and the workbook share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geo.export.codes import count_code, listed
from geo.export.columns import EVENTS, LINKS, PLACES, REPORTS, SOURCES, Column, Type
from geo.export.document import Cell, Document, joined, row
from geo.geodesy import Coordinates, arc
from geo.model import Atlas, Event, Place, Report, Source
from geo.wording import citation, count_text, country_name, place_name

Value = Cell | date
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under typed columns, each row with all of them. `about` says in one sentence what a row is."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Two countries that an event ties. `people_moved` from `start` to `end`; otherwise the two act together."""

    event: Event
    start: str
    end: str
    people_moved: bool

    @property
    def id(self) -> str:
        return f"{self.event.id}:{self.start}-{self.end}"

    def lines(self, atlas: Atlas) -> tuple[Coordinates, ...]:
        """The great circle between the capitals, (lon, lat), cut at 180°; empty where one of them is not known."""
        ends = [atlas.countries.get(code) for code in (self.start, self.end)]
        if ends[0] is None or ends[1] is None or ends[0] == ends[1]:
            return ()
        return arc(ends[0].capital_position, ends[1].capital_position)


def links(document: Document) -> tuple[Link, ...]:
    """Every link of every selected event, in the order of the events."""
    return tuple(
        Link(event, start, end, event.origin is not None and event.destination is not None)
        for event in document.selection.events
        for start, end in event.links
    )


def events_table(document: Document) -> Table:
    return _table("events", "One row an event reported in the news.", EVENTS, document.rows())


def links_table(document: Document) -> Table:
    about = "One row a link between two countries, drawn from capital to capital."
    return _table("links", about, LINKS, [_link(link, document.selection.atlas) for link in links(document)])


def places_table(document: Document) -> Table:
    about = "One row a place of the events; its point is the middle, radius_km how far off the true spot may be."
    atlas, there = document.selection.atlas, defaultdict(list)
    for event in document.selection.events:
        if event.place is not None:
            there[event.place.id].append(event.id)
    rows = [_place(place, there[place.id], atlas) for place in document.selection.places]
    return _table("places", about, PLACES, rows)


def sources_table(document: Document) -> Table:
    about = "One row an article that reports one of the events."
    return _table("sources", about, SOURCES, [_source(source, told, document) for source, told in document.sources()])


def reports_table(document: Document) -> Table:
    about = "One row an article and an event it reports, with the figures as this article gives them."
    reports = [(event, report) for event in document.selection.events for report in event.reports]
    return _table("reports", about, REPORTS, [_report(*pair, document.selection.atlas) for pair in reports])


def _table(name: str, about: str, columns: tuple[Column, ...], rows: Iterable[dict[str, Cell]]) -> Table:
    days = [column.name for column in columns if column.type is Type.DAY]
    return Table(name, about, columns, tuple({**cells, **{day: _day(cells[day]) for day in days}} for cells in rows))


def _day(cell: Cell) -> date | None:
    return date.fromisoformat(str(cell)) if cell else None


def _link(link: Link, atlas: Atlas) -> dict[str, Cell]:
    told = link.event
    from_country, to_country = (country_name(code, atlas.countries) for code in (link.start, link.end))
    own: dict[str, Cell] = {
        "id": link.id,
        "event_id": told.id,
        "from_code": link.start,
        "from_country": from_country,
        "to_code": link.end,
        "to_country": to_country,
        "people_moved": link.people_moved,
    }
    whole = row(told, atlas) | own
    return {column.name: whole[column.name] for column in LINKS}


def _place(place: Place, there: list[str], atlas: Atlas) -> dict[str, Cell]:
    return {
        "id": place.id,
        "name": place.name,
        "full_name": place_name(place, atlas),
        "name_local": place.name_local,
        "other_names": listed(place.names),
        "kind": place.kind.value,
        "country": place.country,
        "adm1": place.adm1,
        "parent_id": place.parent_id,
        "pcode": place.pcode,
        "iso_3166_2": place.iso_3166_2,
        "lat": round(place.position.lat, 5) if place.position else None,
        "lon": round(place.position.lon, 5) if place.position else None,
        "radius_km": place.radius_km,
        "population": place.population,
        "origin": place.origin,
        "note": place.note,
        "events": len(there),
        "event_ids": joined(there),
    }


def _citation(source: Source, atlas: Atlas) -> dict[str, Cell]:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "publisher_country": source.publisher_country,
        "retells": source.retells,
        "language": source.language,
        "published": source.published.isoformat() if source.published else None,
        "url": source.url,
        "citation": citation(source, atlas.countries),
    }


def _source(source: Source, told: list[Event], document: Document) -> dict[str, Cell]:
    return {
        "id": source.id,
        **_citation(source, document.selection.atlas),
        "note": source.note,
        "events": len(told),
        "event_ids": joined(event.id for event in told),
    }


def _report(event: Event, report: Report, atlas: Atlas) -> dict[str, Cell]:
    source = atlas.sources[report.source_id]
    return {
        "event_id": event.id,
        "source_id": source.id,
        **_citation(source, atlas),
        # The quoted words stay at home: they belong to the publisher, and may name somebody.
        "paragraphs": joined(f"{value}={number}" for value, number in report.paragraphs.items()),
        "counts_text": joined(count_text(count, atlas.countries) for count in report.counts),
        "counts": joined(count_code(count) for count in report.counts),
        "note": report.note,
        "source_note": source.note,
    }
