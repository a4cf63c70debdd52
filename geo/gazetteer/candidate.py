"""A place that bears a name, how well it does, and the rule by which one of several stands out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from geopy.distance import great_circle

from geo.model import Place, PlaceKind


class Match(StrEnum):
    """How the wording met the place: by its main name, by another spelling or language, or by sounding alike."""

    EXACT = "exact"
    VARIANT = "variant"
    TRANSLITERATION = "transliteration"


class Layer(StrEnum):
    """The list a place comes from, most trusted first."""

    CURATED = "curated"
    COUNTRY = "country"
    ADMIN1 = "admin1"
    GEONAMES = "geonames"


class Rank(IntEnum):
    """How strong a claim to a name is: a weaker one never displaces a stronger one.

    REVIEWED: a spelling in the curated list. COUNTRY: a country's usual name, in English or its own languages. MAIN:
    the main name of a first-level area or city. OTHER: any other spelling or language. SOUND: only sounds alike.
    """

    REVIEWED = 0
    COUNTRY = 1
    MAIN = 2
    OTHER = 3
    SOUND = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be meant. `wording` is the gazetteer's spelling that met the query."""

    place: Place
    wording: str
    match: Match
    layer: Layer
    rank: Rank
    country_name: str

    @property
    def address(self) -> str:
        """The name with what it lies in: "Thmor Da, Pursat, Cambodia"."""
        parts = (self.place.name, self.place.adm1, self.country_name)
        return ", ".join(dict.fromkeys(part for part in parts if part))


# How many times as many people the larger of two cities of one name must have to be the one that is meant. Ten tells
# Paris from Paris, Texas, but leaves Birmingham in England and in Alabama (five times) to the context.
POPULATION_RATIO = 10
# A first-level area no wider than a large city, with the city of its name in it, is that city: Berlin, Leeds.
MUNICIPALITY_KM = 30


def settle(candidates: Sequence[Candidate]) -> Candidate | None:
    """The candidate that stands out, or None where nothing tells the strongest apart.

    Only claims of the strongest rank count: the curated list beats the rest, a country's usual name beats a city, a
    main name beats another spelling. Among equals a country beats cities; a city beats a worldwide first-level area
    that is hardly larger than itself; of worldwide cities one wins that has ten times the people of the next. A larger
    area does not win where a city in it bears its name too (New York), nor a country where an area no smaller,
    of another country, is called so (Georgia). Curated places are never told apart by size.
    """
    best_rank = min((candidate.rank for candidate in candidates), default=None)
    best = [candidate for candidate in candidates if candidate.rank is best_rank]
    best = [candidate for candidate in best if not _is_municipality_of(candidate, best)]
    if len(best) == 1:
        return None if _is_shadowed(best[0], candidates) else best[0]
    countries = [candidate for candidate in best if candidate.layer is Layer.COUNTRY]
    if len(countries) == 1 and all(one.layer in (Layer.COUNTRY, Layer.GEONAMES) for one in best):
        return countries[0]
    if not best or any(candidate.layer is not Layer.GEONAMES for candidate in best):
        return None
    largest, second, *_ = sorted(best, key=_population, reverse=True)
    return largest if _population(largest) >= POPULATION_RATIO * max(_population(second), 1) else None


def _is_municipality_of(area: Candidate, others: Sequence[Candidate]) -> bool:
    if area.layer is not Layer.ADMIN1 or area.place.radius_km > MUNICIPALITY_KM:
        return False
    return any(
        other.layer is Layer.GEONAMES
        and other.place.country == area.place.country
        and distance_km(area.place, other.place) <= area.place.radius_km
        for other in others
    )


def _is_shadowed(one: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a weaker claim is too well known to be passed over in silence."""
    if one.layer is Layer.COUNTRY:
        return any(
            other.layer is Layer.ADMIN1
            and other.rank is Rank.MAIN
            and other.place.country != one.place.country
            and other.place.radius_km >= one.place.radius_km
            for other in others
        )
    if one.layer is not Layer.ADMIN1 or one.place.radius_km <= MUNICIPALITY_KM:
        return False
    home = (one.place.country, one.place.adm1)
    return any(other.layer is Layer.GEONAMES and (other.place.country, other.place.adm1) == home for other in others)


def distance_km(one: Place, other: Place) -> float:
    """Between the points of two places, to half a per cent; infinite where one has none."""
    if one.position is None or other.position is None:
        return float("inf")
    return float(great_circle(one.position, other.position).km)


def _population(candidate: Candidate) -> int:
    return candidate.place.population or 0


def by_strength(candidate: Candidate) -> tuple[int, int, int, str]:
    """Sorts best first: rank, then layer, then size; the id keeps the order the same on every machine."""
    return candidate.rank, list(Layer).index(candidate.layer), -_population(candidate), candidate.place.id


KIND_LABELS = {
    PlaceKind.SEZ: "special economic zone",
    PlaceKind.BORDER_CROSSING: "border crossing",
}
_LAYER_LABELS = {
    Layer.CURATED: "curated list",
    Layer.COUNTRY: "list of countries",
    Layer.ADMIN1: "first-level areas",
    Layer.GEONAMES: "GeoNames cities",
}


def describe(candidate: Candidate) -> str:
    """One line for people: what was found, where and how sure, by which list and spelling, and the point's origin."""
    place = candidate.place
    area = [part for part in (place.adm1, candidate.country_name) if part and part != place.name]
    parts = [
        place.name,
        KIND_LABELS.get(place.kind, place.kind.value),
        ", ".join(area),
        _where(place),
        f"{_LAYER_LABELS[candidate.layer]}, {_how(candidate)}",
        place.origin,
    ]
    return " · ".join(part for part in parts if part)


def _where(place: Place) -> str:
    if place.position is None:
        return "position unknown"
    return f"{place.position.lat:.4f}, {place.position.lon:.4f} ± {place.radius_km:g} km"


def _how(candidate: Candidate) -> str:
    if candidate.match is Match.EXACT:
        return "exact name"
    if candidate.match is Match.VARIANT:
        return f"by its other name {candidate.wording!r}"
    return f"only sounds like {candidate.wording!r}: please check"
