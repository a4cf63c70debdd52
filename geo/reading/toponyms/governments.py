"""Capitals that stand for their governments: "Washington welcomed the step" names nobody's whereabouts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from geo.reading.tokens import Gap
from geo.reading.toponyms.lexicon import lexicon
from geo.reading.toponyms.page import Page
from geo.reading.toponyms.spots import Spot


def governments(page: Page, spots: Sequence[Spot]) -> set[int]:
    """The `id` of each spot that names a capital of which the article nowhere speaks as a place."""
    capitals = lexicon().capitals
    by_key: dict[str, list[Spot]] = defaultdict(list)
    areas = {id(spot.area) for spot in spots if spot.area is not None}
    for spot in spots:
        if spot.key in capitals:
            by_key[spot.key].append(spot)
    return {
        id(spot)
        for same in by_key.values()
        if not any(_is_located(page, one) or id(one) in areas for one in same)
        for spot in same
    }


def _is_located(page: Page, spot: Spot) -> bool:
    """Whether something happens or lies there, as far as the words around tell."""
    words = lexicon()
    if spot.kind is not None or spot.area is not None or page.words[spot.first].unspaced:
        return True
    before = page.before(spot.first)
    if before is not None and (before.key == "for" or before.key in words.place_before - words.weak_before):
        return True
    if before is not None and before.key == "to" and _is_travelled(page, spot):
        return True
    if page.words[spot.first].upper or spot.listed:
        return True
    if _has_number(page, spot):
        return True
    behind = page.behind(spot.last - 1)
    return behind is None or behind.capital or page.gaps[spot.last] is Gap.HYPHEN or behind.key in words.place_before


def _has_number(page: Page, spot: Spot) -> bool:
    """Whether its number stands behind it: "Bavet with 29 and Phnom Penh with 12"."""
    joiner, number = page.behind(spot.last - 1), page.behind(spot.last)
    return joiner is not None and joiner.key in lexicon().number_before and number is not None and number.digit


def _is_travelled(page: Page, spot: Spot) -> bool:
    """Whether somebody goes there: "travelled to Bangkok"."""
    verb = page.before(spot.first - 1)
    return verb is not None and verb.key in lexicon().travel_before
