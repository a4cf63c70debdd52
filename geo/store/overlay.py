"""Lays what the store keeps over the shipped articles, entry by entry: the result is article files like any others.

Pure. Shipped files that nothing touches come through as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from geo.model import Atlas, Count, Country, DateSpan, Event, Place, Report
from geo.records import assemble, loose_ends
from geo.records.article_file import ArticleFile
from geo.records.evidence import Evidence
from geo.records.schema import AlsoReportsEntry, EventEntry, MentionEntry
from geo.store.kept import Kept
from geo.wording import span_text

T = TypeVar("T")

# What tells the reports of one event apart: source, paragraph and figures.
_ReportKey = tuple[str, str, int, tuple[Count, ...]]


def overlaid(shipped: Sequence[ArticleFile], kept: Kept, places: Mapping[str, Place]) -> tuple[ArticleFile, ...]:
    """The article files as they stand, by name.

    Kept events are left out where their article is no longer there, or where another shipped article took their id.
    """
    files = {file.source.id: file for file in shipped if file.source}
    touched = {*kept.articles, *(event.source_id for event in kept.events.values())}
    for source_id, article in kept.articles.items():
        file = files.get(source_id) or ArticleFile(f"{source_id}.yaml", article.source)
        mentions, also_reports = (
            _added(file.mentions, article.mentions),
            _added(file.also_reports, article.also_reports),
        )
        files[source_id] = replace(file, mentions=mentions, also_reports=also_reports)
    taken = {entry.id: source_id for source_id, file in files.items() for entry in file.events}
    for source_id in touched & set(files):
        own = [event.entry for event in kept.events.values() if event.source_id == source_id]
        free = [entry for entry in own if taken.get(entry.id, source_id) == source_id]
        files[source_id] = replace(files[source_id], events=_replaced(files[source_id].events, free))
    entries = {entry.id: entry for file in files.values() for entry in file.events}
    merged = {event_id: kept_id for event_id in kept.events if (kept_id := root(event_id, kept)) != event_id}
    merged = {event_id: kept_id for event_id, kept_id in merged.items() if {event_id, kept_id} <= set(entries)}
    if merged:
        files = {source_id: _merged(file, merged, entries, places) for source_id, file in files.items()}
    done = (_finished(file, places) if source_id in touched else file for source_id, file in files.items())
    return tuple(sorted(done, key=lambda file: file.name))


def overlaid_atlas(
    files: Sequence[ArticleFile], kept: Kept, places: Mapping[str, Place], countries: Mapping[str, Country]
) -> Atlas:
    """The atlas of overlaid files; reports from a user's own copy carry their sentence.

    Entries that name a place or country which is no longer there are left out; `loose_ends` lists them.
    """
    if any(loose_ends(files, places, countries)):
        files = [*_sound(files, places, countries)]
    atlas = assemble(files, places, countries)
    quotes = _quotes(kept)
    return replace(atlas, events=tuple(_quoting(event, quotes) for event in atlas.events)) if quotes else atlas


def root(event_id: str, kept: Kept) -> str:
    """The event that this one was merged into, itself where it was not."""
    while (event := kept.events.get(event_id)) and event.merged_into:
        event_id = event.merged_into
    return event_id


def _added(old: tuple[T, ...], new: tuple[T, ...]) -> tuple[T, ...]:
    return (*old, *(entry for entry in new if entry not in old))


def _replaced(old: Sequence[EventEntry], new: Sequence[EventEntry]) -> tuple[EventEntry, ...]:
    """New entries in the place of the old ones of the same id, the others behind them."""
    return tuple(({entry.id: entry for entry in old} | {entry.id: entry for entry in new}).values())


def _merged(
    file: ArticleFile, merged: Mapping[str, str], entries: Mapping[str, EventEntry], places: Mapping[str, Place]
) -> ArticleFile:
    """The file with what was merged away turned into reports of the events that were kept."""
    gone = [entry for entry in file.events if entry.id in merged]
    also_reports = [
        also.model_copy(update={"event": merged[also.event]}) if also.event in merged else also
        for also in file.also_reports
    ]
    also_reports += [_as_report(entry, entries[merged[entry.id]], places) for entry in gone]
    if not gone and also_reports == [*file.also_reports]:
        return file
    events = tuple(entry for entry in file.events if entry.id not in merged)
    return replace(file, events=events, also_reports=_added((), tuple(also_reports)), written=_ids(events))


def _as_report(entry: EventEntry, kept: EventEntry, places: Mapping[str, Place]) -> AlsoReportsEntry:
    """A merged record as one more report of the kept event: its own figures, and where it differs in words."""
    notes = [entry.note]
    if entry.date and entry.date != kept.date:
        notes.append(f"Gives the date as {span_text(DateSpan.from_edtf(entry.date))}.")
    if entry.place and entry.place != kept.place and entry.place in places:
        notes.append(f"Gives the place as {places[entry.place].name}.")
    note = " ".join(part for part in notes if part)
    return AlsoReportsEntry(event=kept.id, paragraphs=entry.paragraphs, counts=entry.counts, note=note)


def _finished(file: ArticleFile, places: Mapping[str, Place]) -> ArticleFile:
    """With the ids of its events, and a mention of each place that only a correction names."""
    mentioned = {mention.place for mention in file.mentions}
    unnamed = {entry.place: entry for entry in reversed(file.events) if entry.place and entry.place not in mentioned}
    more = tuple(
        MentionEntry(place=place_id, wording=places[place_id].name, paragraph=entry.paragraphs["place"])
        for place_id, entry in reversed(unnamed.items())
        if place_id in places
    )
    return replace(file, mentions=(*file.mentions, *more), written=_ids(file.events))


def _ids(events: Sequence[EventEntry]) -> frozenset[str]:
    return frozenset(entry.id for entry in events)


def _sound(files: Sequence[ArticleFile], places: Collection[str], countries: Collection[str]) -> Iterator[ArticleFile]:
    known = set(countries)
    sound = {
        file.name: tuple(
            entry
            for entry in file.events
            if (entry.place is None or entry.place in places) and known.issuperset(entry.codes)
        )
        for file in files
    }
    written = {entry.id for events in sound.values() for entry in events}
    for file in files:
        yield replace(
            file,
            events=sound[file.name],
            mentions=tuple(mention for mention in file.mentions if mention.place in places),
            also_reports=tuple(also for also in file.also_reports if also.event in written),
            written=_ids(sound[file.name]),
        )


def _quotes(kept: Kept) -> dict[_ReportKey, Evidence]:
    found = {}
    for event in kept.events.values():
        if event.evidence:
            counts = tuple(count.count() for count in event.entry.counts)
            shown = root(event.entry.id, kept)
            found[shown, event.source_id, event.entry.paragraphs["event"], counts] = event.evidence
    for source_id, article in kept.articles.items():
        for number, evidence in article.evidence.items():
            also = article.also_reports[number]
            counts = tuple(count.count() for count in also.counts)
            found[root(also.event, kept), source_id, also.paragraphs["event"], counts] = evidence
    return found


def _quoting(event: Event, quotes: Mapping[_ReportKey, Evidence]) -> Event:
    reports = tuple(_with_quote(event.id, report, quotes) for report in event.reports)
    return replace(event, reports=reports) if reports != event.reports else event


def _with_quote(event_id: str, report: Report, quotes: Mapping[_ReportKey, Evidence]) -> Report:
    evidence = quotes.get((event_id, report.source_id, report.paragraphs["event"], report.counts))
    if evidence is None:
        return report
    return replace(report, quote=evidence.quote, start=evidence.start, end=evidence.end)
