"""What must hold within the file of an article, and between its records and the places, besides the schema."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from geo.model import DateSpan, Place, Qualifier, Status
from geo.records.article_file import ArticleFile, Problem
from geo.records.schema import AlsoReportsEntry, CountEntry, EventEntry, SourceEntry

T = TypeVar("T", bound=Hashable)


def article_problems(file: ArticleFile) -> Iterator[Problem]:
    """What can be told from the file alone."""
    yield from _source_problems(file)
    for event in file.events:
        messages = (*_country_problems(event), *_count_problems(event.counts), *_too_late(event, file.source))
        yield from (Problem(file.name, f"event {event.id}", message) for message in messages)
    for also in file.also_reports:
        messages = (*_own_record(also, file.written), *_count_problems(also.counts))
        yield from (Problem(file.name, f"also_reports {also.event}", message) for message in messages)
    for event_id in _twice(also.event for also in file.also_reports):
        yield Problem(file.name, f"also_reports {event_id}", "stands twice; put the two together")
    for place_id in _twice(mention.place for mention in file.mentions):
        yield Problem(file.name, f"mention of {place_id}", "stands twice; keep the one of the first paragraph")


def placing_problems(file: ArticleFile, places: Mapping[str, Place]) -> Iterator[Problem]:
    """Events whose country is not that of their place, or whose place a sound file does not list among its mentions."""
    mentioned = {mention.place for mention in file.mentions}
    for event in file.events:
        place = places.get(event.place or "")
        if place is None:
            continue
        if event.country and event.country != place.country:
            message = f"country: {event.country!r}, but {place.id} lies in {place.country}"
            yield Problem(file.name, f"event {event.id}", message)
        elif place.id not in mentioned and not file.problems:
            message = f"place: {place.id!r} is not among the mentions; add it with its wording and paragraph"
            yield Problem(file.name, f"event {event.id}", message)


def _source_problems(file: ArticleFile) -> Iterator[Problem]:
    if file.source is None:
        return
    if f"{file.source.id}.yaml" != file.name:
        message = f"id: {file.source.id!r} is not the name of the file; a record is found by its source"
        yield Problem(file.name, "source", message)
    if not (file.events or file.mentions or file.also_reports or file.problems):
        yield Problem(file.name, "source", "nothing cites it; add what it reports or remove the file")


def _country_problems(event: EventEntry) -> Iterator[str]:
    if event.country in event.partners:
        yield f"partners: {event.country!r} is the event's own country; name the others"
    if event.origin and event.origin == event.destination:
        yield f"destination: {event.destination!r} is also the origin; a link needs two countries"
    if event.origin and event.country and event.origin != event.country:
        yield f"origin: {event.origin!r}, but country is {event.country!r}; people leave the country that sends them"


def _count_problems(counts: list[CountEntry]) -> Iterator[str]:
    for what in dict.fromkeys(count.what for count in counts if count.part):
        parts = [count.value for count in counts if count.what == what and count.part]
        wholes = [count for count in counts if count.what == what and not count.part]
        whole = sum(count.value for count in wholes)
        # "More than 200" leaves room for parts that add up to 210, but for no single part of 210.
        most = sum(parts) if all(count.qualifier is Qualifier.EXACT for count in wholes) else max(parts)
        if not wholes:
            yield f"counts: {what} has parts but no whole; add the number they are part of"
        elif most > whole:
            yield f"counts: the parts of {what} come to {most}, more than the {whole} they are part of"
    for what, nationality in _twice((count.what, count.nationality) for count in counts):
        yield f"counts: {what} of {nationality or 'no nationality'} is given twice; keep one, or tell them apart"


def _too_late(event: EventEntry, source: SourceEntry | None) -> Iterator[str]:
    if event.status is Status.PLANNED and event.date and source and source.published:
        span = DateSpan.from_edtf(event.date)
        if span.last < source.published:
            yield (
                f"date: {event.date} is over by {source.published}, the date of the article; "
                "a planned event lies ahead of it"
            )


def _own_record(also: AlsoReportsEntry, written: Collection[str]) -> Iterator[str]:
    if also.event in written:
        yield "its record stands in this very file; also_reports is for the records of others"


def _twice(values: Iterable[T]) -> list[T]:
    return [value for value, times in Counter(values).items() if times > 1]
