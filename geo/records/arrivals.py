"""Records that come from a file: whole, with ids of their own, to be kept as they are."""

from __future__ import annotations

from dataclasses import dataclass

from geo.model import Place
from geo.records.evidence import Evidence
from geo.records.schema import AlsoReportsEntry, EventEntry, SourceEntry


@dataclass(frozen=True, slots=True)
class ArrivingReport:
    """That a further article reports an event; `evidence` where the file holds its words."""

    source_id: str
    entry: AlsoReportsEntry
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class ArrivingEvent:
    """An event with the article that keeps its record, and the others that report it."""

    source_id: str
    entry: EventEntry
    evidence: Evidence | None = None
    others: tuple[ArrivingReport, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrival:
    """All that one file brings: articles and places nobody knows here, new events, and such as replace what is there.

    `name` is that of the file. Of `changed` the article that keeps the record stays what it is here.
    """

    name: str
    sources: tuple[SourceEntry, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[ArrivingEvent, ...] = ()
    changed: tuple[ArrivingEvent, ...] = ()
