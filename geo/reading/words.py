"""The words of a sentence, cut once for all who look for words of theirs among them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

_Thing = TypeVar("_Thing")
Word = tuple[int, str]  # where it begins in the text, and the word

_WORD = re.compile(r"\w+")
_MOST_WORDS = 1 << 15
_LONGEST_KEPT = 40  # letters: a longer word hardly comes twice


def words_of(plain: str, start: int, end: int) -> list[Word]:
    """The words that begin between `start` and `end`, in order; what stands behind `end` is no part of the last."""
    words = [(match.start(), match[0]) for match in _WORD.finditer(plain, start, end)]
    if words and words[0][0] == start > 0 and _WORD.match(plain, start - 1, start):
        del words[0]
    return words


class KnownWords(dict[str, _Thing | None]):
    """What is known of each word; worked out once for each that occurs. None where nothing is."""

    def __init__(self, look_up: Callable[[str], _Thing | None]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> _Thing | None:
        known = self._look_up(word)
        if len(word) <= _LONGEST_KEPT:
            if len(self) >= _MOST_WORDS:
                self.clear()  # no text has so many that mean something: these are of many texts, or of none
            self[word] = known
        return known
