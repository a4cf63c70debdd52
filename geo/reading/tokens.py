"""A text cut into words once: offsets, folded key, case, and what stands between a word and the one before it.

Thai, Khmer, Lao, Burmese, Chinese, Japanese and Korean are kept as runs: their words are not, or not reliably, spaced.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from geo.names import fold

# Scripts without capitals and without dependable spaces: Thai, Lao, Burmese, Khmer, Han, Kana, Hangul.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3031-\u9fff\uac00-\ud7af\uf900-\ufaff"
_LETTERS = rf"[^\W_{UNSPACED}]++(?:[\u0300-\u036f]++[^\W_{UNSPACED}]*+)*+"
_UNSPACED_FIRST = re.compile(f"[{UNSPACED}]")
# In front what four words in five are: small letters and nothing that goes on. Splitting gives gaps and words in turn.
_WORD = re.compile(
    rf"([a-z]++(?![^\W_{UNSPACED}]|['’ʼ\u0300-\u036f])"
    rf"|[{UNSPACED}][{UNSPACED}\u200b-\u200d]*+"
    r"|(?:[A-Z]\.){2,}(?![a-z])"
    rf"|{_LETTERS}(?:['’ʼ]{_LETTERS})*+)"
)
# "l'Allemagne", "d'Angkor", "qu'Hanoï": the name is what follows. "O'Smach" and "N'Djamena" begin with a capital.
_ELISION = re.compile(r"(?:[ldnsmtjc]|qu)['’ʼ](?=\w)")
_POSSESSIVE = ("'s", "’s", "ʼs", "'S", "’S")


class Gap(IntEnum):
    """What stands between a word and the one before it."""

    SPACE = 0
    HYPHEN = 1
    COMMA = 2
    STOP = 3  # the end of a sentence, or an abbreviation's full stop
    LINE = 4
    OTHER = 5


class Token(NamedTuple):
    """A word, wherever it stands. `key` is folded. `capital`: its first letter is; `upper`: all are, and at least two.

    `heads`: whether a name may begin with it. `long`: whether it has its capital in a headline. `begin` and `stop`: the
    stretch of it that is the word proper.
    """

    text: str
    key: str
    begin: int
    stop: int
    capital: bool = False
    upper: bool = False
    possessive: bool = False
    unspaced: bool = False
    digit: bool = False
    heads: bool = False
    long: bool = False


class Tokens(NamedTuple):
    """The words of a text in order: what each is, where it begins and ends, and what stands in front of it."""

    words: list[Token]
    starts: list[int]
    ends: list[int]
    gaps: list[Gap]


fold_cached = lru_cache(1 << 16)(fold)
_GAPS = {
    "": Gap.SPACE,
    " ": Gap.SPACE,
    "\u00a0": Gap.SPACE,
    "-": Gap.HYPHEN,
    "‑": Gap.HYPHEN,
    ", ": Gap.COMMA,
    ". ": Gap.STOP,
}
_SENTENCE_END = re.compile(r"[.!?…:។。！？]")


class _Gaps(dict[str, Gap]):
    """The gap of what stands between two words; worked out once for each short string that occurs."""

    def __missing__(self, between: str) -> Gap:
        gap = _gap(between)
        if len(between) <= _SHORT_GAP and len(self) < _MOST_GAPS:
            self[between] = gap
        return gap


_LONG = 4  # letters: shorter words keep their small letters in headlines
_LONGEST_KEPT = 40  # letters: a longer word is no name, and hardly comes twice
_MOST_WORDS = 1 << 15
_SHORT_GAP, _MOST_GAPS = 4, 4096


def _gap(between: str) -> Gap:
    if any(sign in between for sign in "\n\r\u2028\u2029"):
        return Gap.LINE
    if _SENTENCE_END.search(between):
        return Gap.STOP
    if between in ("-", "‑"):
        return Gap.HYPHEN
    if not between.strip():
        return Gap.SPACE
    return Gap.COMMA if between.strip() in _COMMAS else Gap.OTHER


_COMMAS = frozenset({",", "،", "、", "，"})
_GAPS = _Gaps()


def tokenise(text: str) -> Tokens:
    """The words in order. A possessive 's and an elided article are no part of a word."""
    pieces = _WORD.split(text)
    places = list(accumulate(map(len, pieces)))[0:-1:2]
    words = list(map(_KNOWN.__getitem__, pieces[1::2]))
    gaps = list(map(_GAPS.__getitem__, pieces[0:-1:2]))
    if gaps:
        gaps[0] = Gap.LINE
    starts = [at + word.begin for at, word in zip(places, words, strict=True)]
    ends = [at + word.stop for at, word in zip(places, words, strict=True)]
    return Tokens(words, starts, ends, gaps)


class _Words(dict[str, Token]):
    """Worked out once for each word that occurs."""

    def __missing__(self, word: str) -> Token:
        token = known(word)
        if len(word) <= _LONGEST_KEPT:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = token
        return token


_KNOWN = _Words()


def known(word: str) -> Token:
    """What a word is, by itself."""
    begin, stop, possessive = _part(word)
    proper = word[begin:stop]
    first = proper[0]
    capital = first.isupper() or first.istitle()
    upper = capital and len(proper) > 1 and proper.isupper()
    unspaced = _UNSPACED_FIRST.match(word) is not None
    digit = first.isdigit()
    heads = capital or unspaced or digit
    long = len(proper) >= _LONG and not unspaced
    return Token(proper, fold(proper), begin, stop, capital, upper, possessive, unspaced, digit, heads, long)


def _part(word: str) -> tuple[int, int, bool]:
    """Where the word proper begins and ends in it, and whether a possessive was cut off."""
    if word.isalnum():
        return 0, len(word), False
    elision = _ELISION.match(word)
    begin = elision.end() if elision and len(word) > elision.end() + 2 else 0
    if word.endswith(_POSSESSIVE) and len(word) - begin > 2:
        return begin, len(word) - 2, True
    return begin, len(word), False
