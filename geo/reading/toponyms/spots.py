"""Where a text holds a name of the gazetteer, whether it is meant as a place or not."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import ClassVar, TypeVar
from weakref import WeakKeyDictionary

from babel import Locale, UnknownLocaleError

from geo.gazetteer import Candidate, Gazetteer, Layer
from geo.gazetteer.candidate import Rank, distance_km
from geo.model import PlaceKind
from geo.names import fold, join_folded
from geo.reading.plain import plain
from geo.reading.tokens import Gap, Token, fold_cached
from geo.reading.toponyms.exonyms import exonyms
from geo.reading.toponyms.lexicon import lexicon
from geo.reading.toponyms.page import Page
from geo.reading.toponyms.regions import first_words, regions

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_CONNECTORS = frozenset(
    "of de la le les du des del della di da do dos das der den am an im in upon sur sous aux el al y e and the".split()
)
_ABBREVIATED = frozenset({"st", "ste", "mt", "ft", "pt", "sta"})
_LONGEST = 8  # words
_MOST_KEPT = 8192  # names
_MUNICIPALITY_KM = 40
_GERMAN_STEM = 4  # letters at least in front of a genitive s


@dataclass(slots=True)
class Spot:
    """A stretch of words that is a name: tokens `first` to `last` (exclusive), characters `start` to `end`.

    `kind` and `area` are what the text states beside it; `listed` where it stands in a list with others. `standing` is
    how readily the bare name is taken for a place; `score` above 0 means that here it is one.
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    candidates: tuple[Candidate, ...] = ()
    kind: PlaceKind | None = None
    area: Spot | None = None
    listed: bool = False
    standing: float = 0.0
    score: float = 0.0


def find_spots(page: Page, gazetteer: Gazetteer) -> list[Spot]:
    """Names that do not overlap, the longest from the left."""
    names = _Names(page.language, gazetteer)
    spots: list[Spot] = []
    behind = 0
    for index in page.heads:
        if index < behind:
            continue
        if page.words[index].unspaced:
            spots += _unspaced(page, index, names)
        elif (spot := _abbreviated(page, index) or _named(page, index, names)) is not None:
            spots.append(spot)
            behind = spot.last
    for spot in spots:
        if not spot.candidates:
            spot.candidates = names.meant(spot.key)
    return [spot for spot in spots if spot.candidates]


