"""Whether a name of the gazetteer is meant as a place where it stands."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence

from geo.gazetteer import Candidate, Layer
from geo.gazetteer.candidate import Rank
from geo.model import PlaceKind
from geo.names import fold
from geo.reading.tokens import UNSPACED, Gap, Token
from geo.reading.toponyms.about import REGION
from geo.reading.toponyms.around import means_something_else
from geo.reading.toponyms.lexicon import Lexicon, Words, lexicon
from geo.reading.toponyms.page import Page, Setting
from geo.reading.toponyms.people import People
from geo.reading.toponyms.spots import Spot, is_hangul

_WELL_KNOWN = 1.0  # a standing
_MONEY = frozenset({"dollar", "dollars", "dolar"})  # "US-Dollar"
_UNSPACED_SCORE = {1: -9.0, 2: -1.0, 3: -0.7, 4: 0.0}  # by letters: short names occur in other words
_SHORT_UNSPACED, _FIRST_HAN = 4, "\u2e80"
_NEIGHBOURS = REGION | {"CN", "JP", "KR", "IN", "TW"}
_LONGEST_ACRONYM = 5
# What follows the town at the head of a report: a country or day, the agency in brackets, a dash.
_DATELINE = re.compile(r"(?:, [^\n(—–:]{2,25})? ?(?:\([A-Z][\w ./]{1,20}\))? ?(?:—|–|--|- )")
_UNSPACED_FIRST = re.compile(f"[{UNSPACED}]")
_LARGE = 500_000  # people: a name of such a city is read as the city first


def judge(page: Page, spots: Sequence[Spot], people: People) -> list[Spot]:
    """The spots that are places, each with its score."""
    words = lexicon()
    for spot in spots:
        spot.score = spot.standing + _clues(page, spot, people, words)
    by_key: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        by_key[spot.key].append(spot)
    for same in by_key.values():
        best = max(spot.score for spot in same)
        # One sense an article: a name that is surely a place once is likely one elsewhere.
        bonus = 1.0 if best >= 2 else 0.0
        for spot in same:
            spot.score += bonus
    return [spot for spot in spots if spot.score > 0]


def standing(candidates: Sequence[Candidate], key: str, length: int, language: str) -> float:
    """How readily a name is taken for a place before its surroundings are looked at."""
    words = lexicon()
    if key in words.never and key not in words.names_in.get(language, ()):
        return -100.0
    best = max([_prominence(candidate) for candidate in candidates])
    if not key.isascii() and _UNSPACED_FIRST.match(key):
        return best
    if length > 1:
        best += 1.0
    else:
        if key in words.openers:
            best -= 4.0
        if key in words.common:
            best -= 2.0
        if _is_personal(candidates, key, words):
            best -= 1.0
    if key.startswith(("st ", "saint ", "san ", "santa ")):
        best -= 1.5
    if len(key) <= 3 and not any(candidate.layer is Layer.COUNTRY for candidate in candidates):
        best -= 1.5
    return best


def _is_personal(candidates: Sequence[Candidate], key: str, words: Lexicon) -> bool:
    """Whether people are called so, and no large place is."""
    if key not in words.given and key not in words.weak_given and key not in words.surnames:
        return False
    return not any(
        candidate.layer in (Layer.COUNTRY, Layer.CURATED, Layer.ADMIN1) or (candidate.place.population or 0) >= _LARGE
        for candidate in candidates
    )


def _prominence(candidate: Candidate) -> float:
    if candidate.layer is Layer.COUNTRY:
        return 3.5 if candidate.rank is Rank.COUNTRY or candidate.wording[0] >= "\u0e00" else 1.0
    # Names in scripts of their own are all "other" spellings; there they are no weaker.
    weaker = 1.5 if candidate.rank is Rank.OTHER and candidate.wording[0] < "\u0e00" else 0.0
    if candidate.layer is Layer.CURATED:
        return 2.0 - weaker
    if candidate.layer is Layer.ADMIN1:
        return 1.5 - weaker
    if candidate.place.kind is PlaceKind.DISTRICT:
        return 1.0 - weaker  # a county: its name says so
    return math.log10((candidate.place.population or 0) + 1000) - 4.5 - weaker


def _clues(page: Page, spot: Spot, people: People, words: Lexicon) -> float:
    """What the words around say for a place, or against it."""
    if spot.first in people.tokens or spot.last - 1 in people.tokens:
        return -20.0
    if means_something_else(page, spot):
        return -20.0
    if page.words[spot.first].unspaced:
        return _unspaced_clues(page, spot, words)
    before = _before(page, spot, words)
    score = before + _behind(page, spot, words) + 3.0 * (spot.kind is not None) + 3.0 * (spot.area is not None)
    score += 1.0 * spot.listed - 4.0 * (spot.key in people.surnames)
    if spot.last - spot.first == 1:
        score += _lone_word(page, spot, words, located=before > 0)
    return score + 3.0 * _is_dateline(page, spot)


def _lone_word(page: Page, spot: Spot, words: Lexicon, located: bool) -> float:
    """What speaks against a name of one word: it may be any word, in capitals by chance."""
    score = 0.0
    if spot.key in words.common_in.get(page.language, ()):
        score -= 1.0 if located else 3.0
    if spot.key in page.lower:
        score -= 1.0 if located else 2.0
    if page.german and not located and not _is_large(spot):
        score -= 1.0  # every noun has its capital
    if _is_code(spot) and not page.words[spot.first].upper:
        score -= 6.0  # "Car" is not the CAR
    if page.settings[spot.first] is Setting.CAPITALS:
        score -= 0.5
    elif _is_acronym(page, spot):
        score -= 3.0
    return score


def _is_large(spot: Spot) -> bool:
    return any((candidate.place.population or _LARGE) >= _LARGE for candidate in spot.candidates)


def _unspaced_clues(page: Page, spot: Spot, words: Lexicon) -> float:
    if spot.kind is not None:
        return 3.0
    if spot.key in words.common_in.get(page.language, ()):
        return -4.0
    far = spot.candidates[0].place.country not in _NEIGHBOURS
    if far and len(spot.key) <= _SHORT_UNSPACED and spot.key < _FIRST_HAN:
        return -4.0  # inside other words of Thai, Lao, Burmese and Khmer, which write every vowel
    score = _UNSPACED_SCORE.get(len(spot.key), 0.5)
    return score + 1.0 if score < 0 and not far and _is_korean_word(page, spot, words.particles) else score


def _is_korean_word(page: Page, spot: Spot, particles: Words) -> bool:
    """Whether a Korean name is a whole word, but for its particle."""
    word = spot.first
    ending = page.text[spot.end : page.ends[word]]
    whole = page.starts[word] == spot.start and is_hangul(page.words[word].text[0])
    return whole and (not ending or fold(ending) in particles)


def _before(page: Page, spot: Spot, words: Lexicon) -> float:
    before = page.before(spot.first)
    if before is None:
        return 0.0
    if before.key in words.compass and any(not candidate.place.country for candidate in spot.candidates):
        return -20.0
    if not before.capital:
        if before.key in words.person_behind and (spot.key in words.given or spot.key in words.surnames):
            return -2.0
        if before.key in words.weak_before:
            return 0.5
        return 1.5 if before.key in words.place_before else 0.0
    if before.key in words.place_before and before.key in words.openers:
        return 1.0
    if before.key in words.openers or before.key in words.modifiers or before.key in words.kinds.before:
        return 0.0
    if page.settings[spot.first] is not Setting.PROSE or page.german:
        return 0.0
    if page.gaps[spot.first] is Gap.HYPHEN and not before.upper and spot.standing < _WELL_KNOWN:
        return -6.0  # "Soekarno-Hatta" is not Hatta
    if before.upper or spot.last - spot.first > 1 or page.gaps[spot.first] is Gap.HYPHEN:
        return -0.5
    return -3.5 if spot.key in words.surnames or spot.key in words.given else -1.5


def _behind(page: Page, spot: Spot, words: Lexicon) -> float:
    behind = page.behind(spot.last - 1)
    if behind is None or page.words[spot.last - 1].possessive:
        return 0.0
    if behind.key in _MONEY:
        return -6.0
    if page.gaps[spot.last] is Gap.HYPHEN:
        return 1.5 if behind.key in words.hyphen_behind else -0.5
    if not behind.capital:
        person = behind.key in words.person_behind and (spot.key in words.given or spot.key in words.surnames)
        return -2.0 if person else 0.0
    if behind.key in words.not_place_behind or _heads_company(page, spot, behind, words):
        return -6.0
    if behind.key in words.role_behind or behind.key in words.kinds.behind or behind.key in words.openers:
        return 0.5
    if page.settings[spot.first] is not Setting.PROSE or page.german:
        return 0.0
    return -1.5


def _is_code(spot: Spot) -> bool:
    """Whether places are called so in capitals alone."""
    return all(candidate.wording.isupper() and candidate.wording.isascii() for candidate in spot.candidates)


def _heads_company(page: Page, spot: Spot, behind: Token, words: Lexicon) -> bool:
    """ "China Southern Airlines"."""
    following = page.behind(spot.last)
    return behind.key in words.compass and following is not None and following.key in words.not_place_behind


def _is_acronym(page: Page, spot: Spot) -> bool:
    """ "NATO" in running text is no town, unless the lists have it in capitals too ("UAE") or it heads a line."""
    token = page.words[spot.first]
    if not token.upper or not 3 <= len(token.text) <= _LONGEST_ACRONYM or page.gaps[spot.first] is Gap.LINE:
        return False
    return not any(candidate.wording.isupper() or candidate.layer is Layer.COUNTRY for candidate in spot.candidates)


def _is_dateline(page: Page, spot: Spot) -> bool:
    """ "PHNOM PENH, July 14 (Xinhua) —", "BEIRUT (AP) -"."""
    if page.gaps[spot.first] is not Gap.LINE and not page.words[spot.first].upper:
        return False
    return _DATELINE.match(page.text, spot.end) is not None
