"""A text cut into words once, with what the readers ask of each: its offsets, its folded key, its case, what stands before.

Thai, Khmer, Lao, Burmese, Chinese, Japanese and Korean are kept as runs, for their words are not (or not reliably) spaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from geo.names import fold

# Scripts without capitals and without dependable spaces: Thai, Lao, Burmese, Khmer, Han, Kana, Hangul.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3031-\u9fff\uac00-\ud7af\uf900-\ufaff"
_LETTER = rf"[^\W_{UNSPACED}][\u0300-\u036f]*"
_WORD = re.compile(
    rf"(?P<unspaced>[{UNSPACED}][{UNSPACED}\u200b-\u200d]*)"
    r"|(?P<initials>(?:[A-Z]\.){2,}(?![a-z]))"
    rf"|(?:{_LETTER})+(?:['’ʼ](?:{_LETTER})+)*"
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
    """A word. `key` is folded. `capital`: its first letter is; `upper`: all are, and there are at least two."""

    start: int
    end: int
    text: str
    key: str
    gap: Gap
    capital: bool
    upper: bool
    possessive: bool
    unspaced: bool


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


def _gap(between: str) -> Gap:
    known = _GAPS.get(between)
    if known is not None:
        return known
    if "\n" in between or "\r" in between or "\u2028" in between:
        return Gap.LINE
    if _SENTENCE_END.search(between):
        return Gap.STOP
    if between.isspace():
        return Gap.SPACE
    if between.strip() in (",", "،", "、", "，"):
        return Gap.COMMA
    return Gap.OTHER


def tokenise(text: str) -> list[Token]:
    """The words in order. A possessive 's and an elided article are no part of a word."""
    tokens: list[Token] = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        for begin, stop, possessive in _parts(text, start, end):
            word = text[begin:stop]
            key = fold_cached(word)
            gap = _gap(text[last:begin]) if tokens else Gap.LINE
            first = word[0]
            tokens.append(
                Token(
                    begin, stop, word, key, gap, first.isupper() or first.istitle(),
                    len(word) > 1 and word.isupper(), possessive, match.lastgroup == "unspaced",
                )
            )  # fmt: skip
            last = stop + 2 if possessive else stop
    return tokens


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    word = text[start:end]
    if word.isalnum():
        yield start, end, False
        return
    elision = _ELISION.match(word)
    if elision and end - start > elision.end() + 2:
        start += elision.end()
        word = word[elision.end() :]
    if word.endswith(_POSSESSIVE) and len(word) > 2:
        yield start, end - 2, True
    else:
        yield start, end, False
