"""The gazetteer: which places bear a name, and which lie near a point."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from string import ascii_lowercase

import platformdirs

from geo.gazetteer.candidate import Candidate, Layer
from geo.gazetteer.hints import in_area, in_country, of_kind
from geo.gazetteer.index import open_index
from geo.gazetteer.query import readings
from geo.gazetteer.store import Store
from geo.model import LatLon, Place, PlaceKind
from geo.names import fold, join_folded, transliteration_key

_FIRST_REACH_KM = 20.0
_SINGLE_LETTERS = 4  # O Smach, U S Virgin Islands: words more in a text than in its key
# A country's or province's point says little about what lies there.
_POINTLIKE = frozenset(PlaceKind) - {PlaceKind.COUNTRY, PlaceKind.PROVINCE}


class Gazetteer:
    """Places by name and by position. Threads may share one; each process opens its own.

    `max_words` is the number of words in the longest folded name.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.max_words = store.max_words

    @classmethod
    def open(
        cls, data_dir: Path, cache_dir: Path | None = None, *, before_building: Callable[[], None] = lambda: None
    ) -> Gazetteer:
        """The gazetteer of the tables in `data_dir`: half a minute the first time, then some hundredths of a second.

        `cache_dir` holds the index, by default the user's cache folder; where it cannot be written, memory does.
        `before_building` is called where the index has to be made, so that somebody can be told to wait.
        Raises GazetteerError where a table is missing or broken.
        """
        folder = cache_dir or Path(platformdirs.user_cache_dir("compound-atlas"))
        return cls(Store(open_index(data_dir, folder, before_building)))

    def close(self) -> None:
        self._store.close()

    def place(self, place_id: str) -> Place | None:
        return self._store.by_id(place_id)

    def all_of(self, layer: Layer) -> list[Place]:
        """Every place of a list."""
        return self._store.all_of(layer)

    def country_name(self, code: str) -> str:
        """The English name of an alpha-2 code; the code itself where it is unknown."""
        return self._store.country_names.get(code, code)

    def has_name(self, key: str) -> bool:
        """Whether a folded text is a name. Costs half a microsecond where it is none."""
        return key in self._store.names and bool(self._store.by_key(key))

    def begins_name(self, beginning: str) -> bool:
        """Whether a name may begin so: with these folded words, or, in a script without spaces, with these signs.

        Surely none does where it is False. Asked about single letters it tells little: they join the word behind them.
        """
        return beginning in self._store.beginnings

    def longest_name(self, words: Sequence[str], start: int = 0) -> int:
        """How many of the words from `start` on make the longest name there is; 0 where none begins.

        The words are folded one by one, as `fold` gives them, and not empty.
        """
        longest = 0
        for end in range(start + 1, min(start + self.max_words + _SINGLE_LETTERS, len(words)) + 1):
            key = join_folded(words[start:end])
            if key not in self._store.beginnings:
                if len(words[end - 1]) > 1 or words[end - 1] not in ascii_lowercase:
                    break  # only single letters join the word behind them to another key
            elif self.has_name(key):
                longest = end - start
        return longest

    def candidates(
        self,
        name: str,
        *,
        kind: PlaceKind | None = None,
        country: str | None = None,
        parent: str | None = None,
        sounding: bool = True,
    ) -> tuple[Candidate, ...]:
        """The places that bear a name, the strongest claim first; empty where none does.

        Hints drop what contradicts them. `kind`: that kind, or where none is of it a kindred one (see `KINDRED`).
        `country`: alpha-2 code or any name of it. `parent`: any name or letter code ("TX") of an area it lies in. With
        `sounding`, where no spelling fits, the names of the region that sound alike.
        """
        key = fold(name)
        found = self._hinted(self._store.by_key(key), kind, country, parent) if key else ()
        if not found and sounding and (sound := transliteration_key(name)):
            found = self._hinted(self._store.by_sound(sound), kind, country, parent)
        return found

    def search(
        self,
        query: str,
        *,
        kind: PlaceKind | None = None,
        country: str | None = None,
        parent: str | None = None,
    ) -> tuple[Candidate, ...]:
        """`candidates` for what people type: "Sen Sok District, Phnom Penh", "Provinz Kandal", "Paris, Texas".

        The first reading of the query that fits a spelling counts; only then names that sound alike.
        """
        for sounding in (False, True):
            for reading in readings(query):
                found = self.candidates(
                    reading.name, kind=kind or reading.kind, country=country, parent=parent, sounding=sounding
                )
                for area in reading.parents:
                    found = in_area(found, self._areas(area), self._store)
                if found:
                    return found
        return ()

    def nearest(
        self,
        position: LatLon,
        limit: int = 1,
        kinds: Collection[PlaceKind] | None = None,
        max_km: float = 100.0,
    ) -> tuple[tuple[Place, float], ...]:
        """The places whose points lie nearest, each with its distance in km on the ellipsoid, nearest first.

        Without `kinds` all but countries and provinces, whose points say little about what lies there.
        """
        reach = min(_FIRST_REACH_KM, max_km)
        wanted = _POINTLIKE if kinds is None else frozenset(kinds)
        while True:
            near = self._store.within(position, reach, wanted, limit)
            if len(near) >= limit or reach >= max_km:
                return tuple(near)
            reach = min(reach * 4, max_km)

    def _hinted(
        self, found: tuple[Candidate, ...], kind: PlaceKind | None, country: str | None, parent: str | None
    ) -> tuple[Candidate, ...]:
        if found and country is not None:
            found = in_country(found, self._country_codes(country))
        if found and parent is not None:
            found = in_area(found, self._areas(parent), self._store)
        if found and kind is not None:
            found = of_kind(found, kind)
        return found

    def _country_codes(self, country: str) -> frozenset[str]:
        if country in self._store.country_names:
            return frozenset({country})
        named = (candidate.place for candidate in self._store.by_key(fold(country)))
        return frozenset(place.country for place in named if place.kind is PlaceKind.COUNTRY)

    def _areas(self, name: str) -> list[Place]:
        named = [candidate.place for candidate in self._store.by_key(fold(name))]
        return named + self._store.by_code(name) if name.isalpha() and name.isupper() else named
