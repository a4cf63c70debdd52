"""An event of a file as the store keeps it: entries of the schema, each value located, words beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geo.checks.article_rules import article_problems, placing_problems
from geo.errors import InvalidRecord
from geo.model import Atlas, Count, Event, Place, Report, ReviewState, Source
from geo.records.arrivals import ArrivingEvent, ArrivingReport
from geo.records.article_file import ArticleFile
from geo.records.corrections import also_reports_entry, event_entry, locators, source_entry
from geo.records.evidence import Evidence
from geo.records.schema import EventEntry, MentionEntry, SourceEntry

_CHECKED = (ReviewState.ACCEPTED, ReviewState.CORRECTED)


def arriving(event: Event, sources: Mapping[str, Source]) -> ArrivingEvent:
    """The event with the record of its first report. Raises InvalidRecord naming the field that breaks a rule.

    Values nobody located stand in the paragraph of the event.
    """
    first, *others = event.reports
    if first.counts != event.counts:
        raise InvalidRecord(
            "report_counts: the first article gives other figures than the record; make them agree, or write same"
        )
    if first.note:
        raise InvalidRecord("report_notes: the first article has a note of its own; put it into the column note")
    entry = _entry(event, first)
    return ArrivingEvent(first.source_id, entry, _evidence(first), tuple(_also(event, report) for report in others))


def citation(source: Source) -> SourceEntry:
    """The article as an entry. Raises InvalidRecord naming the field that breaks a rule."""
    published = source.published.isoformat() if source.published else None
    return source_entry(
        {
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "publisher_country": source.publisher_country,
            "retells": source.retells,
            "language": source.language,
            "published": published,
            "url": source.url,
            "note": source.note,
        }
    )


def unknown_codes(event: Event, sources: Sequence[Source], atlas: Atlas) -> Iterator[tuple[str, str]]:
    """Columns with a country that is not there, and its code."""
    counts = [*event.counts, *(count for report in event.reports for count in report.counts)]
    named = [("country", event.country), ("origin", event.origin), ("destination", event.destination)]
    named += [("partners", code) for code in event.partners]
    named += [("counts", count.nationality) for count in counts]
    named += [("place_country", event.place.country if event.place else None)]
    named += [("source_countries", source.publisher_country) for source in sources]
    yield from dict.fromkeys((column, code) for column, code in named if code and code not in atlas.countries)


def unsound(entry: EventEntry, source: SourceEntry, place: Place | None) -> Iterator[str]:
    """The rules of the format that a record breaks which somebody checked; others may still wait for that."""
    if entry.review not in _CHECKED:
        return
    mentions: tuple[MentionEntry, ...] = ()
    if entry.place:
        mentions = (MentionEntry(place=entry.place, wording=entry.place, paragraph=entry.paragraphs["place"]),)
    file = ArticleFile(f"{source.id}.yaml", source, (entry,), mentions, written=frozenset({entry.id}))
    places = {place.id: place} if place else {}
    yield from (problem.message for problem in (*article_problems(file), *placing_problems(file, places)))


def _entry(event: Event, first: Report) -> EventEntry:
    values: dict[str, Any] = {
        "id": event.id,
        "kind": event.kind,
        "summary": event.summary,
        "status": event.status,
        "strength": event.strength,
        "date": event.date.to_edtf() if event.date else None,
        "year_inferred": bool(event.date and event.date.year_inferred),
        "date_text": event.date_text,
        "place": event.place.id if event.place else None,
        "country": event.country,
        "partners": list(event.partners),
        "origin": event.origin,
        "destination": event.destination,
        "counts": [_count(count) for count in event.counts],
        "review": event.review,
        "note": event.note,
        "withheld": list(event.withheld),
        "paragraphs": dict(first.paragraphs),
    }
    if "event" not in first.paragraphs:
        raise InvalidRecord("report_paragraphs: says not where the event stands; write event=2, the title being 1")
    try:
        return event_entry(values)
    except InvalidRecord:
        # Somebody added or emptied a value: as on the desk, it follows the event.
        return event_entry(values | {"paragraphs": locators(values)})


def _also(event: Event, report: Report) -> ArrivingReport:
    paragraphs = dict(report.paragraphs)
    if report.counts:
        paragraphs.setdefault("counts", paragraphs.get("event", 1))
    else:
        paragraphs.pop("counts", None)
    entry = also_reports_entry(
        {
            "event": event.id,
            "paragraphs": paragraphs,
            "counts": [_count(count) for count in report.counts],
            "note": report.note,
        }
    )
    return ArrivingReport(report.source_id, entry, _evidence(report))


def _count(count: Count) -> dict[str, Any]:
    return {
        "what": count.what,
        "value": count.value,
        "qualifier": count.qualifier,
        "scope": count.scope,
        "nationality": count.nationality,
        "part": count.part,
    }


def _evidence(report: Report) -> Evidence | None:
    if report.quote is None:
        return None
    if report.start is None or report.end is None:
        raise InvalidRecord("report_spans: says not which characters the quote takes; write 12..87, or drop the quote")
    return Evidence(report.quote, report.start, report.end)
