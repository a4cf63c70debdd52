"""Which labelled event each found event is, and whether its date, country and figures are right."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geo.evaluation.found import FoundEvent, FoundPlace
from geo.evaluation.labels import LabelledEvent, LabelledPlace, Labels
from geo.evaluation.places import distance_km
from geo.evaluation.tally import Quota, Search
from geo.model import EventKind, PlaceKind

# A raid may be told by its arrests, and arrests as a raid.
_ONE_KIND = frozenset((EventKind.RAID, EventKind.ARREST))


class EventScore(NamedTuple):
    """`date`, `country` and `figures` are asked over the events that were found and are not optional."""

    events: Search
    date: Quota
    country: Quota
    figures: Quota


@dataclass(frozen=True, slots=True)
class Scene:
    """One article: its found places with the labelled ones they stand for, its labels, its text."""

    places: Sequence[FoundPlace]
    assigned: Sequence[LabelledPlace | None]
    labels: Labels
    text: str


def score_events(found: Sequence[FoundEvent], scene: Scene) -> EventScore:
    """An optional event that is found costs nothing and earns nothing."""
    pairs = _pairs(found, scene)
    required = [event for event in scene.labels.events if not event.optional]
    hits = [(event, label) for event, label in pairs if not label.optional]
    date, country, figures = Quota(), Quota(), Quota()
    for event, label in hits:
        date += Quota.of(_date_is_right(event, label))
        country += Quota.of(_country_is_right(event, label))
        figures += Quota(_right_figures(event, label), len(label.figures))
    search = Search(len(hits), len(found) - len(pairs), len(required) - len(hits))
    return EventScore(search, date, country, figures)


def _pairs(found: Sequence[FoundEvent], scene: Scene) -> list[tuple[FoundEvent, LabelledEvent]]:
    """Found and labelled events that are the same; those that agree most are joined first, each is used once."""
    possible = []
    for i, event in enumerate(found):
        for j, label in enumerate(scene.labels.events):
            if not _same_kind(event.kind, label.type):
                continue
            place = _place_agreement(event, label, scene)
            if place:
                points = place + _agreement(event, label, scene.text)
                # At equal points a required event comes before an optional one, then the order of the text decides.
                possible.append((-points, label.optional, i, j))
    pairs, used, taken = [], set(), set()
    for _, _, i, j in sorted(possible):
        if i not in used and j not in taken:
            used.add(i)
            taken.add(j)
            pairs.append((found[i], scene.labels.events[j]))
    return pairs


def _same_kind(one: EventKind, other: EventKind) -> bool:
    return one is other or {one, other} == _ONE_KIND


def _place_agreement(event: FoundEvent, label: LabelledEvent, scene: Scene) -> int:
    """2 for the labelled place itself, 1 for another that is right as well, 0 for a wrong one."""
    if _is_at(event, [label.place], scene):
        return 2
    return int(_is_at(event, [*label.place_chain, *label.place_alt], scene))


def _is_at(event: FoundEvent, names: Collection[str | None], scene: Scene) -> bool:
    """Whether the event lies at one of the labelled places; None among them stands for an event without a place."""
    mentions = [
        (found, label) for found, label in zip(scene.places, scene.assigned, strict=True) if found.name == event.place
    ]
    # A country says no more than the field of that name.
    if None in names and all(found.kind is PlaceKind.COUNTRY for found, _ in mentions):
        return True
    known = [label for _, label in mentions if label is not None]
    wanted = [place for place in scene.labels.places if place.name in names]
    if known:
        return any(label in wanted for label in known)
    return any(_near(found, place) for found, _ in mentions for place in wanted)


def _near(found: FoundPlace, place: LabelledPlace) -> bool:
    if found.position is None or PlaceKind.COUNTRY in (found.kind, place.kind):
        return False
    return distance_km(found.position, place) <= place.tolerance_km


def _agreement(event: FoundEvent, label: LabelledEvent, text: str) -> float:
    """What else speaks for the two being one. Kind and figures weigh double: they tell events of one place apart."""
    return (
        2 * (event.kind is label.type)
        + 2 * _right_figures(event, label)
        + _date_is_right(event, label)
        + _country_is_right(event, label)
        + _shared_words(event, label, text)
    )


def _date_is_right(event: FoundEvent, label: LabelledEvent) -> bool:
    """The date begins on the labelled day, or in the labelled month; where the label has none it has none."""
    answers = (label.date, *label.date_alt)
    if event.first_day is None:
        return None in answers
    return any(answer is not None and event.first_day.startswith(answer) for answer in answers)


def _country_is_right(event: FoundEvent, label: LabelledEvent) -> bool:
    return (event.country or event.origin) in (label.country, *label.country_alt)


def _right_figures(event: FoundEvent, label: LabelledEvent) -> int:
    return sum(figure in event.figures for figure in label.figures.items())


def _shared_words(event: FoundEvent, label: LabelledEvent, text: str) -> float:
    """How much of the shorter of the two sentences lies in the other, 0..1."""
    start = text.find(label.quote)
    if start < 0 or event.end <= event.start:
        return 0.0
    common = min(event.end, start + len(label.quote)) - max(event.start, start)
    return max(0, common) / min(event.end - event.start, len(label.quote))
