"""One part of a sentence with everything found in it, and the deeds it tells of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from geo.model import EventKind, Precision, Status
from geo.reading.counts import ACTIONS, ELLIPTIC, PEOPLE, TALLIES, Quantity
from geo.reading.events.clauses import Denied, Trigger
from geo.reading.events.draft import Figure
from geo.reading.events.locations import Location, Role
from geo.reading.findings import DateMention
from geo.reading.phrases import Cue
from geo.reading.view import View, inside

_START = attrgetter("start")
_HELD_REACH = 20  # from "held in" to "since"
_SUPERLATIVE_REACH = 60  # "the largest raid in the province since 2022" sums up nothing
ELSEWHERE = (Role.DATELINE, Role.ASIDE, Role.TO, Role.HOME)


@dataclass(slots=True)
class Unit:
    """What one part of a sentence holds. `dates` are those on which things happened, `said` those of statements."""

    view: View
    start: int
    end: int
    triggers: Sequence[Trigger]
    denied: Sequence[Denied]
    quantities: Sequence[Quantity]
    locations: Sequence[Location]
    dates: Sequence[DateMention]
    said: Sequence[DateMention] = ()

    @property
    def places(self) -> list[Location]:
        """Where things may have happened: no countries, datelines, goals; bare names only for want of others."""
        spots = [spot for spot in self.locations if not spot.is_country and spot.role not in ELSEWHERE]
        settled = [spot for spot in spots if spot.role in (Role.IN, Role.FROM)]
        return settled or spots


@dataclass
class Group:
    """The triggers of one kind and status in a unit, and the numbers of people they were done to."""

    kind: EventKind
    status: Status
    triggers: list[Trigger]
    figures: list[Figure]


def country_of_its_own(unit: Unit, figure: Figure) -> str | None:
    """The country right in front of a number that has taken over the verb: "Vietnam flew home 41, Indonesia 84"."""
    quantity = figure.quantity
    country = unit.view.before(quantity.start, 1, "country") if quantity.what == ELLIPTIC else None
    return country.value if country else None


def _in_date(unit: Unit, cue: Cue) -> bool:
    """Whether the words belong to a day or month: "October last year"."""
    return any(
        date.start <= cue.start < date.end and date.span is not None and date.span.precision is not Precision.YEAR
        for date in (*unit.dates, *unit.said)
    )


def since_weekday(unit: Unit, cue: Cue) -> DateMention | None:
    """The day that "since Monday" names: what is summed up so began this week, and is one event."""
    behind = bisect_left(unit.dates, cue.end, key=_START)
    date = unit.dates[behind] if behind < len(unit.dates) else None
    if date is None or date.start > cue.end + 1 or not _is_day(date):
        return None
    return None if any(sign.isdigit() for sign in date.text) else date


def _is_day(date: DateMention) -> bool:
    return date.span is not None and date.span.precision is Precision.DAY


def _tells_how_long(unit: Unit, cue: Cue) -> bool:
    """Whether "since" says how long those sent home had been held: "29 Thais held in A since May were deported"."""
    if unit.view.before(cue.start, _HELD_REACH, "aside") is None:
        return False
    return any(trigger.kind is EventKind.DEPORTATION and trigger.start > cue.end for trigger in unit.triggers[-2:])


def says_how_long(unit: Unit, date: DateMention) -> bool:
    """Whether a date is the one since which people had been held."""
    cue = unit.view.before(date.start, 1, "cumulative")
    return cue is not None and _tells_how_long(unit, cue)


def is_cumulative(unit: Unit, quantity: Quantity | None = None) -> bool:
    """Whether a number sums up a time span: "since" at the head of the unit, or right behind the number."""
    cues = [
        cue
        for cue in unit.view.cues_in(unit.start, unit.end, "cumulative", *TALLIES)
        if not unit.view.before(cue.start, _SUPERLATIVE_REACH, "superlative")
        and not _in_date(unit, cue)
        and since_weekday(unit, cue) is None
        and not _tells_how_long(unit, cue)
    ]
    if quantity is None:
        return any(not inside(cue.start, unit.dates) for cue in cues)  # "raided two hubs last year" sums up nothing
    if not cues:
        return False
    people = [other for other in unit.quantities if other.what in (PEOPLE, ELLIPTIC, *ACTIONS)]
    first = people[0].start if people else unit.end
    following = next((other.start for other in people if other.start > quantity.start), unit.end)
    own = bisect_left(unit.dates, quantity.end, key=_START)
    if quantity.start > first and any(_is_day(date) and date.start < following for date in unit.dates[own : own + 1]):
        first = -1  # 3,400 since January, 180 of them on Friday
    return any(cue.start < first or quantity.start <= cue.start < following for cue in cues)
