"""The words of the trade: places, events, who reports them, and how sure each value is.

Ground floor: imports nothing of ours but the errors. Everything is frozen; a change is a new record.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from geo.errors import InvalidPosition, InvalidRecord


class PlaceKind(StrEnum):
    """What a place is. `ward` is a commune or sangkat, `village` also a hamlet, `sez` a special economic zone."""

    COUNTRY = "country"
    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"
    WARD = "ward"
    VILLAGE = "village"
    BUILDING = "building"
    SEZ = "sez"
    BORDER_CROSSING = "border_crossing"


class EventKind(StrEnum):
    """What is reported to have happened, to be planned, or to go on. A `compound` is a site, not an incident."""

    RAID = "raid"
    COMPOUND = "compound"
    ARREST = "arrest"
    DEPORTATION = "deportation"
    RESCUE = "rescue"
    MEETING = "meeting"
    AGREEMENT = "agreement"
    DIRECTIVE = "directive"
    WARNING = "warning"


class Status(StrEnum):
    """`planned` events are announced, not done, and never counted as done."""

    REPORTED = "reported"
    PLANNED = "planned"
    ONGOING = "ongoing"


class Precision(StrEnum):
    """The unit a date was given in. `range` is an interval that is no whole month or year."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


class Qualifier(StrEnum):
    """How the source words a number: "3", "more than 200", "about 150,000".

    `below`, "fewer than 11", is how a public view tells the figure of a small group.
    """

    EXACT = "exact"
    AT_LEAST = "at_least"
    ABOUT = "about"
    BELOW = "below"


class Scope(StrEnum):
    """What a number counts: one event, a running total, or somebody's estimate. Only `event` figures may be added."""

    EVENT = "event"
    CUMULATIVE = "cumulative"
    ESTIMATE = "estimate"


class Strength(StrEnum):
    """`weak`: the source says it in passing, in general terms, or without who, where and when."""

    FIRM = "firm"
    WEAK = "weak"


class ReviewState(StrEnum):
    """Whether a person has compared the record with the article, and what they decided."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class _Position(NamedTuple):
    lat: float
    lon: float


class LatLon(_Position):
    """A WGS 84 position in decimal degrees, latitude first, as people and geopy say it.

    Raises InvalidPosition where the latitude is outside -90..90 or a part is no finite number.
    Longitudes beyond 180 are turned back onto the globe, for 181° E has one meaning.
    """

    __slots__ = ()

    def __new__(cls, lat: float, lon: float) -> LatLon:
        if not (math.isfinite(lat) and math.isfinite(lon)):
            raise InvalidPosition(f"position ({lat}, {lon}) has a part that is no finite number")
        if not -90 <= lat <= 90:
            raise InvalidPosition(f"latitude {lat} is outside -90..90; positions are (lat, lon): were they swapped?")
        if not -180 <= lon <= 180:
            lon = (lon + 180) % 360 - 180
        return super().__new__(cls, lat, lon)


class Part(StrEnum):
    """A part of an event that a public view tells less exactly, or not at all."""

    PLACE = "place"
    FIGURES = "figures"
    SUMMARY = "summary"
    NOTE = "note"


_EDTF_PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The days on which an event may have happened; `end` is the first day after.

    "March 2024" is DateSpan(2024-03-01, 2024-04-01), not 1 March.
    `year_inferred`: the source names no year beside the date; it follows from another part of the text.
    """

    start: date
    end: date
    precision: Precision = Precision.DAY
    year_inferred: bool = False

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise InvalidRecord(f"date span ends on {self.end}, not after its start {self.start}")

    @property
    def last(self) -> date:
        """The last day of the span itself."""
        return self.end - timedelta(days=1)

    @classmethod
    def from_edtf(cls, text: str, *, year_inferred: bool = False) -> DateSpan:
        """From ISO 8601-2 (EDTF) text: "2025", "2025-07", "2025-07-14" or "2025-07-14/2025-07-16" (last day in)."""
        first, slash, last = text.strip().partition("/")
        start, end, precision = _edtf_part(first)
        if slash:
            end, precision = _edtf_part(last)[1], Precision.RANGE
        return cls(start, end, precision, year_inferred)

    def to_edtf(self) -> str:
        """The inverse of `from_edtf`; an inferred year is not marked in it."""
        if self.precision is not Precision.RANGE:
            # Not strftime: it writes the year 987 with three digits.
            return self.start.isoformat()[: {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}[self.precision]]
        return f"{self.start.isoformat()}/{self.last.isoformat()}"


