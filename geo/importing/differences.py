"""Where a record of a file differs from the one here, field by field, in words for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from geopy.distance import great_circle

from geo.importing.records import Incoming
from geo.model import Atlas, Event, Place, Report
from geo.wording import (
    KIND_WORDS,
    REVIEW_WORDS,
    STATUS_WORDS,
    STRENGTH_WORDS,
    count_text,
    country_name,
    counts_text,
    place_name,
    publisher_text,
    span_text,
)

_NOTHING = "nothing"
_SAME_SPOT_KM = 0.2


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that says one thing here and another in the file, both in words."""

    field: str
    ours: str
    theirs: str


_Words = Callable[[Event, Atlas], str]
_FIELDS: dict[str, tuple[str, _Words]] = {
    "kind": ("Kind", lambda event, _: KIND_WORDS[event.kind]),
    "status": ("Status", lambda event, _: STATUS_WORDS[event.status]),
    "strength": ("Said", lambda event, _: STRENGTH_WORDS[event.strength]),
    "date": ("Date", lambda event, _: _date(event)),
    "date_text": ("Words for the date", lambda event, _: event.date_text or _NOTHING),
    "place": ("Place", lambda event, atlas: _place(event.place, atlas)),
    "country": ("Country", lambda event, atlas: country_name(event.country, atlas.countries)),
    "partners": ("Together with", lambda event, atlas: _names(event.partners, atlas)),
    "origin": ("Moved from", lambda event, atlas: country_name(event.origin, atlas.countries)),
    "destination": ("Moved to", lambda event, atlas: country_name(event.destination, atlas.countries)),
    "counts": ("Figures", lambda event, atlas: counts_text(event, atlas.countries) or _NOTHING),
    "summary": ("Summary", lambda event, _: event.summary),
    "note": ("Note", lambda event, _: event.note or _NOTHING),
    "review": ("Review", lambda event, _: REVIEW_WORDS[event.review]),
    "withheld": ("Told less exactly", lambda event, _: ", ".join(event.withheld) or _NOTHING),
    "reports": ("Reports", lambda event, atlas: _reports(event, atlas)),
}


def differences(ours: Event, incoming: Incoming, atlas: Atlas) -> Iterator[Difference]:
    """Fields that the file gives and that say something else here; `atlas` knows the articles of both."""
    theirs = incoming.event
    for name, (label, words) in _FIELDS.items():
        if incoming.given is not None and name not in incoming.given:
            continue
        if incoming.given is not None and _near(name, ours, theirs):
            continue
        if _plain(name, ours, theirs) != _plain(name, theirs, theirs):
            yield Difference(label, words(ours, atlas), words(theirs, atlas))


def _near(name: str, ours: Event, theirs: Event) -> bool:
    """Somebody else's table names no place of ours, nor how a year was learned: a point beside ours is the same."""
    if name == "place":
        here, there = (event.place.position if event.place else None for event in (ours, theirs))
        return bool(here and there and great_circle(here, there).km <= _SAME_SPOT_KM)
    if name == "date" and ours.date and theirs.date:
        return (ours.date.start, ours.date.end) == (theirs.date.start, theirs.date.end)
    return False


def _plain(name: str, event: Event, theirs: Event) -> Any:
    """What of a field is compared: a place by its id, a report without words the file may have left at home."""
    if name == "place":
        return event.place.id if event.place else None
    if name == "reports":
        with_quotes = any(report.quote for report in theirs.reports)
        return {_report(report, with_quotes=with_quotes) for report in event.reports}
    return getattr(event, name)


def _report(report: Report, *, with_quotes: bool) -> tuple[Any, ...]:
    quote = (report.quote, report.start, report.end) if with_quotes else ()
    return report.source_id, frozenset(report.paragraphs.items()), report.counts, report.note, quote


def _date(event: Event) -> str:
    if event.date is None:
        return _NOTHING
    return span_text(event.date) + (", year inferred" if event.date.year_inferred else "")


def _place(place: Place | None, atlas: Atlas) -> str:
    if place is None:
        return _NOTHING
    at = f" ({place.position.lat:g}, {place.position.lon:g})" if place.position else ""
    return place_name(place, atlas) + at


def _names(codes: tuple[str, ...], atlas: Atlas) -> str:
    return ", ".join(country_name(code, atlas.countries) for code in codes) or _NOTHING


def _reports(event: Event, atlas: Atlas) -> str:
    told = []
    for report in event.reports:
        where = ", ".join(f"{value} ¶{number}" for value, number in report.paragraphs.items())
        figures = "".join(f", {count_text(count, atlas.countries)}" for count in report.counts)
        told.append(f"{publisher_text(atlas.sources[report.source_id])}: {where}{figures}")
    return "; ".join(told)
