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

READING, PERSON, SHIPPED, FILE = "reading", "person", "shipped", "file"


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article a user added, or a shipped one to which a file added reports; who and when, `at` in ISO 8601, UTC.

    `evidence` goes by the number of an entry of `also_reports`, from 0, where a file held the words.
    """

    source: SourceEntry
    mentions: tuple[MentionEntry, ...]
    also_reports: tuple[AlsoReportsEntry, ...]
    evidence: Mapping[int, Evidence]
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """An event that was added, or a shipped one that was changed.

    `first` is the entry as it was before anybody changed it, `made` who made it so: "reading", "person", "shipped"
    or "file".
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
        tuple(AlsoReportsEntry.model_validate(_without_evidence(entry)) for entry in row["also_reports"]),
        {
            number: _evidence(entry["evidence"])
            for number, entry in enumerate(row["also_reports"])
            if entry.get("evidence")
        },
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
        _evidence(row["evidence"]) if row["evidence"] else None,
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


def also_reports_values(entry: AlsoReportsEntry, evidence: Evidence | None) -> Values:
    """The words beside an entry never get into the files of `data/articles/`, so they are no part of its schema."""
    return entry.model_dump(mode="json") | ({"evidence": evidence_values(evidence)} if evidence else {})


def _without_evidence(entry: Values) -> Values:
    return {name: value for name, value in entry.items() if name != "evidence"}


def _evidence(values: Values) -> Evidence:
    return Evidence(**{**values, "doubts": tuple(values["doubts"])})


def evidence_values(evidence: Evidence | None) -> Values | None:
    return asdict(evidence) | {"doubts": list(evidence.doubts)} if evidence else None


def place_values(place: Place, by: str, at: str) -> Values:
    body = asdict(place) | {"kind": place.kind.value, "names": list(place.names)}
    body["position"] = list(place.position) if place.position else None
    return {"id": place.id, "place": body, "who": by, "at": at}


def place_of(body: Values) -> Place:
    position = LatLon(*body["position"]) if body["position"] else None
    return Place(**{**body, "kind": PlaceKind(body["kind"]), "names": tuple(body["names"]), "position": position})
