"""Places no list has, known by the kind word beside them: "Village 4", "Sangkat Two", "Trong Moan hamlet"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from geo.gazetteer import Layer
from geo.model import PlaceKind
from geo.names import join_folded
from geo.reading.tokens import Gap, Token
from geo.reading.toponyms.beside import kind_behind
from geo.reading.toponyms.lexicon import Lexicon, Phrases, lexicon
from geo.reading.toponyms.page import Page, Setting
from geo.reading.toponyms.spots import Spot

_LONGEST = 3  # words of a name
_DIGITS = 3
_SMALL = (PlaceKind.WARD, PlaceKind.VILLAGE)


def find_unlisted(page: Page, spots: Sequence[Spot]) -> list[Spot]:
    """Spots without candidates; what they overlap of `spots` is a part of their names."""
    taken = {index for spot in spots for index in range(spot.first, spot.last)}
    found: list[Spot] = []
    for index in _starts(page):
        if index in taken:
            continue
        spot = _numbered(page, index) or _named(page, index, taken)
        if spot is not None and spot.first not in taken:
            taken.update(range(spot.first, spot.last))
            found.append(spot)
    return found


def _starts(page: Page) -> list[int]:
    """Kind words with a name behind, small ones too, as Vietnamese, Indonesian and Khmer have them; and words with a
    capital not far in front of one.
    """
    kinds, keys = lexicon().kinds, page.keys
    found = {index for index, key in enumerate(keys) if key in kinds.opening}
    closing = kinds.closing.edges
    if not page.german and not closing.isdisjoint(keys):
        ends = [index for index, key in enumerate(keys) if key in closing]
        near = {index - words for index in ends for words in range(1, _LONGEST + 1)}
        found.update(index for index in page.heads if index in near and page.words[index].capital)
    return sorted(found)


def with_buildings(page: Page, spots: Sequence[Spot]) -> list[Spot]:
    """The spots, "Incheon International Airport" as a building of its own in place of the city it is named for."""
    found: list[Spot] = []
    for spot in spots:
        if not found or spot.first >= found[-1].last:
            taken = bool(found) and found[-1].last == spot.first
            found.append(_building(page, spot, taken) if spot.kind is PlaceKind.BUILDING else spot)
        elif page.words[spot.first].unspaced and spot.start >= found[-1].end:
            found.append(spot)
    return found


def without_parts(page: Page, spots: Sequence[Spot]) -> list[Spot]:
    """The spots, those in a longer name no list has replaced by it: "Deli" in "Kabupaten Deli Serdang".

    The first of them is kept as the area of the whole, which is often named for it: "Kecamatan Medan Sunggal".
    """
    whole: list[Spot] = []
    for spot in spots:
        if whole and spot.start < whole[-1].end:
            continue
        end = _longer(page, spot)
        if end is None:
            whole.append(spot)
        elif spot.kind is not None:
            whole.append(replace(_spot(page, spot.first, end, spot.kind), area=spot, score=0.0, standing=1.0))
            spot.kind = None
    return whole


def _longer(page: Page, spot: Spot) -> int | None:
    """Where the name ends whose part the spot is; None where it is no part of one."""
    words = lexicon()
    if spot.first == 0 or spot.kind is None or page.keys[spot.first - 1] not in words.kinds.announcing:
        return None
    alike = [candidate for candidate in spot.candidates if candidate.place.kind is spot.kind]
    if any(candidate.layer is Layer.CURATED or not page.accents for candidate in alike):
        return None  # where accents are written, every word of a name has its capital: "tỉnh Vân Nam" is not Van
    end = _run_end(page, spot.first, set(), words)
    return end if end > spot.last else None


def _building(page: Page, spot: Spot, taken: bool) -> Spot:
    kind, end = kind_behind(page, spot.last, lexicon().kinds.behind)
    if kind is not PlaceKind.BUILDING or not page.words[end - 1].capital:
        return spot
    if any(candidate.place.kind is PlaceKind.BUILDING for candidate in spot.candidates):
        return spot
    spot.kind = None
    if not taken and spot.first and _is_of_a_name(page, spot.first - 1):
        return _spot(page, spot.first - 1, end, PlaceKind.BUILDING)
    return replace(_spot(page, spot.first, end, PlaceKind.BUILDING), area=spot)


def _is_of_a_name(page: Page, index: int) -> bool:
    """Whether the word in front makes a name of a town that of a person: "Carlos Medina Airport" is in no Medina."""
    word, words = page.words[index], lexicon()
    if page.german or page.before(index + 1) is not word or not word.capital or word.possessive or word.unspaced:
        return False
    apart = (words.openers, words.modifiers, words.place_before, words.compass)
    known = word.key in words.kinds.before or any(word.key in some for some in apart)
    return page.settings[index] is Setting.PROSE and not page.opens_sentence(index) and not known


def _numbered(page: Page, index: int) -> Spot | None:
    words = lexicon()
    kind = _kind(page, index, words.kinds.numbered)
    behind = page.behind(index)
    if kind is None or behind is None or not (page.words[index].capital or page.language == "vi"):
        return None
    is_number = behind.text.isdigit() and len(behind.text) <= _DIGITS
    if is_number or (behind.key in words.kinds.numerals and behind.capital):
        return _spot(page, index, index + 2, kind)
    return None


def _named(page: Page, index: int, taken: set[int]) -> Spot | None:
    """ "Sangkat Dang Tong", "Kabupaten Foo"; or "Trong Moan hamlet"."""
    words = lexicon()
    if page.settings[index] is not Setting.PROSE:
        return None
    kind = _kind(page, index, words.kinds.announcing) if not page.words[index].possessive else None
    if kind is not None:
        if index + 1 in taken:
            return None
        last = _run_end(page, index + 1, set(), words, small=kind in _SMALL)  # "Sangkat Tuol Sangke", with Sangke
        return _spot(page, index + 1, last, kind) if last > index + 1 else None
    if page.german or not _begins(page, index, words):
        return None
    last = _run_end(page, index, taken, words, gap_free=True)
    kind, end = kind_behind(page, last, words.kinds.closing)
    follows = page.behind(end - 1)
    if kind is None or last == index or (follows is not None and follows.capital and follows.key in words.role_behind):
        return None
    return _spot(page, index, last, kind)


def _kind(page: Page, index: int, phrases: Phrases) -> PlaceKind | None:
    return phrases.get(page.keys[index]) if phrases.is_spelled(page.words[index].text, page.accents) else None


def _begins(page: Page, index: int, words: Lexicon) -> bool:
    before = page.before(index)
    return _is_name_word(page.words[index], words) and (before is None or not _is_name_word(before, words))


def _run_end(
    page: Page, index: int, taken: set[int], words: Lexicon, *, gap_free: bool = False, small: bool = False
) -> int:
    """Where the name ends that begins there. `small`: of a ward or village, many of which are named as people are."""
    last = index
    while last < len(page.words) and last - index < _LONGEST and last not in taken:
        token = page.words[last]
        is_name = _is_name_word(token, words) or (page.accents and token.capital and last > index)
        is_name |= small and token.capital and token.key in words.given
        if not is_name or (page.gaps[last] > Gap.HYPHEN and not (gap_free and last == index)):
            break
        last += 1
        if token.possessive:
            break
    return last


def _is_name_word(token: Token, words: Lexicon) -> bool:
    if not token.capital or token.unspaced or token.upper or len(token.text) < 2:
        return False
    if not token.text.isascii():
        return True  # "Sơn" is no son
    known = (words.openers, words.role_behind, words.not_place_behind, words.titles, words.modifiers, words.given)
    return not any(token.key in some for some in known) and token.key not in words.kinds.behind


def _spot(page: Page, first: int, last: int, kind: PlaceKind) -> Spot:
    key = join_folded(page.keys[first:last])
    return Spot(first, last, page.starts[first], page.ends[last - 1], key, kind=kind, score=1.0)


def link_areas(page: Page, spots: Sequence[Spot]) -> None:
    """Sets the `area` of places no list has: what follows behind a comma, "in" or "of", as in "Village 4, Bavet"."""
    for spot, following in pairwise(spots):
        if spot.candidates or (spot.area is not None and spot.area.first != spot.first):
            continue
        _, end = kind_behind(page, spot.last, lexicon().kinds.behind)
        between = page.keys[end : following.first]
        if not following.candidates and _size(following) <= _size(spot):
            continue
        gap = page.gaps[following.first]
        if (not between and gap is Gap.COMMA) or (0 < len(between) <= 3 and _is_inside(between)):
            spot.area = following


def _size(spot: Spot) -> int:
    return _SIZES.index(spot.kind) if spot.kind in _SIZES else len(_SIZES)


_SIZES = (
    PlaceKind.BUILDING,
    PlaceKind.VILLAGE,
    PlaceKind.WARD,
    PlaceKind.DISTRICT,
    PlaceKind.CITY,
    PlaceKind.PROVINCE,
    PlaceKind.COUNTRY,
)
_INSIDE = frozenset({"in", "of", "im", "von", "der", "the", "de", "du", "di", "thuoc"})


def _is_inside(between: Sequence[str]) -> bool:
    return all(key in _INSIDE or key in lexicon().kinds.before for key in between)
