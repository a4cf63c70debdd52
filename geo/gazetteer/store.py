"""Reads the index: rows back into places and candidates."""

from __future__ import annotations

import math
import sqlite3
import threading
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any

from geopy.distance import geodesic

from geo.errors import GazetteerError
from geo.gazetteer.candidate import Candidate, Layer, Match, Rank, by_strength
from geo.gazetteer.index import LAYERS, MATCHES
from geo.gazetteer.words import PhraseFilter
from geo.model import LatLon, Place, PlaceKind

# Names an article repeats and the places behind them: about 10 MB when full.
_KEPT_NAMES, _KEPT_PLACES = 8192, 16384
_KM_PER_DEGREE = 110.5  # of latitude, where it is shortest
# Twice the largest share by which a distance on the sphere differs from the true one.
_SPHERE_ERROR = 1.012


class Store:
    """The index behind a lock, so that threads may share it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self._file = connection.execute("PRAGMA database_list").fetchone()[2]
        facts = dict(self._rows("SELECT name, value FROM fact"))
        self.names = PhraseFilter.from_bytes(facts["names"])
        self.beginnings = PhraseFilter.from_bytes(facts["beginnings"])
        self.max_words: int = facts["max_words"]
        self.country_names: dict[str, str] = dict(self._rows("SELECT country, name FROM place WHERE kind = 'country'"))
        self.by_key = lru_cache(_KEPT_NAMES)(self._by_key)
        self._place = lru_cache(_KEPT_PLACES)(self._read_place)

    def close(self) -> None:
        self._connection.close()

    def by_id(self, place_id: str) -> Place | None:
        rows = self._rows("SELECT number FROM place WHERE id = ?", (place_id,))
        return self._place(rows[0][0])[0] if rows else None

    def by_code(self, code: str) -> list[Place]:
        """The country of an alpha-2 code, and the areas whose ISO 3166-2 code ends in these letters."""
        rows = self._rows(
            "SELECT number FROM place WHERE iso_3166_2 IS NOT NULL AND substr(iso_3166_2, 4) = ?", (code,)
        )
        areas = [self._place(row[0])[0] for row in rows]
        country = self.by_id(code.lower()) if code in self.country_names else None
        return [country, *areas] if country else areas

    def all_of(self, layer: Layer) -> list[Place]:
        """Every place of a list, in the order of its file."""
        rows = self._rows("SELECT number FROM place WHERE layer = ? ORDER BY number", (LAYERS.index(layer),))
        return [self._place(row[0])[0] for row in rows]

    def by_sound(self, key: str) -> tuple[Candidate, ...]:
        """The candidates of a transliteration key."""
        rows = self._rows("SELECT place, wording FROM sound WHERE key = ?", (key,))
        return self._candidates((number, Rank.SOUND, Match.TRANSLITERATION, wording) for number, wording in rows)

    def within(
        self, position: LatLon, reach_km: float, kinds: Collection[PlaceKind], limit: int
    ) -> list[tuple[Place, float]]:
        """The nearest places no farther away than that, with their distances in km.

        Of several at one point the curated come first, larger areas before smaller, as in their file.
        """
        box = self._box(position, reach_km, kinds)
        rough = sorted((_sphere_km(position, lat, lon), layer, number) for layer, number, lat, lon in box)
        if len(rough) > limit:
            farthest = rough[limit - 1][0] * _SPHERE_ERROR
            rough = [one for one in rough if one[0] <= farthest]
        near = []
        for _, layer, number in rough:
            place = self._place(number)[0]
            near.append((float(geodesic(position, place.position).km), layer, number, place))
        near.sort(key=lambda one: one[:3])
        return [(place, distance) for distance, _, _, place in near[:limit] if distance <= reach_km]

    def _by_key(self, key: str) -> tuple[Candidate, ...]:
        """The candidates of a folded name, the strongest first."""
        rows = self._rows("SELECT place, rank, match, wording FROM name WHERE key = ?", (key,))
        return self._candidates((number, Rank(rank), MATCHES[match], wording) for number, rank, match, wording in rows)

    def _candidates(self, claims: Iterable[tuple[int, Rank, Match, str]]) -> tuple[Candidate, ...]:
        found = []
        for number, rank, match, wording in claims:
            place, layer = self._place(number)
            country = self.country_names.get(place.country, place.country)
            found.append(Candidate(place, wording, match, layer, rank, country))
        return tuple(sorted(found, key=by_strength))

    def _box(self, position: LatLon, reach_km: float, kinds: Collection[PlaceKind]) -> list[tuple[Any, ...]]:
        """Layer, number, latitude, longitude of places in a box around the circle; near a pole it goes right round."""
        north = reach_km / _KM_PER_DEGREE
        highest = abs(position.lat) + north
        east = 180.0 if highest >= 89 else min(north / math.cos(math.radians(highest)) * 1.01, 180.0)
        sql = (
            "SELECT layer, number, lat, lon FROM place WHERE lat BETWEEN ? AND ?"
            f" AND min(abs(lon - ?), 360 - abs(lon - ?)) <= ? AND kind IN ({', '.join('?' * len(kinds))})"
        )
        bounds = (position.lat - north, position.lat + north, position.lon, position.lon, east)
        return self._rows(sql, (*bounds, *(kind.value for kind in kinds)))

    def _read_place(self, number: int) -> tuple[Place, Layer]:
        row = self._rows("SELECT * FROM place WHERE number = ?", (number,))[0]
        (_, layer, place_id, name, kind, country, lat, lon, radius_km, adm1, parent_id, pcode, iso, local, names,
         population, origin, note) = row  # fmt: skip
        place = Place(
            id=place_id,
            name=name,
            kind=PlaceKind(kind),
            country=country,
            position=None if lat is None else LatLon(lat, lon),
            radius_km=radius_km,
            adm1=adm1,
            parent_id=parent_id,
            pcode=pcode,
            iso_3166_2=iso,
            name_local=local,
            names=tuple(names.split("|")) if names else (),
            population=population,
            origin=origin,
            note=note,
        )
        return place, LAYERS[layer]

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise GazetteerError(
                f"the gazetteer's index is damaged ({error}); delete {self._file} and start again, it is made anew"
            ) from None


def _sphere_km(position: LatLon, lat: float, lon: float) -> float:
    """A twentieth of the cost of the true distance, for sorting out."""
    here, there = math.radians(position.lat), math.radians(lat)
    half = math.sin((there - here) / 2) ** 2
    half += math.cos(here) * math.cos(there) * math.sin(math.radians(lon - position.lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(math.sqrt(half), 1.0))
