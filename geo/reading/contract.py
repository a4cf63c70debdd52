"""A reading as plain JSON values, for other programs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from geo.model import DateSpan, Precision
from geo.reading.findings import DateMention, EventFinding, PlaceMention, Reading

_WEEK = timedelta(days=7)
_MONTH = timedelta(days=31)


def to_contract(reading: Reading) -> dict[str, Any]:
    """`places` with one entry a mention, `events` with date, place by name, countries, counts and the sentence.

    Dates are half-open ISO days. A span up to a week stands as its first day, a longer one within a month as the month;
    anything longer is null, for it dates no event.
    """
    text = reading.article.text
    return {
        "places": [_place(mention) for mention in reading.places],
        "events": [_event(event, text) for event in reading.events],
    }


def _place(mention: PlaceMention) -> dict[str, Any]:
    place = mention.place
    position = place.position if place else None
    return {
        "mention": mention.text,
        "start": mention.start,
        "end": mention.end,
        "name": place.name if place else mention.text,
        "kind": mention.kind.value,
        "country": (place.country or None) if place else None,
        "adm1": place.adm1 if place else None,
        "pcode": place.pcode if place else None,
        "lat": position.lat if position else None,
        "lon": position.lon if position else None,
        "radius_km": place.radius_km if place and position else None,
        "place_id": place.id if place else None,
        "confidence": mention.confidence,
        "why": mention.why,
    }


def _event(event: EventFinding, text: str) -> dict[str, Any]:
    place = event.place
    return {
        "kind": event.kind.value,
        "status": event.status.value,
        "date": _date(event.date),
        "place": (place.place.name if place.place else place.text) if place else None,
        "country": event.country,
        "partners": list(event.partners),
        "origin": event.origin,
        "destination": event.destination,
        "counts": [
            {
                "what": mention.count.what,
                "value": mention.count.value,
                "qualifier": mention.count.qualifier.value,
                "scope": mention.count.scope.value,
                "nationality": mention.count.nationality,
                "part": mention.count.part,
            }
            for mention in event.counts
        ],
        "quote": text[event.start : event.end],
        "start": event.start,
        "end": event.end,
        "confidence": event.confidence,
        "why": event.why,
        "doubts": list(event.doubts),
    }


def _date(mention: DateMention | None) -> dict[str, Any] | None:
    span = mention.span if mention else None
    if span is None or span.precision is Precision.YEAR or span.end - span.start > _MONTH:
        return None
    start, end = _named_days(span)
    return {"start": start.isoformat(), "end": end.isoformat(), "year_inferred": span.year_inferred}


def _named_days(span: DateSpan) -> tuple[Any, Any]:
    length = span.end - span.start
    if span.precision is not Precision.RANGE:
        return span.start, span.end
    if length <= _WEEK or span.start.month != span.last.month:
        return span.start, span.end
    first = span.start.replace(day=1)
    return first, (first + _MONTH).replace(day=1)
