"""Everything the gazetteer knows, gathered from its lists: each place once, with every spelling and its claim to it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from geo.errors import GazetteerError
from geo.gazetteer.candidate import Layer, Match, Rank, distance_km
from geo.gazetteer.country_names import country_names
from geo.gazetteer.geonames import read_cities
from geo.gazetteer.query import bare_name
from geo.gazetteer.tables import read_admin1, read_admin1_codes, read_counties, read_country_names
from geo.model import Place, PlaceKind
from geo.names import fold
from geo.places import read_countries, read_places

FILES = ("places.csv", "countries.csv", "country_names.csv", "admin1.csv", "admin1_codes.csv", "counties.csv")

# Where every village matters. Elsewhere towns under 15,000 people come by their main names only: their other spellings
# are short, many, and mostly words of some language.
REGION = frozenset({"KH", "TH", "VN", "LA", "MM", "PH", "MY"})

_SETTLEMENTS = frozenset(
    {PlaceKind.CITY, PlaceKind.DISTRICT, PlaceKind.WARD, PlaceKind.VILLAGE, PlaceKind.BORDER_CROSSING}
)
_SAME_TOWN_KM = 10
# An origin that is a GeoNames entry itself, not "next to" or "between" entries.
_IS_GEONAMES = re.compile(r"geonames:\d+")


class Spelling(NamedTuple):
    wording: str
    match: Match
    rank: Rank


@dataclass(slots=True)
class Entry:
    """A place with its spellings, the strongest claims first."""

    place: Place
    layer: Layer
    spellings: list[Spelling] = field(default_factory=list)

    def add(self, wordings: Iterable[str], match: Match, rank: Rank) -> None:
        self.spellings += [Spelling(wording, match, rank) for wording in wordings]


class Curated:
    """The reviewed entries, found again by the names and GeoNames ids under which other lists have them."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.entries = [_reviewed(place) for place in places]
        self._by_origin: dict[str, Entry] = {}
        self._by_name: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in self.entries:
            if _IS_GEONAMES.fullmatch(entry.place.origin):
                self._by_origin.setdefault(entry.place.origin, entry)
            # "Quezon Province" is the area that other lists call Quezon.
            keys = {fold(spelling.wording) for spelling in entry.spellings} | {fold(bare_name(entry.place.name))}
            for key in keys:
                self._by_name[entry.place.country, key].append(entry)

    def area_like(self, area: Place) -> Entry | None:
        """The curated first-level area of the same country and name."""
        return next((entry for entry in self._named(area) if _is_first_level(entry.place)), None)

    def town_like(self, town: Place) -> Entry | None:
        """The curated settlement that is this GeoNames town: by its id, or by name and nearness."""
        if same := self._by_origin.get(town.origin):
            return same
        near = (entry for entry in self._named(town, (town.name,)) if entry.place.kind in _SETTLEMENTS)
        return next((entry for entry in near if _is_near(entry.place, town)), None)

    def _named(self, place: Place, names: tuple[str, ...] | None = None) -> Iterator[Entry]:
        for name in names or (place.name, *place.names):
            yield from self._by_name.get((place.country, fold(name)), ())


def gather(data_dir: Path) -> Iterator[Entry]:
    """The entries of all lists, the curated last: a row that this has too only lends its spellings to it."""
    curated = Curated(read_places(data_dir / "places.csv").values())
    codes = read_admin1_codes(data_dir / "admin1_codes.csv")
    areas = _areas(read_admin1(data_dir / "admin1.csv"), codes, curated)
    by_id = {entry.place.id: entry for entry in curated.entries} | areas
    yield from _countries(data_dir)
    yield from (entry for entry in areas.values() if entry.layer is Layer.ADMIN1)
    yield from (_named(place, Layer.GEONAMES) for place in read_counties(data_dir / "counties.csv"))
    yield from _cities(_adm1_names(codes, by_id), curated)
    yield from curated.entries


