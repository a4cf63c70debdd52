"""Events that may be one: reported twice, by two articles or by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from geo.model import Atlas, Count, DateSpan, Event, EventKind, Place, PlaceKind, Precision, ReviewState, Status
from geo.wording import count_text, country_name

# Where one writer sees a raid, another sees the arrests made in it.
_GROUPS = (
    {EventKind.RAID, EventKind.ARREST, EventKind.RESCUE},
    {EventKind.MEETING, EventKind.AGREEMENT},
    {EventKind.DEPORTATION},
    {EventKind.COMPOUND},
    {EventKind.DIRECTIVE},
    {EventKind.WARNING},
)
_WEEK = 7
# Small numbers meet by chance.
_TELLING = 10
_LIKELY = 3
_REVIEWED = (ReviewState.ACCEPTED, ReviewState.CORRECTED)


class Likeness(NamedTuple):
    """An event that may be the one in question, and why, in words. `weight` tells the likelier from the less likely."""

    event: Event
    reason: str
    weight: int


class _Sign(NamedTuple):
    weight: int
    words: str


def likely_duplicates(event: Event, atlas: Atlas) -> list[Likeness]:
    """The events that may be this one, the likeliest first; empty where none is likely.

    They are of one group of kinds, both planned or neither, not more than a week apart, and have enough in common of:
    place, countries of a link, day, figures. Two records of one article are taken for one only while unreviewed and of
    the very same kind: people told them apart, or the article tells of a meeting and of what was agreed there.
    """
    found = []
    for other in atlas.events:
        if other.id != event.id and _may_be_one(event, other):
            signs = [*_signs(event, other, atlas)]
            weight = sum(sign.weight for sign in signs)
            if weight >= _LIKELY:
                found.append(Likeness(other, "; ".join(sign.words for sign in signs), weight))
    return sorted(found, key=lambda likeness: -likeness.weight)


def _may_be_one(one: Event, other: Event) -> bool:
    """Whether nothing speaks against it."""
    if ReviewState.REJECTED in (one.review, other.review) or not any({one.kind, other.kind} <= g for g in _GROUPS):
        return False
    if (one.status is Status.PLANNED) != (other.status is Status.PLANNED):
        return False
    by_people = one.review in _REVIEWED and other.review in _REVIEWED
    told_apart = bool(_sources(one) & _sources(other)) and (by_people or one.kind is not other.kind)
    gap = _days_apart(one.date, other.date)
    links_differ = bool(one.links and other.links) and _pairs(one).isdisjoint(_pairs(other))
    return not told_apart and not links_differ and (gap is None or gap <= _WEEK)


def _signs(one: Event, other: Event, atlas: Atlas) -> Iterator[_Sign]:
    yield from _place_signs(one, other, atlas)
    yield from _link_signs(one, other, atlas)
    gap = _days_apart(one.date, other.date)
    if gap == 0:
        yield _Sign(2 if _to_the_day(one) and _to_the_day(other) else 1, "the dates agree")
    elif gap is not None:
        yield _Sign(1, f"{gap} {'day' if gap == 1 else 'days'} apart")
    else:
        yield _Sign(0, "one or both without a date")
    if one.kind is not other.kind:
        weight = 0 if EventKind.RAID in (one.kind, other.kind) else -1
        yield _Sign(weight, f"one is called {one.kind.value}, the other {other.kind.value}")
    if shared := _shared(one, other):
        weight = 2 if max(count.value for count in shared) >= _TELLING else 1
        yield _Sign(weight, f"both give {', '.join(count_text(count, atlas.countries) for count in shared)}")


def _place_signs(one: Event, other: Event, atlas: Atlas) -> Iterator[_Sign]:
    if one.place is None or other.place is None:
        if one.country and one.country == other.country and not one.links:
            yield _Sign(1, f"both in {country_name(one.country, atlas.countries)}, one or both without a place")
    elif one.place.id == other.place.id:
        yield _Sign(3, f"same place, {one.place.name}")
    elif inner := _inner(one.place, other.place, atlas):
        outer = other.place if inner is one.place else one.place
        yield _Sign(2, f"{inner.name} lies in {outer.name}")
    else:
        yield _Sign(-3, "different places")


def _link_signs(one: Event, other: Event, atlas: Atlas) -> Iterator[_Sign]:
    if one.links and _pairs(one) == _pairs(other):
        names = " and ".join(country_name(code, atlas.countries) for code in one.countries)
        yield _Sign(3, f"same countries, {names}")


def _inner(one: Place, other: Place, atlas: Atlas) -> Place | None:
    """The smaller of two places of which one lies in the other."""
    for inner, outer in ((one, other), (other, one)):
        area = outer.kind is PlaceKind.PROVINCE and outer.country == inner.country and outer.name == inner.adm1
        if area or outer.id in {step.id for step in atlas.lineage(inner)}:
            return inner
    return None


def _days_apart(one: DateSpan | None, other: DateSpan | None) -> int | None:
    """Days between two spans, 0 where they overlap; None where one is missing."""
    if one is None or other is None:
        return None
    return max((other.start - one.last).days, (one.start - other.last).days, 0)


def _to_the_day(event: Event) -> bool:
    return event.date is not None and event.date.precision is Precision.DAY


def _shared(one: Event, other: Event) -> list[Count]:
    """Figures that both give, however they word them; zeros and parts say little."""
    told = {(count.what, count.value) for report in other.reports for count in report.counts}
    told |= {(count.what, count.value) for count in other.counts}
    return [count for count in one.counts if count.value and not count.part and (count.what, count.value) in told]


def _sources(event: Event) -> set[str]:
    return {report.source_id for report in event.reports}


def _pairs(event: Event) -> set[frozenset[str]]:
    return {frozenset(link) for link in event.links}
