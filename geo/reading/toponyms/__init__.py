"""The places an article names: which words stand for one, and which place is meant."""

from __future__ import annotations

from geo.gazetteer import Gazetteer
from geo.model import PlaceKind
from geo.reading.findings import Article, PlaceMention
from geo.reading.toponyms.beside import note_surroundings
from geo.reading.toponyms.judge import judge
from geo.reading.toponyms.page import Page
from geo.reading.toponyms.people import find_people
from geo.reading.toponyms.settle import Sense, settle_all
from geo.reading.toponyms.spots import Spot, find_spots

__all__ = ["find_places"]


def find_places(article: Article, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Every mention of a place, in the order of the text, each resolved or left open with its candidates."""
    page = Page(article)
    spots = find_spots(page, gazetteer)
    note_surroundings(page, spots, gazetteer)
    people = find_people(page, _taken(spots))
    places = judge(page, spots, people)
    senses = settle_all(places, gazetteer)
    return tuple(_mention(page, spot, senses[id(spot)]) for spot in places)


def _taken(spots: list[Spot]) -> frozenset[int]:
    return frozenset(
        index
        for spot in spots
        if spot.last - spot.first > 1 or spot.area or spot.kind
        for index in range(spot.first, spot.last)
    )


def _mention(page: Page, spot: Spot, sense: Sense) -> PlaceMention:
    kind = spot.kind or (sense.place.kind if sense.place else PlaceKind.CITY)
    text = page.text[spot.start : spot.end]
    return PlaceMention(spot.start, spot.end, text, kind, sense.place, sense.candidates, sense.confidence, sense.why)
