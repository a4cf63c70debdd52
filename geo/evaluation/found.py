"""The side that is measured: places and events of a reading, as the contract has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geo.model import EventKind, LatLon, PlaceKind


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A mention in the text that was read as a place; `position` is None where it was left open."""

    mention: str
    start: int
    end: int
    name: str
    kind: PlaceKind
    country: str | None
    position: LatLon | None


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """`place` is the name of a found place, `first_day` the ISO day the date begins on; `figures` are (what, value)."""

    kind: EventKind
    start: int
    end: int
    place: str | None
    first_day: str | None
    country: str | None
    partners: tuple[str, ...]
    origin: str | None
    destination: str | None
    figures: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Places and events of one reading, in the order of the text."""

    places: tuple[FoundPlace, ...]
    events: tuple[FoundEvent, ...]


def from_contract(contract: Mapping[str, Any]) -> Found:
    return Found(tuple(map(_place, contract["places"])), tuple(map(_event, contract["events"])))


def _place(record: Mapping[str, Any]) -> FoundPlace:
    lat, lon = record["lat"], record["lon"]
    return FoundPlace(
        mention=record["mention"],
        start=record["start"],
        end=record["end"],
        name=record["name"],
        kind=PlaceKind(record["kind"]),
        country=record["country"],
        position=None if lat is None or lon is None else LatLon(lat, lon),
    )


def _event(record: Mapping[str, Any]) -> FoundEvent:
    return FoundEvent(
        kind=EventKind(record["kind"]),
        start=record["start"],
        end=record["end"],
        place=record["place"],
        first_day=record["date"]["start"] if record["date"] else None,
        country=record["country"],
        partners=tuple(record["partners"]),
        origin=record["origin"],
        destination=record["destination"],
        figures=tuple((count["what"], count["value"]) for count in record["counts"]),
    )
