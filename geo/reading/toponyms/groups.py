"""The mentions of an article brought together: one sense a name, unless the text itself tells two apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.gazetteer import Candidate, Gazetteer
from geo.gazetteer.hints import of_kind
from geo.model import Place, PlaceKind
from geo.reading.toponyms.spots import Spot

_DEEPEST = 5  # places one in another


@dataclass(slots=True)
class Group:
    """The mentions of one name that mean one place, and what it may be. `area` is what it is said to lie in."""

    spots: list[Spot]
    candidates: tuple[Candidate, ...]
    kind: PlaceKind | None
    area: str | None


def group_spots(spots: Sequence[Spot], gazetteer: Gazetteer) -> list[Group]:
    """Spots of one name, parted where the text calls them different kinds or places them in different areas."""
    kinds = _single({spot.key: spot.kind for spot in spots if spot.kind}, ((s.key, s.kind) for s in spots if s.kind))
    areas: dict[str, Spot] = {}
    for spot in spots:
        if spot.area is not None:
            areas.setdefault(spot.key, spot.area)
    inner = _inner(spots)
    by_sense: dict[tuple[str, PlaceKind | None, str | None], list[Spot]] = defaultdict(list)
    for spot in spots:
        area = spot.area or areas.get(spot.key)
        by_sense[spot.key, spot.kind or kinds.get(spot.key), area.key if area else None].append(spot)
    groups = []
    for (key, kind, _), same in by_sense.items():
        found = _holding(same[0].candidates, inner.get(key, ()), gazetteer)
        if kind is not None:
            found = of_kind(found, kind) or found
        area = next((spot.area for spot in same if spot.area is not None), areas.get(key))
        inside = tuple(one for one in found if lies_in(one.place, area, gazetteer)) if area else ()
        groups.append(Group(same, inside or found, kind, area.key if area and inside else None))
    return groups


def _single(first: dict[str, PlaceKind], stated: Iterable[tuple[str, PlaceKind | None]]) -> dict[str, PlaceKind]:
    """The kind of each name that is called one kind throughout: it is of that kind where it stands alone too."""
    for key, kind in stated:
        if first.get(key, kind) is not kind:
            del first[key]
    return first


def _inner(spots: Sequence[Spot]) -> dict[str, list[Spot]]:
    """By the name of an area, the spots said to lie in it."""
    inner: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        if spot.area is not None and spot.candidates:
            inner[spot.area.key].append(spot)
    return inner


def _holding(areas: tuple[Candidate, ...], inner: Sequence[Spot], gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Those in which what is said to lie in them can lie: "Atlanta, Georgia" is not about the country."""
    for spot in inner:
        holding = tuple(
            area for area in areas if any(contains(area.place, one.place, gazetteer) for one in spot.candidates)
        )
        areas = holding or areas
    return areas


def lies_in(place: Place, area: Spot, gazetteer: Gazetteer) -> bool:
    """Whether the place lies in one of those the area's name may mean."""
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
    for _ in range(_DEEPEST):
        if above is None or above.parent_id is None:
            return False
        if above.parent_id == area.id:
            return True
        above = gazetteer.place(above.parent_id)
    return False