def _named(place: Place, layer: Layer) -> Entry:
    entry = Entry(place, layer)
    entry.add((place.name,), Match.EXACT, Rank.MAIN)
    return entry


def _reviewed(place: Place) -> Entry:
    entry = Entry(place, Layer.CURATED)
    main = (place.name, place.name_local) if place.name_local else (place.name,)
    entry.add(main, Match.EXACT, Rank.REVIEWED)
    entry.add(place.names, Match.VARIANT, Rank.REVIEWED)
    return entry


def _areas(areas: Mapping[str, Place], codes: Mapping[tuple[str, str], str], curated: Curated) -> dict[str, Entry]:
    """By id in `admin1.csv`: a curated entry where there is one, else an own entry."""
    # GeoNames has the letters of ISO 3166-2 for the states of the USA, and numbers of its own elsewhere.
    iso = {area_id: f"US-{code}" for (country, code), area_id in codes.items() if country == "US"}
    entries: dict[str, Entry] = {}
    for area_id, area in areas.items():
        entry = curated.area_like(area)
        if entry is None:
            entry = Entry(replace(area, iso_3166_2=iso.get(area_id)), Layer.ADMIN1)
            entry.add((area.name,), Match.EXACT, Rank.MAIN)
        entry.add((area.name, *area.names), Match.VARIANT, Rank.OTHER)
        entries[area_id] = entry
    return entries


def _adm1_names(codes: Mapping[tuple[str, str], str], areas: Mapping[str, Entry]) -> dict[tuple[str, str], str]:
    """English names of first-level areas by country and GeoNames code."""
    unknown = sorted(set(codes.values()) - areas.keys())
    if unknown:
        raise GazetteerError(f"admin1_codes.csv: no area has the id {unknown[0]!r}; make the file anew")
    return {code: areas[area_id].place.adm1 or areas[area_id].place.name for code, area_id in codes.items()}


def _cities(adm1: Mapping[tuple[str, str], str], curated: Curated) -> Iterator[Entry]:
    seen: set[str] = set()
    for least, countries in ((15000, frozenset[str]()), (500, REGION), (1000, frozenset[str]())):
        for city, others in read_cities(least, adm1, countries):
            if city.id in seen:
                continue
            seen.add(city.id)
            if (known := curated.town_like(city)) is not None:
                known.add((city.name, *others), Match.VARIANT, Rank.OTHER)
                continue
            entry = Entry(city, Layer.GEONAMES)
            entry.add((city.name,), Match.EXACT, Rank.MAIN)
            if city.country in REGION or least > 1000:
                entry.add(others, Match.VARIANT, Rank.OTHER)
            yield entry


def _countries(data_dir: Path) -> list[Entry]:
    entries = {
        code: Entry(country.place, Layer.COUNTRY)
        for code, country in read_countries(data_dir / "countries.csv").items()
    }
    for entry in entries.values():
        entry.add((entry.place.name,), Match.EXACT, Rank.COUNTRY)
    for code, names in read_country_names(data_dir / "country_names.csv").items():
        if code not in entries:
            raise GazetteerError(f"country_names.csv: {code!r} is no country of countries.csv")
        entries[code].add(names, Match.VARIANT, Rank.COUNTRY)
    for country, name, own in country_names():
        if country in entries:
            entries[country].add((name,), Match.VARIANT, Rank.COUNTRY if own else Rank.OTHER)
    for entry in entries.values():
        entry.spellings.sort(key=lambda spelling: spelling.rank)
    return list(entries.values())


def _is_first_level(place: Place) -> bool:
    return place.kind is PlaceKind.PROVINCE or (place.parent_id is None and place.adm1 == place.name)


def _is_near(curated: Place, town: Place) -> bool:
    if curated.position is None:
        return curated.adm1 == town.adm1
    return distance_km(curated, town) <= max(curated.radius_km, _SAME_TOWN_KM)
