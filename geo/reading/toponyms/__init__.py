"""The places an article names: which words stand for one, and which place is meant."""

from __future__ import annotations

from geo.gazetteer import Gazetteer
from geo.model import PlaceKind
from geo.reading.findings import Article, PlaceMention
from geo.reading.toponyms.beside import note_surroundings
from geo.reading.toponyms.judge import judge, standing
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
    for spot in spots:
        spot.standing = standing(spot.candidates, spot.key, spot.last - spot.first)
    places = judge(page, spots, find_people(page, spots))
    senses = settle_all(places, gazetteer)
    return tuple(_mention(page, spot, senses[id(spot)]) for spot in places)


def _mention(page: Page, spot: Spot, sense: Sense) -> PlaceMention:
    kind = spot.kind or (sense.place.kind if sense.place else PlaceKind.CITY)
    text = page.text[spot.start : spot.end]
    return PlaceMention(spot.start, spot.end, text, kind, sense.place, sense.candidates, sense.confidence, sense.why)