class _Names:
    """The gazetteer as an article asks it. Articles name the same places over and over: the answers are remembered."""

    _remembered: ClassVar[WeakKeyDictionary[Gazetteer, tuple[_Meanings, _Lengths, _Beginnings]]] = WeakKeyDictionary()

    def __init__(self, language: str, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.exonyms = exonyms(language)
        self._language = language
        self._meanings, self._lengths, self._beginnings = self._remembered.setdefault(gazetteer, ({}, {}, {}))

    def meant(self, key: str) -> tuple[Candidate, ...]:
        """What a name may mean."""
        found = self._meanings.get((self._language, key))
        if found is None:
            found = self.exonyms.candidates(key, self.gazetteer)
            if found is None:
                found = _likely(self.gazetteer.candidates(key, sounding=False), key, country_names(self._language))
            _remember(self._meanings, (self._language, key), found)
        return found

    def may_begin(self, signs: str) -> bool:
        """Whether a name may begin with these few signs, in a script without spaces."""
        found = self._beginnings.get(signs)
        if found is None:
            found = self.gazetteer.begins_name(signs)
            _remember(self._beginnings, signs, found)
        return found or signs in self.exonyms.beginnings

    def begins(self, signs: str) -> bool:
        """Whether a name in a script without spaces may begin so."""
        return signs in self.exonyms.beginnings or self.gazetteer.begins_name(signs)

    def has(self, key: str) -> bool:
        return key in self.exonyms.meant or self.gazetteer.has_name(key)

    def longest(self, words: tuple[str, ...]) -> int:
        """How many of the words make the longest name; 0 where none begins with them."""
        found = self._lengths.get(words)
        if found is None:
            found = self.gazetteer.longest_name(words)
            _remember(self._lengths, words, found)
        return found


_Meanings = dict[tuple[str, str], tuple[Candidate, ...]]
_Lengths = dict[tuple[str, ...], int]
_Beginnings = dict[str, bool]


def _remember(known: dict[_Key, _Value], key: _Key, value: _Value) -> None:
    if len(known) >= _MOST_KEPT:
        known.clear()
    known[key] = value


def _likely(candidates: tuple[Candidate, ...], key: str, own: frozenset[str]) -> tuple[Candidate, ...]:
    """Without countries that bear the name only in some other language, and areas that are but the city in them."""
    return tuple(
        candidate
        for candidate in candidates
        if not (candidate.layer is Layer.COUNTRY and candidate.rank is Rank.OTHER and key.isascii() and key not in own)
        and not _is_city_itself(candidate, candidates)
    )


def _is_city_itself(area: Candidate, others: tuple[Candidate, ...]) -> bool:
    if area.layer is not Layer.ADMIN1 or area.place.radius_km > _MUNICIPALITY_KM:
        return False
    return any(
        other.place.kind is PlaceKind.CITY and distance_km(area.place, other.place) <= area.place.radius_km
        for other in others
    )


@cache
def country_names(language: str) -> frozenset[str]:
    """What the language calls the countries, folded; English names where it is unknown."""
    try:
        territories = Locale(language).territories
    except (UnknownLocaleError, ValueError):
        territories = Locale("en").territories
    return frozenset(fold(name) for name in territories.values())


def _abbreviated(page: Page, index: int) -> Spot | None:
    """ "Ky." and "TX" behind a comma, "N.C." and "B.C." anywhere."""
    token, end = page.words[index], page.ends[index]
    name = lexicon().regions.get(token.key)
    if name is None or not token.capital:
        return None
    dotted = token.text.endswith(".") or page.text[end : end + 1] == "."
    postal = len(token.text) == 2 and token.upper
    behind_comma = page.gaps[index] is Gap.COMMA
    if "." in token.text or (behind_comma and (dotted or postal)) or (token.upper and len(token.text) > 2):
        return Spot(index, index + 1, page.starts[index], end, fold(name))
    return None


def _named(page: Page, index: int, names: _Names) -> Spot | None:
    """The longest name of the gazetteer or the regions that begins here."""
    key = page.keys[index]
    if (spot := _exonym(page, index, names)) is not None:
        return spot
    words = first_words().get(key, 0)
    if not (words or page.german or len(key) == 1 or names.gazetteer.begins_name(key)):
        return None
    limit = _run_end(page, index)
    spot = _longest(page, index, limit, names)
    words = min(words, limit - index)
    for length in range(words, spot.last - index - 1 if spot else 0, -1):
        candidate = regions().get(" ".join(page.keys[index : index + length]))
        if candidate is not None and _ends_name(page.words[index + length - 1]):
            return replace(_spot(page, index, index + length, fold(candidate.place.name)), candidates=(candidate,))
    return spot


def _exonym(page: Page, index: int, names: _Names) -> Spot | None:
    """The longest of the names of other languages that begins here, in capitals or not."""
    for length in range(names.exonyms.first_words.get(page.keys[index], 0), 0, -1):
        last = index + length
        together = all(gap <= Gap.HYPHEN for gap in page.gaps[index + 1 : last])
        if together and (key := join_folded(page.keys[index:last])) in names.exonyms.meant and last <= len(page.keys):
            return _spot(page, index, last, key)
    return None


def _longest(page: Page, index: int, limit: int, names: _Names) -> Spot | None:
    length = names.longest(tuple(page.keys[index:limit]))
    while length and not _ends_name(page.words[index + length - 1]):
        length -= 1
        if length and not names.gazetteer.has_name(join_folded(page.keys[index : index + length])):
            length = 0
    if length:
        return _spot(page, index, index + length, join_folded(page.keys[index : index + length]))
    return _genitive(page, index, limit, names.gazetteer) if page.german else None


def _ends_name(token: Token) -> bool:
    return token.capital or token.digit or token.unspaced


def _genitive(page: Page, index: int, limit: int, gazetteer: Gazetteer) -> Spot | None:
    """ "Kambodschas", "Phnom Penhs"."""
    for last in range(min(limit, index + 3), index, -1):
        final = page.keys[last - 1]
        if final.endswith("s") and len(final) > _GERMAN_STEM and page.words[last - 1].capital:
            key = join_folded([*page.keys[index : last - 1], final[:-1]])
            if gazetteer.has_name(key):
                return _spot(page, index, last, key)
    return None


def _spot(page: Page, first: int, last: int, key: str) -> Spot:
    return Spot(first, last, page.starts[first], page.ends[last - 1], key)


def _run_end(page: Page, index: int) -> int:
    """The token at which a name that begins at `index` must have ended."""
    words = page.words
    end = index + 1
    while end < len(words) and end - index < _LONGEST:
        token, previous, gap = words[end], words[end - 1], page.gaps[end]
        joined = gap <= Gap.HYPHEN or (gap is Gap.STOP and previous.key in _ABBREVIATED)
        if not joined or (previous.possessive and previous.key != "people") or token.unspaced:
            break
        if not (token.capital or token.key in _CONNECTORS or token.digit):
            break
        end += 1
    return end


_SHORTEST, _LONGEST_HAN, _LONGEST_OTHER = 2, 10, 40  # signs
_FIRST_HAN = "\u2e80"


def _unspaced(page: Page, index: int, names: _Names) -> Iterator[Spot]:
    """Longest matches inside a run of Thai, Khmer, Chinese … characters, as written or in simplified signs."""
    folded, origins = _folded(page.words[index].text)
    simple: str | None = plain(folded)
    if simple == folded:
        simple = None
    begin = page.starts[index]
    at = 0
    while at < len(folded):
        end, key = _longest_in_either(folded, simple, at, names)
        if end:
            start, stop = begin + origins[at], begin + max(origins[end - 1] + 1, origins[at] + 1)
            yield Spot(index, index + 1, start, stop, key, kind=_glued_kind(folded, at, end))
            at = end
        elif is_hangul(folded[at]):
            return  # words are spaced: what follows the first syllable is inside one
        else:
            at += 1


def _longest_in_either(folded: str, simple: str | None, at: int, names: _Names) -> tuple[int, str]:
    """Where the longest name ends that begins there, and its key; 0 where none does. `simple`: in simplified signs."""
    end = _longest_unspaced(folded, at, names)
    if simple is not None:
        other = _longest_unspaced(simple, at, names)
        # In signs that Japan writes too "雲南" is a town there.
        if other > end or (other == end and simple[at:other] in names.exonyms.meant):
            return other, simple[at:other]
    return end, folded[at:end]


def _longest_unspaced(folded: str, at: int, names: _Names) -> int:
    """Where the longest name ends that begins there; 0 where none does."""
    if not names.may_begin(folded[at : at + _SHORTEST]):
        return 0
    longest = _LONGEST_HAN if folded[at] >= _FIRST_HAN else _LONGEST_OTHER
    found = 0
    for end in range(at + 1, min(len(folded), at + longest) + 1):
        beginning = folded[at:end]
        if not names.begins(beginning):
            break
        if end >= at + _SHORTEST and names.has(beginning) and not _is_mark(folded[end : end + 1]):
            found = end
    return found


def _glued_kind(run: str, start: int, end: int) -> PlaceKind | None:
    """What a kind word without a space says: in front of a Thai or Khmer name, behind a Chinese or Korean one."""
    kinds = lexicon().kinds
    before = (kind for word, kind in kinds.glued_before if run.endswith(word, 0, start))
    behind = (kind for word, kind in kinds.glued_behind if run.startswith(word, end))
    return next(before, None) or next(behind, None)


def is_hangul(sign: str) -> bool:
    return "\uac00" <= sign <= "\ud7af"


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The run folded sign by sign, with the offset each folded sign comes from and the length at the end."""
    keys = [fold_cached(sign) for sign in text]
    folded = "".join(keys)
    if len(folded) == len(text) and "" not in keys:
        return folded, range(len(text) + 1)
    return folded, [*(offset for offset, key in enumerate(keys) for _ in key), len(text)]


def _is_mark(sign: str) -> bool:
    return bool(sign) and unicodedata.category(sign) in ("Mn", "Mc")
