"""What every export says: the selected events as flat rows, and where, when and under which filters it was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from geo.address import Address, to_query
from geo.export.codes import count_code, listed, one_each, paragraphs_code, span_code
from geo.export.columns import EVENTS
from geo.filters import Selection
from geo.model import Atlas, Event, Report, Source
from geo.wording import counts_text, date_text, place_name, place_text, publisher_text, withheld_lines

METHOD = (
    "Events reported in news articles, each compared with its article unless its review says otherwise. "
    "A point is the middle of the place named; "
    "radius_km tells how far off the true spot may be. Events without a place have no point. "
    "Planned events, running totals and estimates are marked and never to be added to single events. "
    "What is reported of a place or a company is an allegation by the source named."
)
METHOD_IN_SHORT = (
    "Figures that are planned, running totals or estimates are never to be added up; "
    "what is said of a place or a company is an allegation by the source named; radius_km is the doubt of a point."
)
LICENCE = "Facts and summaries: CC BY 4.0, Compound Atlas. Positions: GeoNames (CC BY 4.0) and Natural Earth."

SEARCH_WITHHELD = "(search words are not repeated in a public file)"

COLUMNS = tuple(column.name for column in EVENTS)

# In place of the figures of an article: those of the record.
SAME = "same"

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Document:
    """A selection on its way out. `made_at` is UTC; the caller gives it, so that equal input makes equal files.

    `outlines` is the folder with countries.geojson, provinces.geojson and labels.geojson, for formats that draw a map;
    without it a map has no land under its signs. `quotes`: with the sentences quoted from a user's own copies of
    articles, to carry records from one's own machine to another; they belong to the publishers and may name somebody.
    """

    selection: Selection
    made_at: datetime
    outlines: Path | None = None
    quotes: bool = False

    def metadata(self) -> dict[str, object]:
        """Filters, counts, date of making, what was withheld, method and licence; plain JSON values."""
        chosen = self.selection
        return {
            "title": "Compound Atlas",
            "generated_at": self.made_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "filters": self._filters(),
            "events": len(chosen.events),
            "events_in_all": chosen.total,
            "events_without_place": chosen.without_place,
            "events_without_date": chosen.without_date,
            "audience": "internal" if chosen.atlas.withheld is None else "public",
            "withheld": list(withheld_lines(chosen.atlas)),
            "method": METHOD,
            "licence": LICENCE,
        }

    def _filters(self) -> dict[str, list[str]]:
        """The filter as in an address. A public file does not repeat search words: they may be what is withheld."""
        wanted = self.selection.filter
        if self.selection.atlas.withheld is None or not wanted.text:
            return to_query(Address(filter=wanted))
        return to_query(Address(filter=wanted), with_text=False) | {"q": [SEARCH_WITHHELD]}

    def about(self) -> list[tuple[str, str]]:
        """The metadata as names and readable words, for formats that take no nested values."""
        return [(name, _words(value)) for name, value in self.metadata().items()]

    def note(self) -> str:
        """The metadata on one line, for formats that have no place for them but a cell."""
        told = dict(self.about()) | {"method": METHOD_IN_SHORT}
        return " | ".join(f"{name}: {words}" for name, words in told.items())

    def sources(self) -> list[tuple[Source, list[Event]]]:
        """The articles that report the events, each once with those it reports, in the order of the events."""
        told: dict[str, list[Event]] = {}
        for event in self.selection.events:
            for source_id in dict.fromkeys(report.source_id for report in event.reports):
                told.setdefault(source_id, []).append(event)
        return [(self.selection.atlas.sources[source_id], events) for source_id, events in told.items()]

    def rows(self) -> list[dict[str, Cell]]:
        """One flat row an event, each with all of COLUMNS in that order."""
        return [row(event, self.selection.atlas, quotes=self.quotes) for event in self.selection.events]


def row(event: Event, atlas: Atlas, *, quotes: bool = False) -> dict[str, Cell]:
    """An event as flat cells. Dates are ISO 8601; `date_end` is the last possible day; lists are joined by "; ".

    The first cells are for people, the last ones tell what these leave out, so that a row alone gives the event back.
    """
    return {
        "id": event.id,
        "kind": event.kind.value,
        "status": event.status.value,
        "strength": event.strength.value,
        "summary": event.summary,
        **_when(event),
        **_where(event, atlas),
        "country": event.country,
        "partners": joined(event.partners),
        "origin": event.origin,
        "destination": event.destination,
        "counts_text": counts_text(event, atlas.countries),
        "counts": joined(count_code(count) for count in event.counts),
        **_who_says_so(event, atlas),
        "review": event.review.value,
        "note": event.note,
        "withheld": joined(part.value for part in event.withheld),
        "date_words": event.date_text,
        **_whole_place(event),
        **_whole_reports(event, quotes=quotes),
        **_whole_sources([atlas.sources[report.source_id] for report in event.reports]),
    }


def _when(event: Event) -> dict[str, Cell]:
    span = event.date
    return {
        "date_text": date_text(event),
        "date_start": span.start.isoformat() if span else None,
        "date_end": span.last.isoformat() if span else None,
        "date_precision": span.precision.value if span else None,
        "date_edtf": span.to_edtf() if span else None,
        "year_inferred": span.year_inferred if span else None,
    }


def _where(event: Event, atlas: Atlas) -> dict[str, Cell]:
    place = event.place
    position = place.position if place else None
    return {
        "where": place_text(event, atlas),
        "place_id": place.id if place else None,
        "place": place_name(place, atlas) if place else None,
        "place_kind": place.kind.value if place else None,
        "lat": round(position.lat, 5) if position else None,
        "lon": round(position.lon, 5) if position else None,
        "radius_km": place.radius_km if place else None,
        "position_origin": place.origin if place else None,
        "adm1": place.adm1 if place else None,
        "pcode": place.pcode if place else None,
        "iso_3166_2": place.iso_3166_2 if place else None,
    }


def _who_says_so(event: Event, atlas: Atlas) -> dict[str, Cell]:
    sources = [atlas.sources[report.source_id] for report in event.reports]
    return {
        "reports": len(sources),
        "source_ids": joined(source.id for source in sources),
        "publishers": joined(publisher_text(source) for source in sources),
        "source_titles": one_each([source.title for source in sources]),
        "source_urls": one_each([source.url for source in sources]),
        "paragraphs": joined(str(report.paragraphs["event"]) for report in event.reports),
    }


def _whole_place(event: Event) -> dict[str, Cell]:
    place = event.place
    return {
        "place_name": place.name if place else None,
        "place_name_local": place.name_local if place else None,
        "place_names": listed(place.names) if place else None,
        "place_country": place.country if place else None,
        "place_parent": place.parent_id if place else None,
        "place_population": place.population if place else None,
        "place_note": place.note if place else None,
    }


def _whole_reports(event: Event, *, quotes: bool) -> dict[str, Cell]:
    reports = event.reports
    return {
        "report_paragraphs": listed(paragraphs_code(report.paragraphs) for report in reports),
        "report_counts": listed(_figures(report, event, number) for number, report in enumerate(reports)),
        "report_notes": one_each([report.note for report in reports]) if reports else None,
        "report_quotes": one_each([report.quote for report in reports]) if reports and quotes else None,
        "report_spans": listed(span_code(report.start, report.end) for report in reports) if quotes else None,
    }


def _figures(report: Report, event: Event, number: int) -> str:
    """The first article has the record: whoever mends its figures need not mend them twice."""
    if number == 0 and report.counts == event.counts:
        return SAME
    return ", ".join(count_code(count) for count in report.counts)


def _whole_sources(sources: list[Source]) -> dict[str, Cell]:
    if not sources:
        return dict.fromkeys(("source_publishers", "source_countries", "source_retells", "source_languages",
                              "source_published", "source_notes"))  # fmt: skip
    published = [source.published.isoformat() if source.published else None for source in sources]
    return {
        "source_publishers": one_each([source.publisher for source in sources]),
        "source_countries": one_each([source.publisher_country for source in sources]),
        "source_retells": one_each([source.retells for source in sources]),
        "source_languages": one_each([source.language for source in sources]),
        "source_published": one_each(published),
        "source_notes": one_each([source.note for source in sources]),
    }


def _words(value: object) -> str:
    """A metadata value in words: "kind: raid, arrest; since: 2025-07-01"; "none" for what is empty."""
    if isinstance(value, Mapping):
        return joined(f"{key}: {_words(part)}" for key, part in value.items()) or "none"
    if isinstance(value, list | tuple):
        return ", ".join(_words(part) for part in value) or "none"
    return str(value)


def joined(values: Iterable[str]) -> str:
    return "; ".join(values)
