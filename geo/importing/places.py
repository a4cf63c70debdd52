"""Where a row of somebody else's table stands: at the point it gives, or at the one known place it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geo.errors import GeoError
from geo.geometry import Outline
from geo.importing.cells import Cells
from geo.importing.mapping import Field
from geo.importing.spots import position_of, refuse_elsewhere
from geo.model import Atlas, LatLon, Place, PlaceKind
from geo.names import fold
from geo.records.ids import slug
from geo.safety import refuse_shelter

# How far off a point may be of which nobody says so.
_UNSTATED_KM = 5.0
# ACLED's codes for how exact a point is: the place itself, near it, the capital of its province.
_ACLED_KM = {"1": 5.0, "2": 30.0, "3": 100.0}


@dataclass(frozen=True, slots=True)
class Site:
    """The place of a row, None where there is none to draw; `note` keeps the wording that led nowhere."""

    place: Place | None = None
    note: str = ""
    remarks: tuple[str, ...] = ()


def site_of(cells: Cells, country: str | None, atlas: Atlas, outlines: Mapping[str, Outline], table: str) -> Site:
    """What is wrong with name or position goes to the problems of the row."""
    name = " ".join(cells.text(Field.PLACE).split())
    try:
        refuse_shelter(name, f"{cells.text(Field.PLACE_KIND)} / {cells.text(Field.KIND)}")
    except GeoError as error:
        cells.bad(Field.PLACE, str(error))
        return Site()
    position = _position(cells)
    if position is None:
        return _named(name, cells, country, atlas) if name else Site()
    if country is None:
        if not cells.text(Field.COUNTRY).strip():
            cells.bad(Field.COUNTRY, "is empty; a point needs its country: map a column, or choose one for such rows")
        return Site()
    try:
        refuse_elsewhere(position, country, outlines)
    except GeoError as error:
        cells.bad(Field.LAT, str(error))
        return Site()
    return _at(position, name, cells, country, table)


def _position(cells: Cells) -> LatLon | None:
    if cells.row.spot is not None:
        lat, lon = cells.row.spot.position
    else:
        given = cells.number(Field.LAT), cells.number(Field.LON)
        if given[0] is None or given[1] is None:
            if bool(cells.text(Field.LAT).strip()) != bool(cells.text(Field.LON).strip()):
                cells.bad(Field.LAT, "latitude and longitude are given together or not at all; add the other one")
            return None
        lat, lon = given[0], given[1]
    try:
        return position_of(lat, lon)
    except GeoError as error:
        cells.bad(Field.LAT, str(error))
        return None


def _at(position: LatLon, name: str, cells: Cells, country: str, table: str) -> Site:
    """A place of its own: the table may mean another spot than the place of that name here."""
    radius_km, stated = _radius(cells)
    lat, lon = round(position.lat, 5), round(position.lon, 5)
    place = Place(
        id="-".join((country.lower(), slug(name, 40) or "point", _digits(lat, "n", "s"), _digits(lon, "e", "w"))),
        name=name or f"Point {lat:g}, {lon:g}",
        kind=_kind(cells),
        country=country,
        position=LatLon(lat, lon),
        radius_km=radius_km,
        adm1=cells.text(Field.ADM1).strip() or None,
        origin=f"table {table}",
        note="" if stated else f"The table does not say how exact the point is; {_UNSTATED_KM:g} km are taken.",
    )
    return Site(place)


def _radius(cells: Cells) -> tuple[float, bool]:
    """How far off the point may be, and whether the table says so."""
    spot = cells.row.spot
    if spot is not None and spot.radius_km is not None:
        return spot.radius_km, True
    told = cells.number(Field.RADIUS_KM)
    if told is not None:
        if not 0 < told <= 500:
            cells.bad(Field.RADIUS_KM, "is outside 0..500 km; write how far the true spot may lie from the point")
            return _UNSTATED_KM, False
        return told, True
    code = cells.text(Field.GEO_PRECISION).strip()
    return (_ACLED_KM[code], True) if code in _ACLED_KM else (_UNSTATED_KM, False)


def _kind(cells: Cells) -> PlaceKind:
    word = fold(cells.text(Field.PLACE_KIND)).replace(" ", "_")
    points = {kind.value for kind in PlaceKind if kind is not PlaceKind.COUNTRY}
    return PlaceKind(word) if word in points else PlaceKind.VILLAGE


def _digits(value: float, plus: str, minus: str) -> str:
    """A part of a position as it may stand in an id: 11.0734 → "n1107340"."""
    return f"{plus if value >= 0 else minus}{abs(round(value * 100_000))}"


def _named(name: str, cells: Cells, country: str | None, atlas: Atlas) -> Site:
    """The one place known here by that name; two equally likely ones, and none, leave the row without a point."""
    first, _, rest = name.partition(",")
    area = fold(cells.text(Field.ADM1)) or fold(rest)
    found = [place for place in atlas.places.values() if _bears(place, name) or _bears(place, first)]
    found = [place for place in found if place.kind is not PlaceKind.COUNTRY and country in (None, place.country)]
    inside = [place for place in found if place.adm1 and fold(place.adm1) == area]
    found = inside or found
    if len(found) == 1:
        return Site(found[0])
    why = "several places here bear the name" if found else "no place here bears the name"
    return Site(
        None,
        f"Place as given: {name}.",
        (f"“{name}”: {why}; the record comes in without a point, which the review desk can add.",),
    )


def _bears(place: Place, name: str) -> bool:
    key = fold(name)
    return bool(key) and any(fold(own) == key for own in (place.name, place.name_local or "", *place.names))
