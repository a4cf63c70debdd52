"""What must hold for the curated places and the countries besides what their reader insists on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from geo.geometry import Outline
from geo.model import Country, LatLon, Place, PlaceKind
from geo.names import fold
from geo.records.article_file import Problem

# Outlines at this scale put border towns such as O'Smach on the wrong side, by 2.5 km there, by 10 at a crossing.
MARGIN_KM = 15


def place_problems(places: Mapping[str, Place], countries: Mapping[str, Country]) -> Iterator[Problem]:
    """Ids, countries and parents of the curated places, and names that two of them share."""
    for place in places.values():
        for message in (*_identity(place, countries), *_lineage(place, places)):
            yield Problem("places.csv", place.id, message)
    yield from _namesakes(places)


def _identity(place: Place, countries: Mapping[str, Country]) -> Iterator[str]:
    if place.country not in countries:
        yield f"no country has the code {place.country!r}; add it to countries.csv or correct it"
    if not place.id.startswith(f"{place.country.lower()}-"):
        yield f"id should begin with {place.country.lower()}-, the country it lies in"
    if place.kind is PlaceKind.PROVINCE and place.adm1 != place.name:
        yield f"adm1 is {place.adm1!r}; a province bears its own name, {place.name!r}"


def _lineage(place: Place, places: Mapping[str, Place]) -> Iterator[str]:
    parent = places.get(place.parent_id or "")
    if parent is None:
        return
    area = parent.name if parent.kind is PlaceKind.PROVINCE else parent.adm1
    if parent.country != place.country:
        yield f"parent {parent.id} lies in {parent.country}, the place in {place.country}"
    elif area != place.adm1:
        yield f"adm1 is {place.adm1!r}, but its parent {parent.id} lies in {area!r}"
    seen = [place.id]
    while parent is not None and parent.id not in seen:
        seen.append(parent.id)
        parent = places.get(parent.parent_id or "")
    if parent is not None and parent.id == place.id:
        yield f"lies in itself: {' in '.join([*seen, place.id])}"


def _namesakes(places: Mapping[str, Place]) -> Iterator[Problem]:
    """Places that a text could not tell apart: same kind, country and first-level area, and one spelling in common."""
    bearers: dict[tuple[str, str, str | None, str], str] = {}
    for place in places.values():
        spellings = {fold(name): name for name in (*place.names, place.name_local or "", place.name) if fold(name)}
        for folded, name in spellings.items():
            first = bearers.setdefault((place.kind, place.country, place.adm1, folded), place.id)
            if first != place.id:
                message = (
                    f"{name!r} is also a name of the {place.kind} {first} in {place.adm1}; leave it to one of them"
                )
                yield Problem("places.csv", place.id, message)


def position_problems(
    places: Mapping[str, Place], countries: Mapping[str, Country], outlines: Mapping[str, Outline]
) -> Iterator[Problem]:
    """Positions more than the margin outside their country.

    Countries are looked at where they have curated places: elsewhere the outlines are too coarse and lack islands.
    """
    for place in places.values():
        if place.position and place.country in outlines:
            for message in _outside("position", place.position, place.country, outlines, MARGIN_KM):
                yield Problem("places.csv", place.id, message)
    near = {place.country for place in places.values()}
    for country in (countries[code] for code in sorted(near & set(countries) & set(outlines))):
        messages = list(_outside("capital", country.capital_position, country.iso2, outlines, MARGIN_KM))
        if country.place.position:
            reach = MARGIN_KM + country.place.radius_km  # a point of reference may lie between islands
            messages += _outside("position", country.place.position, country.iso2, outlines, reach)
        yield from (Problem("countries.csv", country.iso2, message) for message in messages)


def _outside(
    what: str, position: LatLon, country: str, outlines: Mapping[str, Outline], margin_km: float
) -> Iterator[str]:
    distance = outlines[country].distance_km(position)
    if distance > margin_km:
        yield (
            f"{what} {position.lat:g}, {position.lon:g} lies {distance:.0f} km outside {country}, "
            f"allowed are {margin_km:g}; latitude comes first"
        )
