"""Which words of a text are names of people: "Jack London" makes neither the first nor a later "London" a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.reading.tokens import Gap, Token
from geo.reading.toponyms.lexicon import Lexicon, lexicon
from geo.reading.toponyms.page import Page, Setting
from geo.reading.toponyms.spots import Spot

_LONGEST = 4  # words of a name behind its first, or behind a title
_FIRM = 1.5  # standing from which a name is a place rather than somebody's first name


class People:
    """`tokens`: the indexes of words inside a person's full name. `surnames`: the folded last words of those names."""

    def __init__(self, tokens: frozenset[int], surnames: frozenset[str]) -> None:
        self.tokens = tokens
        self.surnames = surnames


def find_people(page: Page, spots: Sequence[Spot]) -> People:
    """`spots` have their standing, kind and area set."""
    finder = _Finder(page, spots)
    tokens: set[int] = set()
    surnames: set[str] = set()
    behind = 0
    for index in page.heads:
        if index < behind or not page.words[index].capital:
            continue
        behind = finder.end_of_name(index)
        if behind > index + 1:
            tokens.update(range(index, behind))
            if len(page.keys[behind - 1]) > 1:
                surnames.add(page.keys[behind - 1])
    return People(frozenset(tokens), frozenset(surnames))


class _Finder:
    def __init__(self, page: Page, spots: Sequence[Spot]) -> None:
        self.page = page
        self.words: Lexicon = lexicon()
        self.places = _by_token(spots)

    def end_of_name(self, index: int) -> int:
        """Behind the last word of the full name that begins here; `index` where none does."""
        page, words = self.page, self.words
        key = page.keys[index]
        if page.words[index].unspaced or page.settings[index] is Setting.CAPITALS:
            return index
        is_title = key in words.titles
        weak = key in words.weak_given or self._is_firm(index) or page.settings[index] is Setting.TITLE or page.german
        if not is_title and (key in words.openers or not (key in words.given or key in words.weak_given)):
            return index
        if not is_title and self._is_certain(index):
            return index
        end = index + 1
        while end < len(page.words) and end - index <= _LONGEST and self._continues(end):
            end += 1
        if weak and not is_title and page.keys[end - 1] not in words.surnames:
            return index
        return end

    def _continues(self, index: int) -> bool:
        token, previous, gap = self.page.words[index], self.page.words[index - 1], self.page.gaps[index]
        if previous.possessive or self._is_certain(index):
            return False
        initial = len(previous.text) == 1 or previous.key in self.words.titles
        if gap > Gap.HYPHEN and not (gap is Gap.STOP and initial):
            return False
        return _is_name_word(token, self.words)

    def _is_certain(self, index: int) -> bool:
        """Inside a name of several words, or one the text says the kind or the area of."""
        spot = self.places.get(index)
        return spot is not None and (spot.last - spot.first > 1 or spot.area is not None or spot.kind is not None)

    def _is_firm(self, index: int) -> bool:
        spot = self.places.get(index)
        return spot is not None and spot.standing >= _FIRM


def _by_token(spots: Sequence[Spot]) -> Mapping[int, Spot]:
    return {index: spot for spot in spots for index in range(spot.first, spot.last)}


def _is_name_word(token: Token, words: Lexicon) -> bool:
    if not token.capital or token.unspaced:
        return False
    key = token.key
    if key in words.role_behind or key in words.not_place_behind or key in words.openers or key in words.kinds.behind:
        return False
    return len(token.text) == 1 or not token.upper
