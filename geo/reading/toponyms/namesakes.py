"""Places of a name that cannot be meant: what stands beside it says that another one lies elsewhere, in no list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.gazetteer import Candidate, Layer
from geo.gazetteer.candidate import Rank
from geo.model import PlaceKind
from geo.reading.tokens import Gap
from geo.reading.toponyms.about import distance_km
from geo.reading.toponyms.beside import kind_behind
from geo.reading.toponyms.lexicon import lexicon
from geo.reading.toponyms.page import Page
from geo.reading.toponyms.spots import Spot

_SMALL = frozenset({PlaceKind.VILLAGE, PlaceKind.WARD, PlaceKind.DISTRICT})
_FAR_KM = 100.0


def without_namesakes(page: Page, spots: Sequence[Spot]) -> list[Spot]:
    """The spots, each with the candidates that its kind word and the area behind it leave; those with none are gone."""
    named = _named_countries(spots)
    kept: list[Spot] = []
    for spot, following in zip(spots, [*spots[1:], None], strict=False):
        left = _at_home(page, spot, named)
        if following is not None and spot.kind in _SMALL and _lies_behind(page, spot, following):
            left = tuple(one for one in left if _is_near(one, following.candidates))
        if left:
            spot.candidates = left
            kept.append(spot)
    gone = {id(spot) for spot in spots} - {id(spot) for spot in kept}
    for spot in kept:
        if id(spot.area) in gone:
            spot.area = None
    return kept


def _named_countries(spots: Sequence[Spot]) -> set[str]:
    """Countries that the article calls by their usual names."""
    return {
        one.place.country
        for spot in spots
        for one in spot.candidates[:1]
        if one.layer is Layer.COUNTRY and (one.rank is Rank.COUNTRY or not one.wording.isascii())
    }


def _at_home(page: Page, spot: Spot, named: set[str]) -> tuple[Candidate, ...]:
    """The candidates in countries whose areas, as far as one can tell, are called by the word in front."""
    if spot.kind is None:
        return spot.candidates
    kinds = lexicon().kinds
    for word in _words_before(page, spot):
        if word in kinds.only_in:
            return tuple(one for one in spot.candidates if one.place.country in kinds.only_in[word])
        if word in kinds.mostly_in:
            home = kinds.mostly_in[word] | named
            return tuple(one for one in spot.candidates if one.place.country in home or one.layer is Layer.CURATED)
    return spot.candidates


def _words_before(page: Page, spot: Spot) -> Iterator[str]:
    """The two words in front, then the one."""
    before = page.before(spot.first)
    if before is None or before.upper:
        return
    word = before.text.casefold()
    earlier = page.before(spot.first - 1)
    if earlier is not None:
        yield f"{earlier.text.casefold()} {word}"
    yield word


def _lies_behind(page: Page, spot: Spot, following: Spot) -> bool:
    """Whether what follows behind a comma is the area around it: "xã Long Xuyên, huyện Phúc Thọ"."""
    if spot.area is not None or page.words[spot.first].unspaced or following.kind is spot.kind:
        return False
    if following.kind is None and not any(one.layer is Layer.CURATED for one in following.candidates):
        return False
    _, end = kind_behind(page, spot.last, lexicon().kinds.behind)
    last = following.first
    if last - end > 2 or last < end or page.gaps[end] is not Gap.COMMA:
        return False
    edges = lexicon().kinds.before.edges
    return all(page.gaps[index] <= Gap.HYPHEN and page.words[index].key in edges for index in range(end + 1, last))


def _is_near(one: Candidate, areas: Sequence[Candidate]) -> bool:
    return any(distance_km(one.place, area.place) <= max(_FAR_KM, 2 * area.place.radius_km) for area in areas)
