"""What stands beside a name and tells its kind or what it lies in: "Sen Sok District, Phnom Penh", "Frankfort, Ky."."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.gazetteer import Gazetteer
from geo.model import PlaceKind
from geo.names import join_folded
from geo.reading.tokens import Gap
from geo.reading.toponyms.lexicon import Lexicon, lexicon
from geo.reading.toponyms.page import Page
from geo.reading.toponyms.settle import lies_in
from geo.reading.toponyms.spots import Spot

_LONGEST_KIND = 4  # words
_AREAS = frozenset({PlaceKind.COUNTRY, PlaceKind.PROVINCE})


def note_surroundings(page: Page, spots: Sequence[Spot], gazetteer: Gazetteer) -> None:
    """Sets `kind` and `area` of the spots."""
    words = lexicon()
    ends: list[int] = []
    for spot in spots:
        behind, end = _kind_behind(page, spot, words)
        spot.kind = behind or _kind_before(page, spot, words)
        ends.append(end)
    for number, spot in enumerate(spots[:-1]):
        following = spots[number + 1]
        if following.first == ends[number] and _is_containment(page, following):
            if any(lies_in(candidate.place, following, gazetteer) for candidate in spot.candidates):
                spot.area = following


def _is_containment(page: Page, following: Spot) -> bool:
    return page.tokens[following.first].gap is Gap.COMMA


def _kind_behind(page: Page, spot: Spot, words: Lexicon) -> tuple[PlaceKind | None, int]:
    """The kind and the token behind it."""
    if page.tokens[spot.last - 1].possessive:
        return None, spot.last
    for length in range(_LONGEST_KIND, 0, -1):
        kind = _phrase(page, spot.last, spot.last + length, words.kinds.behind)
        if kind is not None and page.tokens[spot.last].gap <= Gap.HYPHEN:
            return kind, spot.last + length
    return None, spot.last


def _kind_before(page: Page, spot: Spot, words: Lexicon) -> PlaceKind | None:
    if page.tokens[spot.first].gap > Gap.HYPHEN:
        return None
    for length in range(_LONGEST_KIND, 0, -1):
        kind = _phrase(page, spot.first - length, spot.first, words.kinds.before)
        if kind is not None and not page.tokens[spot.first - 1].possessive:
            return kind
    return None


def _phrase(page: Page, first: int, last: int, phrases: Mapping[str, PlaceKind]) -> PlaceKind | None:
    """The kind of the words from `first` to `last`, if they are a phrase of the list and stand together."""
    if first < 0 or last > len(page.tokens):
        return None
    if any(page.tokens[index].gap > Gap.HYPHEN for index in range(first + 1, last)):
        return None
    return phrases.get(join_folded(page.keys[first:last]))
