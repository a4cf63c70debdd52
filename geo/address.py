"""What is on screen, as the query part of an address: filter, view and selected record.

?country=KR&kind=raid&kind=arrest&since=2025-07-01&undated=no&view=table&event=KH-2025-07-15-RAID-SEN-SOK
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from geo.errors import InvalidFilter
from geo.filters import EventFilter, known_countries, known_provinces
from geo.model import Atlas, EventKind, ReviewState, Status

T = TypeVar("T")
D = TypeVar("D")


class View(StrEnum):
    """The pages of the one page."""

    MAP = "map"
    TABLE = "table"
    SOURCES = "sources"
    DESK = "desk"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a reader stands. `event` is the id of the selected record, None when nothing is selected."""

    filter: EventFilter = field(default_factory=EventFilter)
    view: View = View.MAP
    event: str | None = None


def to_query(address: Address, *, with_text: bool = True) -> dict[str, list[str]]:
    """The address as query parameters; what has its default value is left out.

    `with_text=False` leaves the search words out: they may hold a name, and addresses stay in the browser's history.
    """
    wanted = address.filter
    query: dict[str, list[str]] = {
        "country": list(wanted.countries),
        "province": list(wanted.provinces),
        "kind": [kind.value for kind in wanted.kinds],
        "status": [status.value for status in wanted.statuses],
        "source": list(wanted.sources),
        "review": [review.value for review in wanted.reviews],
        "since": [wanted.since.isoformat()] if wanted.since else [],
        "until": [wanted.until.isoformat()] if wanted.until else [],
        "undated": [] if wanted.include_undated else ["no"],
        "q": [wanted.text] if wanted.text and with_text else [],
        "view": [] if address.view is View.MAP else [address.view.value],
        "event": [address.event] if address.event else [],
    }
    return {key: values for key, values in query.items() if values}


def from_query(query: Mapping[str, Sequence[str]], atlas: Atlas) -> tuple[Address, tuple[str, ...]]:
    """The address that query parameters tell, and a note for each part that makes no sense and was left out.

    Never raises: an address may come from anywhere.
    """
    reader = _Reader(query)
    wanted = EventFilter(
        countries=reader.many("country", _one_of(known_countries(atlas))),
        provinces=reader.many("province", _one_of(known_provinces(atlas))),
        kinds=reader.many("kind", EventKind),
        statuses=reader.many("status", Status),
        sources=reader.many("source", _one_of(atlas.sources)),
        reviews=reader.many("review", ReviewState),
        include_undated=reader.one("undated", _yes_no, True),
        text=reader.one("q", _short_text, ""),
    )
    since = reader.one("since", date.fromisoformat, None)
    until = reader.one("until", date.fromisoformat, None)
    try:
        wanted = replace(wanted, since=since, until=until)
    except InvalidFilter as error:
        reader.notes.append(str(error))
    view = reader.one("view", View, View.MAP)
    event = reader.one("event", _one_of(event.id for event in atlas.events), None)
    reader.note_unread()
    return Address(wanted, view, event), tuple(reader.notes)


class _Reader:
    """Takes values out of a query, noting what cannot be used."""

    def __init__(self, query: Mapping[str, Sequence[str]]) -> None:
        self.query = query
        self.read: set[str] = set()
        self.notes: list[str] = []

    def many(self, key: str, convert: Callable[[str], T]) -> tuple[T, ...]:
        self.read.add(key)
        values: dict[T, None] = {}
        for text in self.query.get(key, ()):
            try:
                values[convert(text)] = None
            except ValueError:
                self.notes.append(f"{key}={_shortened(text)} is not known here")
        return tuple(values)

    def one(self, key: str, convert: Callable[[str], T], default: D) -> T | D:
        values = self.many(key, convert)
        return values[-1] if values else default

    def note_unread(self) -> None:
        self.notes += [f"{_shortened(key)} is no part of an address here" for key in self.query if key not in self.read]


def _one_of(known: Iterable[str]) -> Callable[[str], str]:
    allowed = frozenset(known)

    def convert(text: str) -> str:
        if text not in allowed:
            raise ValueError(text)
        return text

    return convert


def _yes_no(text: str) -> bool:
    if text not in ("yes", "no"):
        raise ValueError(text)
    return text == "yes"


def _short_text(text: str) -> str:
    if len(text) > 200:
        raise ValueError("a search longer than 200 characters")
    return text


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
