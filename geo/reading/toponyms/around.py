"""What stands beside the name of a place and makes it the name of something else: "người Trung Quốc", "Air China"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geo.gazetteer import Layer
from geo.model import PlaceKind
from geo.reading.tokens import Gap
from geo.reading.toponyms.beside import kind_before
from geo.reading.toponyms.lexicon import Phrases, phrases_of, read_table
from geo.reading.toponyms.page import Page
from geo.reading.toponyms.spots import Spot

_CURRENCY = frozenset("$€£¥")
_REACH = 20  # characters, more than any word of the list has
_FAMILY = frozenset({"thị", "văn"})  # middle words of Vietnamese names: what follows is somebody's


@dataclass(frozen=True)
class _Glued:
    """Words that stand beside a name without a space; longer ones behind one too."""

    before: tuple[str, ...]
    behind: tuple[str, ...]


@dataclass(frozen=True)
class _Around:
    people_before: Phrases
    people_behind: frozenset[str]
    institution: Phrases
    named: Phrases
    people: _Glued
    institutions: _Glued
    unlike: tuple[str, ...]
    seated: tuple[str, ...]


@cache
def _around() -> _Around:
    table = read_table("around.toml")
    people, institution = table["people"], table["institution"]
    return _Around(
        people_before=phrases_of(people["before"], PlaceKind.COUNTRY),
        people_behind=frozenset(word.casefold() for word in people["behind"]),
        institution=phrases_of(institution["before"], PlaceKind.BUILDING),
        named=phrases_of(institution["named"], PlaceKind.BUILDING),
        people=_glued(people),
        institutions=_glued(institution),
        unlike=tuple(people["glued_not"]),
        seated=tuple(institution["seated"]),
    )


def _glued(table: dict[str, list[str]]) -> _Glued:
    behind = tuple(table["glued_behind"])
    return _Glued(tuple(table["glued_before"]), (*behind, *(f" {word}" for word in behind if len(word) > 1)))


def means_something_else(page: Page, spot: Spot) -> bool:
    """Whether the words right beside it make it a people, a language, an institution, a person or money."""
    if page.text[spot.end : spot.end + 1] in _CURRENCY:
        return True
    is_country = any(one.layer is Layer.COUNTRY and one.place.country for one in spot.candidates)
    if page.words[spot.first].unspaced:
        return _is_glued(page, spot, is_country)
    words, before = _around(), page.before(spot.first)
    if before is None:
        return is_country and _is_people_behind(page, spot, words)
    if before.text.casefold() in _FAMILY and before.capital:
        return True
    if is_country and (_is_people_behind(page, spot, words) or kind_before(page, spot.first, words.people_before)):
        return True
    return kind_before(page, spot.first, words.institution) is not None


def inside_firms(page: Page, spots: Sequence[Spot]) -> set[int]:
    """The `id` of each spot inside the name of a firm: "Air China", "Bank of China"."""
    named = _around().named
    return {id(spot) for spot in spots if kind_before(page, spot.first, named) and _is_called(page, spot)}


def _is_called(page: Page, spot: Spot) -> bool:
    """Whether the words in front are a name: "the Embassy of India", not "the embassy of India"."""
    return any(token.capital for token in page.words[max(spot.first - 2, 0) : spot.first])


def _is_people_behind(page: Page, spot: Spot, words: _Around) -> bool:
    behind = page.behind(spot.last - 1)
    if behind is None or page.gaps[spot.last] is not Gap.SPACE or page.words[spot.last - 1].possessive:
        return False
    return behind.text.casefold() in words.people_behind


def _is_glued(page: Page, spot: Spot, is_country: bool) -> bool:
    words = _around()
    before = page.text[max(spot.start - _REACH, 0) : spot.start]
    behind = page.text[spot.end : spot.end + _REACH]
    if is_country and _fits(words.people, before, behind) and not behind.startswith(words.unlike):
        return True
    return _fits(words.institutions, before, behind) and not before.endswith(words.seated)


def _fits(words: _Glued, before: str, behind: str) -> bool:
    return before.endswith(words.before) or behind.startswith(words.behind)
