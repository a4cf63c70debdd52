"""What an article is about, as far as it is certain, and how well a place fits it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from geo.gazetteer import Candidate, Layer
from geo.gazetteer.candidate import Rank
from geo.model import LatLon, Place, PlaceKind

# Where a wrong dot may harm somebody: what stays undecided here is left open.
REGION = frozenset({"KH", "TH", "VN", "LA", "MM", "PH", "MY"})

_NEAR_KM = 150.0
_EARTH_KM = 6371.0088
_MOST_PLACES, _FAR_DEGREES = 20, 8.0
# People where the lists count none.
_COUNTRY_PEOPLE, _CURATED_PEOPLE, _AREA_PEOPLE, _TOWN_PEOPLE = 5e7, 1e5, 3e5, 5e3


class _Point(NamedTuple):
    """Where a place lies: in degrees, and what the distance to it is reckoned from."""

    id: str
    lat: float
    lon: float
    lat_radians: float
    lat_cosine: float


def _point(place_id: str, position: LatLon) -> _Point:
    lat = math.radians(position.lat)
    return _Point(place_id, *position, lat, math.cos(lat))


@dataclass(slots=True)
class About:
    """Mentions by country; the first-level areas (country, name), and the points, to be near to.

    `named` and `named_areas` are the countries and areas that the article names themselves. `total` counts the mentions
    in any country.
    """

    countries: dict[str, int] = field(default_factory=dict)
    areas: set[tuple[str, str]] = field(default_factory=set)
    points: list[_Point] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    named_areas: set[tuple[str, str]] = field(default_factory=set)
    total: int = 0

    @property
    def regional(self) -> bool:
        """Whether half of what it names lies in the region."""
        here = [mentions for country, mentions in self.countries.items() if country in REGION]
        return 2 * sum(here) >= self.total > 0


def about(certain: Iterable[tuple[Place, int]]) -> About:
    """`certain`: places with the number of their mentions."""
    result = About()
    for place, mentions in certain:
        if not place.country:
            continue
        result.countries[place.country] = result.countries.get(place.country, 0) + mentions
        result.total += mentions
        if place.kind is PlaceKind.COUNTRY:
            result.named.add(place.country)
            continue
        if place.adm1 and place.kind is PlaceKind.PROVINCE:
            result.named_areas.add((place.country, place.adm1))
        elif place.adm1:
            result.areas.add((place.country, place.adm1))
        if place.position is not None and len(result.points) < _MOST_PLACES:
            result.points.append(_point(place.id, place.position))
    return result


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each clue counts, in powers of ten of inhabitants: tried out on news from all over the world."""

    people: float = 1.0
    main_name: float = 2.0
    country_name: float = 2.0
    country_share: float = 1.5
    country_named: float = 1.0
    area_named: float = 0.8
    area_shared: float = 0.5
    near: float = 4.0
    kind: float = 3.0


WEIGHTS = Weights()


class Prior(NamedTuple):
    """What speaks for a candidate whatever the article is about."""

    candidate: Candidate
    people: float
    country_name: float | None  # None where it bears no country's usual name
    bonus: float
    rivals: frozenset[str]  # ids of all that bear the name


def prior(candidate: Candidate, kind: PlaceKind | None, rivals: frozenset[str] = frozenset()) -> Prior:
    """`kind` is what the text calls the place, `rivals` the ids of all that bear its name."""
    weights = WEIGHTS
    people = weights.people * math.log10(_people(candidate)) - 4
    bonus = 0.0 if candidate.rank >= Rank.OTHER else weights.main_name
    country_name = None
    if candidate.layer is Layer.COUNTRY and candidate.rank is Rank.COUNTRY:
        country_name = weights.country_name + 4
        bonus -= 4
    if kind is not None and candidate.place.kind is kind:
        bonus += weights.kind
    return Prior(candidate, people, country_name, bonus, rivals)


def fit(known: Prior, article: About) -> tuple[float, str]:
    """The weight of what speaks for a candidate, and the weightiest part of it in words."""
    place, weights = known.candidate.place, WEIGHTS
    parts = [(known.people, "by far the largest place of that name")]
    if article.total:
        share = weights.country_share * article.countries.get(place.country, 0) / article.total
        named = weights.country_named * (place.country in article.named)
        parts.append((share + named, "in a country the article is about"))
    if place.adm1 and place.kind is not PlaceKind.PROVINCE:
        home = (place.country, place.adm1)
        area = weights.area_named * (home in article.named_areas) + weights.area_shared * (home in article.areas)
        parts.append((area, "in a province the article is about"))
    parts.append((weights.near * nearness(place, article, known.rivals), "nearest to the other places of the article"))
    if known.country_name is not None:
        parts.append((known.country_name, "the usual name of a country"))
    return sum([part for part, _ in parts]) + known.bonus, max(parts)[1]


def _people(candidate: Candidate) -> float:
    place = candidate.place
    if place.population:
        return place.population
    if place.kind is PlaceKind.COUNTRY:
        return _COUNTRY_PEOPLE
    if place.kind is PlaceKind.PROVINCE:
        return _AREA_PEOPLE
    return _CURATED_PEOPLE if candidate.layer is Layer.CURATED else _TOWN_PEOPLE


def nearness(place: Place, article: About, rivals: frozenset[str] = frozenset()) -> float:
    """1 beside another place of the article, towards 0 with the distance. `rivals`: ids of places that do not count.

    Its namesakes must be among them: a hamlet called Hanoi near Hanoi is not what the article means by the name.
    """
    if place.position is None:
        return 0.0
    lat, lon = place.position
    south, north = lat - _FAR_DEGREES, lat + _FAR_DEGREES
    west, east = lon - 2 * _FAR_DEGREES, lon + 2 * _FAR_DEGREES
    # A square of degrees first: most places are on other continents.
    near = [point for point in article.points if south < point[1] < north and west < point[2] < east]
    if not near:
        return 0.0
    radians = math.radians(lat)
    cosine = math.cos(radians)
    close = [
        math.sin((point.lat_radians - radians) / 2) ** 2
        + cosine * point.lat_cosine * math.sin(math.radians(point.lon - lon) / 2) ** 2
        for point in near
        if point.id != place.id and point.id not in rivals
    ]
    return math.exp(-_arc_km(min(close)) / _NEAR_KM) if close else 0.0


def distance_km(one: Place, other: Place) -> float:
    """On the sphere; infinite where a position is unknown."""
    if one.position is None or other.position is None:
        return math.inf
    return _arc_km(_half_chord(one.position, other.position))


def _half_chord(one: LatLon, other: LatLon) -> float:
    """The square of half the straight line between two points on a sphere of radius 1: it grows with the distance."""
    lat, other_lat = math.radians(one[0]), math.radians(other[0])
    turn = math.radians(other[1] - one[1])
    return float(math.sin((other_lat - lat) / 2) ** 2 + math.cos(lat) * math.cos(other_lat) * math.sin(turn / 2) ** 2)


def _arc_km(half_chord: float) -> float:
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half_chord)))
