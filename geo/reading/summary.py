"""A reading in words, for a person at a terminal."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from geo.model import Count, LatLon, Qualifier
from geo.reading.findings import DateMention, EventFinding, PlaceMention, Reading

_QUALIFIERS = {Qualifier.EXACT: "", Qualifier.AT_LEAST: "at least ", Qualifier.ABOUT: "about "}
_QUOTE_CHARACTERS = 160


def summarise(reading: Reading) -> str:
    """Several lines: what the article is, its places, its events with their doubts. No control characters."""
    return "\n".join(_printable(line) for line in [*_head(reading), *_places(reading), *_events(reading)])


def _head(reading: Reading) -> Iterator[str]:
    article = reading.article
    yield article.title or "(no title)"
    yield " · ".join(
        (
            article.publisher or "publisher not stated",
            article.published.isoformat() if article.published else "date not stated; give it with --published",
            f"language {article.language}",
        )
    )


def _places(reading: Reading) -> Iterator[str]:
    times = Counter(_place_words(mention) for mention in reading.places)
    yield f"\nPlaces ({len(times)})"
    for words, count in times.items():
        yield f"  {words}{f'  ×{count}' if count > 1 else ''}"


def _place_words(mention: PlaceMention) -> str:
    if mention.place is None:
        if not mention.candidates:
            return f"{mention.text}: {mention.kind}, not known"
        names = "; ".join(f"{place.name} ({place.adm1 or place.country})" for place in mention.candidates[:4])
        return f"{mention.text}: left open between {names}"
    place = mention.place
    inside = ", ".join(part for part in (place.adm1 if place.adm1 != place.name else None, place.country) if part)
    return f"{place.name}: {place.kind}, {inside}, {_position(place.position, place.radius_km)}"


def _position(position: LatLon | None, radius_km: float) -> str:
    return "no position" if position is None else f"{position.lat:.4f} {position.lon:.4f} (±{radius_km:g} km)"


def _events(reading: Reading) -> Iterator[str]:
    yield f"\nEvents ({len(reading.events)})"
    for event in reading.events:
        yield "  " + "  ".join(part for part in _event_parts(event) if part)
        quote = " ".join(reading.article.text[event.start : event.end].split())
        yield f"    “{quote[:_QUOTE_CHARACTERS]}{'…' if len(quote) > _QUOTE_CHARACTERS else ''}”"
        if event.doubts:
            yield f"    look at: {', '.join(event.doubts)}"


def _event_parts(event: EventFinding) -> Iterator[str]:
    yield f"{event.kind} ({event.status})"
    yield _date_words(event.date)
    if event.place is not None:
        yield f"at {event.place.place.name if event.place.place else event.place.text}"
    if event.origin or event.destination:
        yield f"{event.origin or '?'} → {event.destination or '?'}"
    elif event.country:
        yield event.country + "".join(f" with {partner}" for partner in event.partners)
    yield ", ".join(_count_words(mention.count) for mention in event.counts)


def _date_words(mention: DateMention | None) -> str:
    if mention is None or mention.span is None:
        return "no date"
    return mention.span.to_edtf() + (" (year inferred)" if mention.span.year_inferred else "")


def _count_words(count: Count) -> str:
    nationality = f" {count.nationality}" if count.nationality else ""
    return f"{_QUALIFIERS[count.qualifier]}{count.value} {count.what}{nationality}"


def _printable(line: str) -> str:
    """Articles are hostile: what would steer a terminal or turn the direction of writing is left out."""
    return "".join(char for char in line if char == "\n" or unicodedata.category(char) not in ("Cc", "Cf", "Cs"))