def _edtf_part(text: str) -> tuple[date, date, Precision]:
    match = _EDTF_PART.fullmatch(text.strip())
    if match is None:
        raise InvalidRecord(f"cannot read date {text!r}; write YYYY, YYYY-MM, YYYY-MM-DD or two of these with a slash")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if month is None:
            return date(year or 0, 1, 1), date((year or 0) + 1, 1, 1), Precision.YEAR
        start = date(year or 0, month, day or 1)
        if day is not None:
            return start, start + timedelta(days=1), Precision.DAY
        return start, (start + timedelta(days=31)).replace(day=1), Precision.MONTH
    except (ValueError, OverflowError) as error:  # OverflowError: December 9999 ends on no day that Python knows
        raise InvalidRecord(f"date {text!r} is on no calendar: {error}") from None


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    `position` is None where no trustworthy point is known; it is never (0, 0) for want of one.
    `radius_km` is the doubt: how far from `position` the spot that a text means may lie. A province's is about the
    radius of its area, a town's one to three km.
    `adm1` is the English name of the first-level area the place lies in (a province bears its own).
    `parent_id` names the next larger place. `names` are further spellings and scripts, without `name`.
    `origin` says where the position comes from, e.g. "geonames:1830194".
    """

    id: str
    name: str
    kind: PlaceKind
    country: str
    position: LatLon | None
    radius_km: float
    adm1: str | None = None
    parent_id: str | None = None
    pcode: str | None = None
    iso_3166_2: str | None = None
    name_local: str | None = None
    names: tuple[str, ...] = ()
    population: int | None = None
    origin: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Country:
    """A country as an end of links: arcs start and end at its capital, never at a geometric centre.

    `place` is the same country in the gazetteer (kind `country`, id = lower-case alpha-2); its point is for reference
    and its radius so wide that nothing is ever drawn there.
    """

    iso2: str
    iso3: str
    name: str
    capital: str
    capital_position: LatLon
    place: Place


@dataclass(frozen=True, slots=True)
class Count:
    """A number as a source states it.

    `what` is a snake_case noun: arrested, deported, rescued, killed, workers, compounds, seized_phones …
    `nationality` is ISO 3166-1 alpha-2, None where the source gives none.
    `part` marks a number that is contained in another count of the same event: never to be added to it.
    """

    what: str
    value: int
    qualifier: Qualifier = Qualifier.EXACT
    scope: Scope = Scope.EVENT
    nationality: str | None = None
    part: bool = False

    def __post_init__(self) -> None:
        if self.value < 0:
            raise InvalidRecord(f"count of {self.what} is {self.value}; a count is 0 or more")


@dataclass(frozen=True, slots=True)
class Source:
    """A cited article.

    `retells` names the publisher whose story this one passes on, None for own reporting. `published` is None where the
    article bears no date. `publisher_country` is ISO 3166-1 alpha-2. `note` warns the reader of what the source is.
    """

    id: str
    title: str
    publisher: str | None = None
    publisher_country: str | None = None
    retells: str | None = None
    language: str = "en"
    published: date | None = None
    url: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """That one source reports an event, and where in it each value stands.

    `paragraphs` maps a value ("event", "date", "year", "place", "counts", "partners" …) to the number of its paragraph;
    paragraphs are the non-empty lines of the article, the title being 1. "event" is always there.
    `counts` are the figures as this source gives them. `quote` and its character span `start`..`end` are set only
    where the article is the user's own copy.
    """

    source_id: str
    paragraphs: Mapping[str, int]
    counts: tuple[Count, ...] = ()
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something reported to have happened, to be planned, or to go on, at a place or between countries.

    Not an article: several articles may report one event, and one article many.

    `date` is None where no source lets it be told; `date_text` then keeps what is said ("17 October, year not stated").
    `place` is None where only the country, or nothing, is known: such an event is listed and counted, never drawn.
    `country` is where it took place, for a deportation the country sending people out; `partners` are the countries
    acting with it; `origin` and `destination` those people are moved between. All ISO 3166-1 alpha-2.
    """

    id: str
    kind: EventKind
    summary: str
    status: Status = Status.REPORTED
    date: DateSpan | None = None
    date_text: str | None = None
    place: Place | None = None
    country: str | None = None
    partners: tuple[str, ...] = ()
    origin: str | None = None
    destination: str | None = None
    counts: tuple[Count, ...] = ()
    strength: Strength = Strength.FIRM
    reports: tuple[Report, ...] = ()
    review: ReviewState = ReviewState.UNREVIEWED
    note: str = ""
    withheld: tuple[Part, ...] = ()

    @property
    def countries(self) -> tuple[str, ...]:
        """Every country that takes part, each once, the event's own first."""
        named = (self.country, *self.partners, self.origin, self.destination)
        return tuple(dict.fromkeys(code for code in named if code))

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Pairs of countries this event ties: origin → destination, else the own country with each partner."""
        if self.origin and self.destination:
            return ((self.origin, self.destination),)
        if self.country:
            return tuple((self.country, partner) for partner in self.partners)
        return ()


@dataclass(frozen=True, slots=True)
class Mention:
    """That a source names a place: the wording of the article and the paragraph it stands in first."""

    place_id: str
    source_id: str
    wording: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Withheld:
    """What a public view of the whole atlas leaves out or tells less exactly, in numbers; never what it was.

    Of events: `unreviewed` are not there at all; `places`, `figures` and `summaries` stand less exactly. `notes` counts
    texts beside events, reports, places and articles, `quotes` sentences from users' own copies, `articles` those of
    which nothing is left to show. Figures of groups smaller than `small_group` are told as "fewer than".
    """

    small_group: int
    unreviewed: int = 0
    places: int = 0
    figures: int = 0
    summaries: int = 0
    notes: int = 0
    quotes: int = 0
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Atlas:
    """All that is known: what the page, the exports and the checks work on.

    `places` go by id (countries too), `countries` by ISO 3166-1 alpha-2, `sources` by id.
    `withheld` is None where nothing was withheld: the internal view.
    """

    places: Mapping[str, Place]
    countries: Mapping[str, Country]
    sources: Mapping[str, Source]
    events: tuple[Event, ...]
    mentions: tuple[Mention, ...] = ()
    withheld: Withheld | None = None

    def lineage(self, place: Place) -> tuple[Place, ...]:
        """The place and what it lies in, smallest first, the country left out."""
        chain = [place]
        while (parent := self.places.get(chain[-1].parent_id or "")) and parent not in chain:
            chain.append(parent)
        return tuple(step for step in chain if step.kind is not PlaceKind.COUNTRY)
