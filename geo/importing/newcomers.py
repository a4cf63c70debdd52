"""Places and articles of a file that nobody knows here, and those that bear the id of another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from geopy.distance import great_circle

from geo.errors import InvalidRecord
from geo.importing.entries import citation
from geo.model import Atlas, Event, Place, Source
from geo.names import fold
from geo.records.ids import free_id
from geo.records.own_places import PLACED_BY_HAND

Record = TypeVar("Record", Place, Source)

# Points set by hand get their ids from names alone, so that two people may mean two spots by one id.
_SAME_SPOT_KM = 0.2


@dataclass(frozen=True, slots=True)
class Newcomer:
    """An event with the ids that its place and articles have here; `places` and `sources` are those to be added."""

    event: Event
    places: Mapping[str, Place]
    sources: Mapping[str, Source]
    remarks: tuple[str, ...]


class Newcomers:
    """What the rows so far bring along. A row counts once it was kept: a bad one brings nothing."""

    def __init__(self, atlas: Atlas, *, coarsened: bool = False) -> None:
        self._atlas, self._coarsened = atlas, coarsened
        self.places: dict[str, Place] = {}
        self.sources: dict[str, Source] = {}
        self._renamed_sources: dict[Source, str] = {}

    def placed(self, event: Event, sources: Sequence[Source]) -> Newcomer:
        """The event among the places and articles here. Raises InvalidRecord where rows contradict each other."""
        place, place_remarks = self._place(event.place)
        known: dict[str, Source] = {}
        renamed: dict[str, str] = {}
        remarks = list(place_remarks)
        for source in sources:
            here, remark = self._source(source)
            renamed[source.id] = here.id
            known[here.id] = here
            remarks += [remark] if remark else []
        reports = tuple(replace(report, source_id=renamed[report.source_id]) for report in event.reports)
        new_places = {place.id: place} if place and place.id not in self._atlas.places else {}
        new_sources = {key: source for key, source in known.items() if key not in self._atlas.sources}
        return Newcomer(replace(event, place=place, reports=reports), new_places, new_sources, tuple(remarks))

    def keep(self, newcomer: Newcomer) -> None:
        self.places |= newcomer.places
        self.sources |= newcomer.sources

    def _place(self, place: Place | None) -> tuple[Place | None, list[str]]:
        if place is None:
            return None, []
        here = self._atlas.places.get(place.id)
        if here is None:
            return self._new_place(place), []
        if _is_another(here, place):
            told = f"Another place is called {place.id} here; this one "
            if twin := _twin(place, self._atlas.places):
                return twin, [f"{told}is {twin.id}."]
            other = replace(place, id=free_id(place.id, self._atlas.places))
            return self._new_place(other), [f"{told}becomes {other.id}."]
        off = _apart_km(here, place)
        if off and off > _SAME_SPOT_KM:
            return here, [f"The file has {here.name} {off:.1f} km away; the point of the atlas is used."]
        return here, []

    def _new_place(self, place: Place) -> Place:
        if not place.name.strip():
            raise InvalidRecord("place_name: is empty; a place that is not known here needs its name")
        first = self.places.get(place.id, place)
        if first != place:
            raise InvalidRecord(
                f"place_id: an earlier row has {place.id} with another name, position or value; make them agree, or "
                "give this one another id"
            )
        return first

    def _source(self, source: Source) -> tuple[Source, str]:
        here = self._atlas.sources.get(source.id)
        if here is None:
            citation(source)
            if self.sources.get(source.id, source) != source:
                raise InvalidRecord(
                    f"source_ids: an earlier row describes {source.id} in other words; make them agree, or give this "
                    "article another id"
                )
            return source, ""
        if here == source:
            return here, ""
        # A public file may withhold the title and the address of an article.
        if self._coarsened or _same_article(here, source):
            return here, f"The article “{here.title}” is described differently here; ours stays."
        told = f"Another article is called {source.id} here; this one "
        if twin := _twin(source, self._atlas.sources):
            return twin, f"{told}is {twin.id}."
        other = replace(source, id=free_id(source.id, {**self._atlas.sources, **self.sources}))
        if source in self._renamed_sources:
            other = replace(source, id=self._renamed_sources[source])
        self._renamed_sources[source] = other.id
        citation(other)
        return other, f"{told}becomes {other.id}."


def _twin(record: Record, known: Mapping[str, Record]) -> Record | None:
    """What is the same but for its id, such as after an earlier import of the same file."""
    return next((there for there in known.values() if replace(there, id=record.id) == record), None)


def _is_another(here: Place, place: Place) -> bool:
    """Whether two places share an id by chance; those of the lists do not."""
    if PLACED_BY_HAND not in (here.origin, place.origin):
        return False
    off = _apart_km(here, place)
    return here.country != place.country or here.kind is not place.kind or bool(off and off > _SAME_SPOT_KM)


def _apart_km(here: Place, place: Place) -> float | None:
    if here.position is None or place.position is None:
        return None
    return float(great_circle(here.position, place.position).km)


def _same_article(here: Source, source: Source) -> bool:
    return fold(here.title) == fold(source.title) or bool(here.url and here.url == source.url)
