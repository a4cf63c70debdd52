"""What a reading finds: mentions of places, dates and numbers, the events they make up, and why each was read so.

Offsets count characters (code points) of `Article.text`, which is never changed: `text[start:end]` is the mention.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from geo.model import Count, DateSpan, EventKind, Place, PlaceKind, Status, Strength


class Span(NamedTuple):
    """A stretch of the article's text; `end` is the first character after it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A text to read, as it came.

    `language` is ISO 639-1. `published` is the date the document states, or the reader's; None where neither does.
    `paragraphs` are the non-empty lines; the first is the title.
    """

    text: str
    paragraphs: tuple[Span, ...]
    language: str = "en"
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name in the text that stands for a place.

    `place` is None where it is a place but which one stays open; `candidates` are then the places it may be.
    `kind` is what the text calls it, else what the place is. `confidence` is 0..1, `why` says what decided, in words.
    """

    start: int
    end: int
    text: str
    kind: PlaceKind
    place: Place | None
    candidates: tuple[Place, ...] = ()
    confidence: float = 1.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or range in the text. `span` is None where nothing says which year, month or week is meant."""

    start: int
    end: int
    text: str
    span: DateSpan | None
    confidence: float = 1.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class CountMention:
    """A number with what it counts, as the text states it."""

    start: int
    end: int
    text: str
    count: Count
    confidence: float = 1.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class EventFinding:
    """An event as read. `start`..`end` is its sentence; `place`, `date` and `counts` are mentions of the reading.

    Countries are ISO 3166-1 alpha-2, as in `geo.model.Event`. `doubts` name the fields a reviewer should look at first.
    """

    kind: EventKind
    start: int
    end: int
    status: Status = Status.REPORTED
    strength: Strength = Strength.FIRM
    place: PlaceMention | None = None
    date: DateMention | None = None
    counts: tuple[CountMention, ...] = ()
    country: str | None = None
    partners: tuple[str, ...] = ()
    origin: str | None = None
    destination: str | None = None
    confidence: float = 1.0
    why: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one article, each list in the order of the text."""

    article: Article
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    counts: tuple[CountMention, ...] = ()
    events: tuple[EventFinding, ...] = ()
