"""What one file of `data/articles/` may hold.

A file is one article: `source` (the citation), `events` (in our own words), `mentions` (every place it names) and
`also_reports` (events whose record stands in another file).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from geo.model import (
    Count,
    DateSpan,
    Event,
    EventKind,
    Part,
    Place,
    Qualifier,
    Report,
    ReviewState,
    Scope,
    Source,
    Status,
    Strength,
)


def _country_code(text: str) -> str:
    if not re.fullmatch("[A-Z]{2}", text):
        raise ValueError(f"{text!r} is no ISO 3166-1 alpha-2 code such as KH")
    return text


def _event_id(text: str) -> str:
    if not re.fullmatch("[A-Z]{2}(-[A-Z0-9]+)+", text):
        raise ValueError(f"{text!r} is no event id; expected capitals, digits and hyphens, such as KH-COMPOUND-POIPET")
    return text


def _slug(text: str) -> str:
    if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", text):
        raise ValueError(f"{text!r} is no id; expected small letters, digits and hyphens")
    return text


def _noun(text: str) -> str:
    if not re.fullmatch("[a-z]+(_[a-z]+)*", text):
        raise ValueError(f"{text!r} is no noun in snake_case such as seized_phones")
    return text


def _edtf(text: str) -> str:
    DateSpan.from_edtf(text)
    return text


def _web_link(text: str) -> str:
    if urlsplit(text).scheme not in ("http", "https") or not urlsplit(text).netloc:
        raise ValueError(f"{text!r} is no web link; expected http:// or https://")
    return text


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value!r} is no day such as 2025-07-14") from None


def _year_as_text(value: object) -> object:
    """A year alone is a number to YAML."""
    return str(value) if type(value) is int else value


def _language(text: str) -> str:
    if not re.fullmatch("[a-z]{2}", text):
        raise ValueError(f"{text!r} is no language code such as en")
    return text


Text = Annotated[str, StringConstraints(min_length=1)]
CountryCode = Annotated[str, AfterValidator(_country_code)]
EventId = Annotated[str, AfterValidator(_event_id)]
Slug = Annotated[str, AfterValidator(_slug)]
Number = Annotated[int, Field(ge=1)]
Locator = Literal["event", "date", "year", "place", "country", "partners", "origin", "destination", "counts"]


class Entry(BaseModel):
    """What all entries have in common: no unknown field, no silent conversion."""

    # Strict: a number in quotes or a yes for a text is a slip of the pen, not something to be guessed at.
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SourceEntry(Entry):
    """The citation. Every field but `note` must be written down, as null where nothing is known."""

    id: Slug
    title: Text
    publisher: Text | None
    publisher_country: CountryCode | None
    retells: Text | None
    language: Annotated[str, AfterValidator(_language)]
    published: Annotated[date | None, BeforeValidator(_day)]
    url: Annotated[str, AfterValidator(_web_link)] | None
    note: str = ""

    def source(self) -> Source:
        return Source(**self.model_dump())


class CountEntry(Entry):
    """A number as the source states it; see `geo.model.Count`."""

    what: Annotated[str, AfterValidator(_noun)]
    value: Annotated[int, Field(ge=0)]
    qualifier: Annotated[Qualifier, Field(strict=False)] = Qualifier.EXACT
    scope: Annotated[Scope, Field(strict=False)] = Scope.EVENT
    nationality: CountryCode | None = None
    part: bool = False

    def count(self) -> Count:
        return Count(**self.model_dump())


class MentionEntry(Entry):
    """A place that the article names: its id, the wording, and the paragraph where it stands first."""

    place: Slug
    wording: Text
    paragraph: Number


class AlsoReportsEntry(Entry):
    """That this article reports an event whose record stands in another file, with the figures it gives."""

    event: EventId
    paragraphs: dict[Locator, Number]
    counts: list[CountEntry] = []
    note: str = ""

    @model_validator(mode="after")
    def _located(self) -> AlsoReportsEntry:
        _require_locators(self.paragraphs, {"event": True, "counts": bool(self.counts)})
        return self

    @property
    def codes(self) -> tuple[str, ...]:
        """The nationalities of its counts."""
        return _each_once(count.nationality for count in self.counts)

    def report(self, source_id: str) -> Report:
        return _report(source_id, self.paragraphs, self.counts, self.note)


class EventEntry(Entry):
    """An event in our own words; see `geo.model.Event`. `paragraphs` says where each value stands in the article."""

    id: EventId
    kind: Annotated[EventKind, Field(strict=False)]
    summary: Text
    status: Annotated[Status, Field(strict=False)] = Status.REPORTED
    strength: Annotated[Strength, Field(strict=False)] = Strength.FIRM
    date: Annotated[Annotated[str, AfterValidator(_edtf)] | None, BeforeValidator(_year_as_text)] = None
    year_inferred: bool = False
    date_text: Text | None = None
    place: Slug | None = None
    country: CountryCode | None = None
    partners: list[CountryCode] = []
    origin: CountryCode | None = None
    destination: CountryCode | None = None
    counts: list[CountEntry] = []
    review: Annotated[ReviewState, Field(strict=False)]
    note: str = ""
    withheld: list[Annotated[Part, Field(strict=False)]] = []
    paragraphs: dict[Locator, Number]

    @model_validator(mode="after")
    def _located(self) -> EventEntry:
        if self.year_inferred and not self.date:
            raise ValueError("year_inferred is true, but there is no date; remove it or give the date")
        values = {
            "event": True,
            "date": bool(self.date or self.date_text),
            "year": self.year_inferred,
            "place": self.place is not None,
            # The place implies the country, which need not be named beside it.
            "country": None if self.country and self.place else self.country is not None,
            "partners": bool(self.partners),
            "origin": self.origin is not None,
            "destination": self.destination is not None,
            "counts": bool(self.counts),
        }
        _require_locators(self.paragraphs, values)
        return self

    @property
    def codes(self) -> tuple[str, ...]:
        """Every country code in the entry, nationalities included."""
        nationalities = (count.nationality for count in self.counts)
        return _each_once((self.country, *self.partners, self.origin, self.destination, *nationalities))

    def event(self, source_id: str, places: Mapping[str, Place], others: tuple[Report, ...]) -> Event:
        """The event with its reports, this article's first. Raises KeyError where `places` lacks its place."""
        return Event(
            id=self.id,
            kind=self.kind,
            summary=self.summary,
            status=self.status,
            date=DateSpan.from_edtf(self.date, year_inferred=self.year_inferred) if self.date else None,
            date_text=self.date_text,
            place=places[self.place] if self.place else None,
            country=self.country,
            partners=tuple(self.partners),
            origin=self.origin,
            destination=self.destination,
            counts=tuple(entry.count() for entry in self.counts),
            strength=self.strength,
            reports=(_report(source_id, self.paragraphs, self.counts, ""), *others),
            review=self.review,
            note=self.note,
            withheld=tuple(self.withheld),
        )


def _each_once(codes: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in codes if code))


def _report(source_id: str, paragraphs: Mapping[Locator, int], counts: list[CountEntry], note: str) -> Report:
    located = {str(name): number for name, number in paragraphs.items()}
    return Report(source_id, located, tuple(entry.count() for entry in counts), note=note)


def _require_locators(paragraphs: Mapping[Locator, int], values: Mapping[str, bool | None]) -> None:
    """Each value that is there is located, and nothing else is; None leaves it open."""
    missing = [name for name, there in values.items() if there and name not in paragraphs]
    idle = [name for name in paragraphs if values.get(name, None) is False]
    if missing:
        raise ValueError(f"paragraphs does not say where {', '.join(missing)} stands in the article; add the number")
    if idle:
        raise ValueError(f"paragraphs locates {', '.join(idle)}, of which there is none; remove the number")
