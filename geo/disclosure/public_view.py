"""The whole atlas as the public may see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from urllib.parse import unquote

from geo.disclosure.groups import public_counts
from geo.disclosure.phrases import Phrases
from geo.disclosure.places import FINE_KINDS, public_place
from geo.disclosure.private import find_private, holds_number
from geo.model import (
    Atlas,
    Event,
    Mention,
    Part,
    Place,
    PlaceKind,
    Report,
    ReviewState,
    Source,
    Withheld,
)
from geo.records.ids import event_id, free_id
from geo.wording import plain_summary

# What the Counter-Trafficking Data Collaborative uses: groups below it may tell who belongs to them.
SMALL_GROUP = 11
TITLE_WITHHELD = "Title withheld: it names a place that is told as its district only"

_REVIEWED = (ReviewState.ACCEPTED, ReviewState.CORRECTED)


class Audience(StrEnum):
    """For whom: `internal` sees all, `public` what `coarsen` leaves."""

    INTERNAL = "internal"
    PUBLIC = "public"


def disclosed(atlas: Atlas, audience: Audience, small_group: int = SMALL_GROUP) -> Atlas:
    """The atlas for this audience; every door of the program that shows or writes records asks here."""
    return coarsen(atlas, small_group) if audience is Audience.PUBLIC else atlas


def coarsen(atlas: Atlas, small_group: int = SMALL_GROUP) -> Atlas:
    """The atlas with everything in it that may be told to the public, and nothing else; `withheld` says how much.

    An atlas that was coarsened already comes back as it is. The same input gives the same output.
    """
    return atlas if atlas.withheld is not None else _Coarsening(atlas, small_group).atlas()


class _Coarsening:
    """One pass over an atlas; `tally` counts what is withheld, by the names of `Withheld`."""

    def __init__(self, atlas: Atlas, small_group: int) -> None:
        self._old = atlas
        self._small_group = small_group
        self._tally: Counter[str] = Counter()
        self._fine = Phrases(_fine_names(atlas))
        self._known = Phrases(_known_names(atlas))
        self._events: list[Event] = []
        self._taken: set[str] = {event.id for event in atlas.events}

    def atlas(self) -> Atlas:
        shown = [event for event in self._old.events if event.review in _REVIEWED]
        self._tally["unreviewed"] = sum(event.review is ReviewState.UNREVIEWED for event in self._old.events)
        events = tuple(self._event(event) for event in shown)
        cited = {report.source_id for event in events for report in event.reports}
        sources = {source.id: self._source(source) for source in self._old.sources.values() if source.id in cited}
        self._tally["articles"] = len(self._old.sources) - len(sources)
        mentions = tuple(dict.fromkeys(self._mentions(cited - self._unfinished())))
        return replace(
            self._old,
            places=self._places(events, mentions),
            sources=sources,
            events=events,
            mentions=mentions,
            withheld=Withheld(self._small_group, **self._tally),
        )

    def _event(self, event: Event) -> Event:
        place = self._place(event.place)
        counts = public_counts(event.counts, event, self._small_group)
        made = replace(event, place=place, country=event.country or (event.place.country if event.place else None))
        made = replace(made, counts=counts, reports=tuple(self._report(report, event) for report in event.reports))
        parts = [Part.PLACE] if _elsewhere(place, event.place) else []
        banded = counts != event.counts or any(
            new.counts != old.counts for new, old in zip(made.reports, event.reports, strict=True)
        )
        parts += [Part.FIGURES] if banded else []
        self._tally["places"] += Part.PLACE in parts
        self._tally["figures"] += banded
        note = self._text(event.note, banded)
        parts += [Part.NOTE] if note != event.note else []
        made = replace(made, note=note, date_text=self._text(event.date_text or "", False) or None)
        if banded or self._tells(event.summary):
            parts.append(Part.SUMMARY)
            self._tally["summaries"] += 1
            made = replace(made, summary=plain_summary(made, self._old))
        # A record that came in by a public file stays as coarse as it was told there.
        withheld = tuple(part for part in Part if part in {*event.withheld, *parts})
        return replace(made, id=self._id(made, event), withheld=withheld)

    def _id(self, made: Event, event: Event) -> str:
        if not self._fine.find(event.id.replace("-", " ")):
            return event.id
        named = free_id(event_id(made, self._old), self._taken)
        self._taken.add(named)
        return named

    def _report(self, report: Report, event: Event) -> Report:
        self._tally["quotes"] += report.quote is not None
        counts = public_counts(report.counts, event, self._small_group)
        note = self._text(report.note, counts != report.counts)
        return replace(report, counts=counts, quote=None, start=None, end=None, note=note)

    def _source(self, source: Source) -> Source:
        """A citation stays as published, unless it names a place that is told as its district only."""
        slug = unquote(source.url or "").replace("-", " ").replace("_", " ")
        title = TITLE_WITHHELD if self._fine.find(source.title) else source.title
        url = None if title != source.title or self._fine.find(slug) else source.url
        self._tally["notes"] += (title, url) != (source.title, source.url)
        return replace(source, title=title, url=url, note=self._text(source.note, False))

    def _place(self, place: Place | None) -> Place | None:
        if place is None or (found := public_place(place, self._old)) is None:
            return None
        return replace(found, note=self._text(found.note, False, counted=False))

    def _mentions(self, sources: set[str]) -> Iterator[Mention]:
        for mention in self._old.mentions:
            old = self._old.places.get(mention.place_id)
            place = self._place(old)
            if mention.source_id in sources and place is not None:
                plain = place.id == mention.place_id and not self._tells(mention.wording)
                yield replace(mention, place_id=place.id, wording=mention.wording if plain else place.name)

    def _unfinished(self) -> set[str]:
        """Articles with events that nobody has reviewed: nobody has looked through their places either."""
        waiting = (event for event in self._old.events if event.review is ReviewState.UNREVIEWED)
        return {report.source_id for event in waiting for report in event.reports}

    def _places(self, events: Iterable[Event], mentions: Iterable[Mention]) -> dict[str, Place]:
        """Those of the events and mentions, what they lie in, and the countries, in the order of the atlas."""
        named = [event.place for event in events if event.place]
        named += [self._old.places[mention.place_id] for mention in mentions]
        ids = {step.id for place in named for step in (place, *self._old.lineage(place))}
        kept = {
            place.id: found
            for place in self._old.places.values()
            if (place.id in ids or place.kind is PlaceKind.COUNTRY) and (found := self._place(place)) is not None
        }
        self._tally["notes"] += sum(found.note != self._old.places[place_id].note for place_id, found in kept.items())
        return {place_id: place for place_id, place in kept.items() if place.id == place_id}

    def _text(self, text: str, banded: bool, *, counted: bool = True) -> str:
        """The text, or "" where it may tell too much: beside figures that became a band, any number."""
        if not text or not (self._tells(text) or (banded and holds_number(text))):
            return text
        self._tally["notes"] += counted
        return ""

    def _tells(self, text: str) -> bool:
        return self._fine.find(text) or bool(find_private(text, self._known))


def _elsewhere(place: Place | None, old: Place | None) -> bool:
    return (place and (place.id, place.position)) != (old and (old.id, old.position))


def _fine_names(atlas: Atlas) -> set[str]:
    """Names of places that are told as their district, but for those that larger places bear as well."""
    larger = {name for place in atlas.places.values() if place.kind not in FINE_KINDS for name in _names(place)}
    return {name for place in atlas.places.values() if place.kind in FINE_KINDS for name in _names(place)} - larger


def _known_names(atlas: Atlas) -> Iterator[str]:
    """What a text may name: places that are shown, countries, papers."""
    for place in atlas.places.values():
        if place.kind not in FINE_KINDS:
            yield from _names(place)
            yield from (place.adm1,) if place.adm1 else ()
    for country in atlas.countries.values():
        yield from (country.name, country.capital)
    for source in atlas.sources.values():
        yield from (name for name in (source.publisher, source.retells) if name)


def _names(place: Place) -> tuple[str, ...]:
    return tuple(name for name in (place.name, *place.names, place.name_local) if name)
