"""Which place of a name is meant: by kind, by what it is said to lie in, by what else the article is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from geo.gazetteer import Candidate, Gazetteer, Layer
from geo.gazetteer.candidate import Rank
from geo.model import Place, PlaceKind
from geo.reading.toponyms.about import REGION, About, Prior, about, distance_km, fit, prior
from geo.reading.toponyms.groups import Group, group_spots
from geo.reading.toponyms.spots import Spot

_score = itemgetter(0)
_CERTAIN = 0.7
_CLEAR, _LIKELY, _TIED = 2.0, 1.0, 0.4  # lead of the best over the second, in powers of ten of inhabitants
_MOST_CANDIDATES = 8
_LEAST_RADIUS_KM = 3.0
_ASTRAY = "that name is known only far from what the article is about"
_KNOWN_PEOPLE = 100_000  # a city of that size may be named in any article


@dataclass(slots=True)
class Sense:
    """What a mention means. `place` is None where it stays open between the `candidates`."""

    place: Place | None
    candidates: tuple[Place, ...]
    confidence: float
    why: str


def settle_all(spots: Sequence[Spot], gazetteer: Gazetteer) -> dict[int, Sense]:
    """The sense of each spot, and of each area named beside one, by its `id`."""
    areas = (spot.area for spot in spots if spot.area is not None)
    known = {id(spot): spot for spot in (*spots, *areas) if spot.candidates}
    groups = group_spots(list(known.values()), gazetteer)
    rivals = [_priors(group) for group in groups]
    first = _settled(groups, rivals, about(_obvious(groups)))  # what is certain, and by that the rest
    certain = [(one.place, len(group.spots)) for group, one in first if one.place and one.confidence >= _CERTAIN]
    settled = _settled(groups, rivals, about(certain))
    senses = {id(spot): sense for group, sense in settled for spot in group.spots}
    for spot in reversed(spots):
        if not spot.candidates:
            senses[id(spot)] = _inside(spot, senses)
    return senses


def _settled(groups: Sequence[Group], rivals: Sequence[Sequence[Prior]], article: About) -> list[tuple[Group, Sense]]:
    return [(group, _settle(group, known, article)) for group, known in zip(groups, rivals, strict=True)]


def _priors(group: Group) -> list[Prior]:
    """What speaks for each. Only the province around it makes a town likelier than its other namesakes."""
    places = [candidate.place for candidate in group.candidates]
    ids = frozenset([place.id for place in places])
    provinces = [place for place in places if place.kind is PlaceKind.PROVINCE]
    return [
        prior(one, group.kind, ids.difference([area.id for area in provinces if _is_its_province(area, one.place)]))
        if provinces
        else prior(one, group.kind, ids)
        for one in group.candidates
    ]


def _obvious(groups: Sequence[Group]) -> Iterator[tuple[Place, int]]:
    for group in groups:
        if len(group.candidates) == 1 or group.candidates[0].rank is Rank.COUNTRY:
            yield group.candidates[0].place, len(group.spots)


def _settle(group: Group, rivals: Sequence[Prior], article: About) -> Sense:
    """`rivals` are the candidates of the group."""
    if len(rivals) == 1:
        only = group.candidates[0]
        if _is_astray(group, only, article):
            return Sense(None, (only.place,), 0.2, _ASTRAY)
        return Sense(only.place, (), 0.9, _stated(group) or "the only place of that name in the lists")
    scored = sorted([(*fit(known, article), known) for known in rivals], key=_score, reverse=True)
    best, why, (first, *_) = scored[0]
    others = tuple([known.candidate.place for _, _, known in scored[1:_MOST_CANDIDATES]])
    if _is_astray(group, first, article):
        return Sense(None, (first.place, *others), 0.2, _ASTRAY)
    if group.kind is None and any(_is_its_province(other, first.place) for other in others):
        return Sense(first.place, others, _CERTAIN, "the town of that name, or the province around it")
    lead = best - scored[1][0]
    same = distance_km(first.place, others[0]) <= max(first.place.radius_km, others[0].radius_km, 10)
    if lead < _TIED and not same and {first.place.country, others[0].country} <= REGION:
        return Sense(None, (first.place, *others), 0.3, "several places bear that name and nothing says which is meant")
    confidence = 0.9 if same or lead > _CLEAR else 0.75 if lead > _LIKELY else 0.5
    return Sense(first.place, others, confidence, _stated(group) or why)


def _is_its_province(province: Place, town: Place) -> bool:
    return province.kind is PlaceKind.PROVINCE and town.adm1 == province.adm1 and town.country == province.country


def _is_astray(group: Group, best: Candidate, article: About) -> bool:
    """In an article about the region: a small town of a country nowhere else named, or a place of another kind."""
    place = best.place
    if place.country in REGION or not place.country or not article.regional or group.area:
        return False
    if article.countries.get(place.country, 0) > len(group.spots):
        return False
    if group.kind is not None and place.kind is not group.kind:
        return True
    return best.layer is Layer.GEONAMES and (place.population or 0) < _KNOWN_PEOPLE


def _stated(group: Group) -> str:
    if group.area:
        return f"named with {group.area.title()}"
    if group.kind is not None:
        return f"the text calls it a {_KIND_WORDS.get(group.kind, group.kind.value)}"
    return ""


_KIND_WORDS = {PlaceKind.SEZ: "special economic zone", PlaceKind.BORDER_CROSSING: "border crossing"}


def _inside(spot: Spot, senses: Mapping[int, Sense]) -> Sense:
    """A place no list has: somewhere in what it is said to lie in."""
    area = senses[id(spot.area)].place if spot.area is not None else None
    if area is None or spot.kind is None:
        return Sense(None, (), 0.4, "in no list; known as a place by the word beside it")
    place = replace(
        area,
        id=f"{area.id}/{spot.key.replace(' ', '-')}",
        name=spot.key.title(),
        kind=spot.kind,
        radius_km=max(area.radius_km, _LEAST_RADIUS_KM),
        parent_id=area.id,
        pcode=None,
        iso_3166_2=None,
        name_local=None,
        names=(),
        population=None,
        origin=f"somewhere in {area.name} ({area.origin})",
        note="",
    )
    return Sense(place, (), 0.5, f"in no list; said to lie in {area.name}")
