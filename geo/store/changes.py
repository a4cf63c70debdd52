"""A user's own additions and corrections as files, to send back or to keep: the format of `data/`."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from geo.model import Country, Place, ReviewState
from geo.places import PLACE_COLUMNS
from geo.records.article_file import ArticleFile
from geo.records.article_yaml import article_yaml
from geo.records.schema import AlsoReportsEntry, EventEntry
from geo.wording import count_text

_Record = TypeVar("_Record", EventEntry, AlsoReportsEntry)


def changed_files(
    shipped: Sequence[ArticleFile], files: Sequence[ArticleFile], countries: Mapping[str, Country]
) -> tuple[ArticleFile, ...]:
    """The files that are new or differ from the shipped ones, as they may be written.

    What was proposed for a user's own article and rejected is left out; a shipped record that was rejected says so.
    """
    before = {file.name: file for file in shipped}
    wanted = [file if file.name in before else _without_rejected(file) for file in files]
    written = {entry.id for file in wanted for entry in file.events}
    changed = [file for file in wanted if not _same(before.get(file.name), file)]
    return tuple(_writable(_told_of(file, written), countries) for file in changed)


def as_text(files: Sequence[ArticleFile], own_places: Mapping[str, Place]) -> dict[str, str]:
    """The text of each file by its name; "places.csv" holds the rows that go with them, where they name own places."""
    texts = {file.name: article_yaml(file) for file in files}
    named = {entry.place for file in files for entry in file.events}
    named |= {mention.place for file in files for mention in file.mentions}
    places = [place for place_id, place in own_places.items() if place_id in named]
    return texts | ({"places.csv": _places_csv(places)} if places else {})


def _same(old: ArticleFile | None, new: ArticleFile) -> bool:
    return old is not None and all(
        getattr(old, part) == getattr(new, part) for part in ("source", "events", "mentions", "also_reports")
    )


def _without_rejected(file: ArticleFile) -> ArticleFile:
    events = tuple(entry for entry in file.events if entry.review is not ReviewState.REJECTED)
    return replace(file, events=events, written=frozenset(entry.id for entry in events))


def _told_of(file: ArticleFile, written: Collection[str]) -> ArticleFile:
    return replace(file, also_reports=tuple(also for also in file.also_reports if also.event in written))


def _writable(file: ArticleFile, countries: Mapping[str, Country]) -> ArticleFile:
    """One record and one report an event and file, as the format has it; what differs goes into the note."""
    events = {entry.id: entry for entry in file.events}
    also_reports: dict[str, AlsoReportsEntry] = {}
    for also in file.also_reports:
        if also.event in events:
            events[also.event] = _taking_in(events[also.event], also, countries)
        elif also.event in also_reports:
            also_reports[also.event] = _taking_in(also_reports[also.event], also, countries)
        else:
            also_reports[also.event] = also
    return replace(file, events=tuple(events.values()), also_reports=tuple(also_reports.values()))


def _taking_in(record: _Record, also: AlsoReportsEntry, countries: Mapping[str, Country]) -> _Record:
    """The record with a second report by the same article told in its note."""
    figures = "; ".join(count_text(count.count(), countries) for count in also.counts if count not in record.counts)
    differing = f", with other figures: {figures}" if figures else ""
    told = f"Paragraph {also.paragraphs['event']} tells of it again{differing}."
    note = " ".join(part for part in (record.note, told, also.note) if part)
    return record.model_copy(update={"note": note})


def _places_csv(places: Sequence[Place]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, PLACE_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(place) for place in places)
    return text.getvalue()


def _row(place: Place) -> dict[str, object]:
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind.value,
        "country": place.country,
        "adm1": place.adm1,
        "parent": place.parent_id,
        "lat": round(place.position.lat, 5) if place.position else None,
        "lon": round(place.position.lon, 5) if place.position else None,
        "radius_km": f"{place.radius_km:g}",
        "pcode": place.pcode,
        "iso_3166_2": place.iso_3166_2,
        "name_local": place.name_local,
        "names": "|".join(place.names),
        "origin": place.origin,
        "note": place.note,
    }
