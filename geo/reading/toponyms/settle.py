"""Which of the places of one name is meant: by kind, by what it is said to lie in, by what else the article is about."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from geo.gazetteer import Candidate, Gazetteer, Layer
from geo.gazetteer.candidate import Rank
from geo.gazetteer.hints import of_kind
from geo.model import Place, PlaceKind
from geo.reading.toponyms.spots import Spot

# Where a wrong dot may harm somebody: what stays undecided here is left open.
REGION = frozenset({"KH", "TH", "VN", "LA", "MM", "PH", "MY"})
_NEAR_KM = 150.0
_LEAST_RADIUS_KM = 3.0
_MOST_PLACES, _FAR_DEGREES = 20, 8.0
_KNOWN_PEOPLE = 100_000  # a city of that size may be named in any article
_EARTH_KM = 6371.0088
_COUNTRY_PEOPLE, _TOWN_PEOPLE = 5e7, 5e3


@dataclass(slots=True)
class Sense:
    """What a name means throughout the article. `place` is None where it stays open between the `candidates`."""

    place: Place | None
    candidates: tuple[Place, ...]
    confidence: float
    why: str


@dataclass(slots=True)
class Setting:
    """What the article is about, as far as it is certain: mentions by country and first-level area, places to be near to."""

    countries: Counter[str] = field(default_factory=Counter)
    areas: Counter[tuple[str, str]] = field(default_factory=Counter)
    places: list[Place] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    named_areas: set[tuple[str, str]] = field(default_factory=set)


def settle_all(spots: Sequence[Spot], gazetteer: Gazetteer) -> dict[int, Sense]:
    """The sense of each spot, by the index of its first token."""
    known = {id(spot): spot for spot in (*spots, *(spot.area for spot in spots if spot.area)) if spot.candidates}
    groups = _groups(list(known.values()), gazetteer)
    setting = _certain(groups)
    senses: dict[int, Sense] = {}
    for _ in range(2):
        for group in groups:
            sense = _settle(group, setting)
            for spot in group.spots:
                senses[id(spot)] = sense
        setting = _certain(groups, senses)
    for spot in reversed(spots):
        if not spot.candidates:
            senses[id(spot)] = _inside(spot, senses)
    return senses


def _inside(spot: Spot, senses: Mapping[int, Sense]) -> Sense:
    """A place no list has: somewhere in what it is said to lie in."""
    area = senses[id(spot.area)].place if spot.area is not None else None
    if area is None or spot.kind is None:
        return Sense(None, (), 0.4, "in no list; known as a place by the word beside it")
    name = spot.key.title()
    place = replace(
        area,
        id=f"{area.id}/{spot.key.replace(' ', '-')}",
        name=name,
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


@dataclass(slots=True)
class Group:
    """The mentions of one name that mean one place, and what it may be."""

    spots: list[Spot]
    candidates: tuple[Candidate, ...]
    kind: PlaceKind | None
    area: str | None


def _groups(spots: Sequence[Spot], gazetteer: Gazetteer) -> list[Group]:
    stated: dict[str, set[PlaceKind]] = defaultdict(set)
    for spot in spots:
        if spot.kind is not None:
            stated[spot.key].add(spot.kind)
    by_key: dict[tuple[str, PlaceKind | None], list[Spot]] = defaultdict(list)
    for spot in spots:
        # Called one kind throughout, a name is of that kind where it stands alone too.
        only = next(iter(stated[spot.key])) if len(stated[spot.key]) == 1 else None
        by_key[spot.key, spot.kind or only].append(spot)
    groups = []
    for (_, kind), same in by_key.items():
        found = same[0].candidates
        if kind is not None:
            found = of_kind(found, kind) or found
        area = next((spot.area for spot in same if spot.area is not None), None)
        inside = tuple(one for one in found if lies_in(one.place, area, gazetteer)) if area else ()
        groups.append(Group(same, inside or found, kind, area.key if area and inside else None))
    return groups


def lies_in(place: Place, area: Spot, gazetteer: Gazetteer) -> bool:
    return any(contains(candidate.place, place, gazetteer) for candidate in area.candidates)


def contains(area: Place, place: Place, gazetteer: Gazetteer) -> bool:
    """Whether the place lies in the area by the lists: by country, first-level area or parents."""
    if area.id == place.id or area.country != place.country:
        return False
    if area.kind is PlaceKind.COUNTRY:
        return True
    if area.adm1 == area.name and place.adm1 == area.adm1 and place.kind is not PlaceKind.PROVINCE:
        return True
    above: Place | None = place
    for _ in range(5):
        if above is None or above.parent_id is None:
            return False
        if above.parent_id == area.id:
            return True
        above = gazetteer.place(above.parent_id)
    return False


def _certain(groups: Sequence[Group], senses: Mapping[int, Sense] | None = None) -> Setting:
    setting = Setting()
    for group in groups:
        place = None
        if senses is not None:
            sense = senses[id(group.spots[0])]
            place = sense.place if sense.confidence >= 0.7 else None
        elif len(group.candidates) == 1 or group.candidates[0].rank is Rank.COUNTRY:
            place = group.candidates[0].place
        if place is None:
            continue
        weight = len(group.spots)
        if not place.country:
            continue
        setting.countries[place.country] += weight
        if place.kind is PlaceKind.COUNTRY:
            setting.named.add(place.country)
        elif place.adm1 and place.kind is PlaceKind.PROVINCE:
            setting.named_areas.add((place.country, place.adm1))
        elif place.adm1:
            setting.areas[place.country, place.adm1] += weight
        if place.position is not None and place.kind is not PlaceKind.COUNTRY:
            setting.places.append(place)
    return setting


def _settle(group: Group, setting: Setting) -> Sense:
    scored = sorted(((_score(one, group, setting), one) for one in group.candidates), key=lambda item: -item[0][0])
    (best, why), first = scored[0]
    places = tuple(one.place for _, one in scored)
    if _is_astray(group, first.place, setting):
        return Sense(None, places[:8], 0.2, "the only places of that name lie far from what the article is about")
    if len(scored) == 1:
        return Sense(first.place, (), 0.9, _only(group) or "the only place of that name in the lists")
    margin = best - scored[1][0][0]
    second = scored[1][1].place
    close = distance_km(first.place, second) <= max(first.place.radius_km, second.radius_km, 10)
    if margin < 0.4 and not close and {first.place.country, second.country} <= REGION:
        return Sense(None, places[:8], 0.3, "several places bear that name and nothing says which is meant")
    confidence = 0.9 if close or margin > 2 else 0.75 if margin > 1 else 0.5
    return Sense(first.place, places[1:6], confidence, _only(group) or why)


def _is_astray(group: Group, place: Place, setting: Setting) -> bool:
    """In an article about the region: a small town in a country that is nowhere else named, or a place of another kind."""
    others = setting.countries.total() - setting.countries[place.country]
    regional = sum(count for country, count in setting.countries.items() if country in REGION)
    named_elsewhere = setting.countries[place.country] > len(group.spots)
    if place.country in REGION or not place.country or named_elsewhere or 2 * regional <= others or group.area:
        return False
    if group.kind is not None and place.kind is not group.kind:
        return True
    return place.kind not in (PlaceKind.COUNTRY, PlaceKind.PROVINCE) and (place.population or 0) < _KNOWN_PEOPLE


def _only(group: Group) -> str:
    if group.area:
        return f"named with {group.area.title()}"
    if group.kind is not None:
        return f"the text calls it a {group.kind.value.replace('_', ' ')}"
    return ""


@dataclass(slots=True)
class Weights:
    """How much each clue counts, in powers of ten of inhabitants: worked out on news from all over the world."""

    people: float = 1.0
    main_name: float = 2.0
    country_name: float = 2.0
    country_share: float = 1.5
    country_named: float = 1.0
    area_named: float = 0.8
    area_shared: float = 0.5
    near: float = 4.0
    kind: float = 3.0
    area_people: float = 5.5


WEIGHTS = Weights()


def _score(candidate: Candidate, group: Group, setting: Setting) -> tuple[float, str]:
    """The weight of what speaks for a candidate, and the weightiest part of it in words."""
    place, weights = candidate.place, WEIGHTS
    parts = [(weights.people * math.log10(_people(candidate)) - 4, "by far the largest place of that name")]
    if total := sum(setting.countries.values()):
        share = weights.country_share * setting.countries[place.country] / total
        named = weights.country_named * (place.country in setting.named)
        parts.append((share + named, "in a country the article is about"))
    if place.adm1 and place.kind is not PlaceKind.PROVINCE:
        home = (place.country, place.adm1)
        area = weights.area_named * (home in setting.named_areas) + weights.area_shared * (setting.areas[home] > 0)
        parts.append((area, "in a province the article is about"))
    parts.append((weights.near * _nearness(place, setting), "nearest to the other places of the article"))
    bonus = 0.0 if candidate.rank >= Rank.OTHER else weights.main_name
    if candidate.layer is Layer.COUNTRY and candidate.rank is Rank.COUNTRY:
        bonus += weights.country_name
    if group.kind is not None and place.kind is group.kind:
        bonus += weights.kind
    return sum(part for part, _ in parts) + bonus, max(parts)[1]


def _people(candidate: Candidate) -> float:
    place = candidate.place
    if place.population:
        return place.population
    if place.kind is PlaceKind.COUNTRY:
        return _COUNTRY_PEOPLE
    if place.kind is PlaceKind.PROVINCE:
        return float(10**WEIGHTS.area_people)
    return 1e5 if candidate.layer is Layer.CURATED else _TOWN_PEOPLE


def distance_km(one: Place, other: Place) -> float:
    """On the sphere; infinite where a position is unknown."""
    if one.position is None or other.position is None:
        return math.inf
    lat, other_lat = math.radians(one.position.lat), math.radians(other.position.lat)
    turn = math.radians(other.position.lon - one.position.lon)
    half = math.sin((other_lat - lat) / 2) ** 2 + math.cos(lat) * math.cos(other_lat) * math.sin(turn / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _nearness(place: Place, setting: Setting) -> float:
    """1 beside another place of the article, towards 0 with the distance."""
    if place.position is None:
        return 0.0
    lat, lon = place.position
    # A square of degrees first: most places are on other continents.
    close = (
        distance_km(place, other)
        for other in setting.places[:_MOST_PLACES]
        if other.position is not None
        and abs(other.position.lat - lat) < _FAR_DEGREES
        and abs(other.position.lon - lon) < 2 * _FAR_DEGREES
        and other.id != place.id
    )
    return math.exp(-min(close, default=math.inf) / _NEAR_KM)
