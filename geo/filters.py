"""The one filter of the project: map, table, counts, downloads and command line all ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from geo.errors import InvalidFilter
from geo.model import Atlas, Event, EventKind, Place, ReviewState, Status
from geo.names import fold
from geo.wording import KIND_WORDS, country_name, publisher_text


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are asked for. An empty tuple asks nothing; several values in one mean "any of these".

    `countries` (ISO 3166-1 alpha-2) match any country that takes part, so either end of a link. `provinces` are names
    of first-level areas. `since` and `until` are days, both included; an event matches when any of its possible days
    does. Undated events match any range as long as `include_undated`. `text` must hold in full: every word of it.
    Rejected records match only when `reviews` asks for them.
    """

    countries: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    kinds: tuple[EventKind, ...] = ()
    statuses: tuple[Status, ...] = ()
    sources: tuple[str, ...] = ()
    reviews: tuple[ReviewState, ...] = ()
    since: date | None = None
    until: date | None = None
    include_undated: bool = True
    text: str = ""

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise InvalidFilter(f"since {self.since} is after until {self.until}; swap them")

    @property
    def is_empty(self) -> bool:
        return self == EventFilter()


@dataclass(frozen=True, slots=True)
class Selection:
    """The events a filter leaves, the latest first and undated ones last, with the atlas they come from."""

    atlas: Atlas
    filter: EventFilter
    events: tuple[Event, ...]

    @property
    def total(self) -> int:
        """All events there are to show, the rejected ones left out."""
        return sum(event.review is not ReviewState.REJECTED for event in self.atlas.events)

    @property
    def without_place(self) -> int:
        return sum(event.place is None for event in self.events)

    @property
    def without_date(self) -> int:
        return sum(event.date is None for event in self.events)

    @property
    def unreviewed(self) -> int:
        return sum(event.review is ReviewState.UNREVIEWED for event in self.events)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of the events, each once."""
        return tuple({event.place.id: event.place for event in self.events if event.place}.values())


def select(atlas: Atlas, wanted: EventFilter) -> Selection:
    """The events of the atlas that the filter asks for. Raises InvalidFilter for a country, province or source that
    no event has, so that a slip of the pen is not taken for "nothing happened there"."""
    _refuse_unknown(atlas, wanted)
    tests = _tests(atlas, wanted)
    found = (event for event in atlas.events if all(test(event) for test in tests))
    return Selection(atlas, wanted, tuple(sorted(found, key=_latest_first)))


def _latest_first(event: Event) -> int:
    return -event.date.start.toordinal() if event.date else 1


def undated_in(atlas: Atlas, wanted: EventFilter) -> int:
    """How many undated events "include undated" would add or take away."""
    return select(atlas, replace(wanted, include_undated=True)).without_date


def known_countries(atlas: Atlas) -> tuple[str, ...]:
    """Countries that take part in any event, most events first."""
    return _by_frequency(code for event in atlas.events for code in event.countries)


def known_provinces(atlas: Atlas) -> tuple[str, ...]:
    """First-level areas with an event in them, by name."""
    return tuple(sorted({event.place.adm1 for event in atlas.events if event.place and event.place.adm1}))


def _by_frequency(values: Iterable[str]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return tuple(sorted(counts, key=lambda value: (-counts[value], value)))


def _refuse_unknown(atlas: Atlas, wanted: EventFilter) -> None:
    for what, values, known in (
        ("country", wanted.countries, known_countries(atlas)),
        ("province", wanted.provinces, known_provinces(atlas)),
        ("source", wanted.sources, tuple(atlas.sources)),
    ):
        for value in values:
            if value not in known:
                raise InvalidFilter(f"no event has the {what} {value!r}; there are {', '.join(sorted(known))}")


def _tests(atlas: Atlas, wanted: EventFilter) -> list[Callable[[Event], bool]]:
    """One test for each thing asked, the cheap ones first."""
    tests: list[Callable[[Event], bool]] = []
    if wanted.reviews:
        tests.append(lambda event: event.review in wanted.reviews)
    else:
        tests.append(lambda event: event.review is not ReviewState.REJECTED)
    if wanted.kinds:
        tests.append(lambda event: event.kind in wanted.kinds)
    if wanted.statuses:
        tests.append(lambda event: event.status in wanted.statuses)
    if wanted.countries:
        tests.append(lambda event: not set(wanted.countries).isdisjoint(event.countries))
    if wanted.provinces:
        tests.append(lambda event: event.place is not None and event.place.adm1 in wanted.provinces)
    if wanted.sources:
        tests.append(lambda event: any(report.source_id in wanted.sources for report in event.reports))
    if wanted.since or wanted.until or not wanted.include_undated:
        tests.append(lambda event: _in_range(event, wanted))
    if words := fold(wanted.text).split():
        tests.append(lambda event: _says(event, atlas, words))
    return tests


def _in_range(event: Event, wanted: EventFilter) -> bool:
    if event.date is None:
        return wanted.include_undated
    after_since = wanted.since is None or event.date.end > wanted.since
    return after_since and (wanted.until is None or event.date.start <= wanted.until)


def _says(event: Event, atlas: Atlas, words: list[str]) -> bool:
    told = _folded("\n".join(_told(event, atlas)))
    return all(word in told for word in words)


_folded = lru_cache(maxsize=50_000)(fold)


def _told(event: Event, atlas: Atlas) -> Iterable[str]:
    """Everything about an event that a user may search for."""
    yield event.id
    yield event.summary
    yield KIND_WORDS[event.kind]
    yield event.kind.value
    for step in atlas.lineage(event.place) if event.place else ():
        yield from (step.name, *step.names, step.name_local or "", step.pcode or "")
    for code in event.countries:
        yield country_name(code, atlas.countries)
    for report in event.reports:
        source = atlas.sources[report.source_id]
        yield from (source.title, publisher_text(source))
