"""The places an article names: which words stand for one, and which place is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.gazetteer import Gazetteer
from geo.model import PlaceKind
from geo.reading.findings import Article, PlaceMention
from geo.reading.toponyms.about import REGION
from geo.reading.toponyms.around import inside_firms
from geo.reading.toponyms.beside import note_surroundings
from geo.reading.toponyms.governments import governments
from geo.reading.toponyms.judge import judge, standing
from geo.reading.toponyms.namesakes import without_namesakes
from geo.reading.toponyms.page import Page
from geo.reading.toponyms.people import find_people
from geo.reading.toponyms.settle import Sense, settle_all
from geo.reading.toponyms.spots import Spot, find_spots
from geo.reading.toponyms.unlisted import find_unlisted, link_areas, with_buildings, without_parts

__all__ = ["find_places"]


def find_places(article: Article, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Every mention of a place, in the order of the text, each resolved or left open with its candidates.

    In an article about the region of the map, capitals that stand for governments, firms called after places and
    parts of the world are left out: nothing happens there. Elsewhere they are places like others.
    """
    page = Page(article)
    spots = find_spots(page, gazetteer)
    note_surroundings(page, spots, gazetteer)
    spots = without_namesakes(page, spots)
    for spot in spots:
        spot.standing = standing(spot.candidates, spot.key, spot.last - spot.first, page.language)
    places = judge(page, without_parts(page, spots), find_people(page, spots))
    places = with_buildings(page, places)
    unlisted = find_unlisted(page, places)
    words = {index for spot in unlisted for index in range(spot.first, spot.last)}
    places = [spot for spot in places if spot.first not in words]
    places = sorted([*places, *unlisted], key=lambda spot: spot.start)
    link_areas(page, places)
    senses = settle_all(places, gazetteer)
    firms = inside_firms(page, places)
    if _is_regional([spot for spot in places if id(spot) not in firms], senses):
        aside = governments(page, places) | firms
        places = [spot for spot in places if id(spot) not in aside and not _is_world_part(senses[id(spot)])]
    return tuple(_mention(page, spot, senses[id(spot)]) for spot in places)


def _is_regional(spots: Sequence[Spot], senses: Mapping[int, Sense]) -> bool:
    """Whether the article names one of the map's own places, or speaks of its countries most."""
    named = [place.country for spot in spots if (place := senses[id(spot)].place) is not None and place.country]
    return 2 * sum(country in REGION for country in named) > len(named)


def _is_world_part(sense: Sense) -> bool:
    return sense.place is not None and not sense.place.country


def _mention(page: Page, spot: Spot, sense: Sense) -> PlaceMention:
    kind = spot.kind or (sense.place.kind if sense.place else PlaceKind.CITY)
    text = page.text[spot.start : spot.end]
    return PlaceMention(spot.start, spot.end, text, kind, sense.place, sense.candidates, sense.confidence, sense.why)
