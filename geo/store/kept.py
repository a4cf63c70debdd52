"""What the store keeps, as rows on one side and as records on the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, select

from geo.model import LatLon, Place, PlaceKind
from geo.records.evidence import Evidence
from geo.records.schema import AlsoReportsEntry, EventEntry, MentionEntry, SourceEntry
from geo.store import tables

Values = dict[str, Any]

READING, PERSON, SHIPPED = "reading", "person", "shipped"


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article a user added; who and when, `at` in ISO 8601, UTC."""

    source: SourceEntry
    mentions: tuple[MentionEntry, ...]
    also_reports: tuple[AlsoReportsEntry, ...]
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """An event that was added, or a shipped one that was changed.

    `first` is the entry as it was before anybody changed it, `made` who made it so: "reading", "person" or "shipped".
    `merged_into` is the id of the event that it turned out to be. `by` and `at` tell of the last change.
    """

    source_id: str
    entry: EventEntry
    first: EventEntry
    made: str
    merged_into: str | None
    evidence: Evidence | None
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything in the store, by id; articles and events in the order in which they were added."""

    articles: Mapping[str, KeptArticle]
    events: Mapping[str, KeptEvent]
    places: Mapping[str, Place]


def read_kept(connection: Connection) -> Kept:
    article, event, place = tables.article, tables.event, tables.place
    columns = [article.c[name] for name in ("id", "source", "mentions", "also_reports", "who", "at")]
    articles = connection.execute(select(*columns).order_by(article.c.at, article.c.id)).mappings()
    events = connection.execute(select(event).order_by(event.c.rank, event.c.id)).mappings()
    places = connection.execute(select(place.c.place).order_by(place.c.id)).scalars()
    return Kept(
        {row["id"]: article_of(dict(row)) for row in articles},
        {row["id"]: event_of(dict(row)) for row in events},
        {body["id"]: place_of(body) for body in places},
    )


def article_of(row: Mapping[str, Any]) -> KeptArticle:
    return KeptArticle(
        SourceEntry.model_validate(row["source"]),
        tuple(MentionEntry.model_validate(entry) for entry in row["mentions"]),
        tuple(AlsoReportsEntry.model_validate(entry) for entry in row["also_reports"]),
        row["who"],
        row["at"],
    )


def event_of(row: Mapping[str, Any]) -> KeptEvent:
    """From a row of the table, as `event_values` makes it."""
    entry = EventEntry.model_validate(row["entry"])
    return KeptEvent(
        row["source_id"],
        entry,
        entry if row["first"] == row["entry"] else EventEntry.model_validate(row["first"]),
        row["made"],
        row["merged_into"],
        Evidence(**{**row["evidence"], "doubts": tuple(row["evidence"]["doubts"])}) if row["evidence"] else None,
        row["who"],
        row["at"],
    )


def event_values(event: KeptEvent, rank: int) -> Values:
    return {
        "id": event.entry.id,
        "rank": rank,
        "source_id": event.source_id,
        "entry": event.entry.model_dump(mode="json"),
        "first": event.first.model_dump(mode="json"),
        "made": event.made,
        "merged_into": event.merged_into,
        "evidence": evidence_values(event.evidence),
        "who": event.by,
        "at": event.at,
    }


def evidence_values(evidence: Evidence | None) -> Values | None:
    return asdict(evidence) | {"doubts": list(evidence.doubts)} if evidence else None


def place_values(place: Place, by: str, at: str) -> Values:
    body = asdict(place) | {"kind": place.kind.value, "names": list(place.names)}
    body["position"] = list(place.position) if place.position else None
    return {"id": place.id, "place": body, "who": by, "at": at}


def place_of(body: Values) -> Place:
    position = LatLon(*body["position"]) if body["position"] else None
    return Place(**{**body, "kind": PlaceKind(body["kind"]), "names": tuple(body["names"]), "position": position})
